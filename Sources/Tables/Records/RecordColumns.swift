extension ColumnSchema {
  /// The columns of a file of records, ``RecordFile``.
  public static let records = ColumnSchema([
    Column("fund", aliases: ["基金", "险种", "scheme"], isRequired: true),
    Column("item", aliases: ["项目", "科目", "line"], isRequired: true),
    Column("group", aliases: ["组别", "人群"]),
    Column("period", aliases: ["期间", "所属期", "时期"], isRequired: true),
    Column("basis", aliases: ["口径"]),
    Column("value", aliases: ["数值", "金额", "amount"], isRequired: true),
    Column("unit", aliases: ["单位", "计量单位"]),
    Column("standing", aliases: ["状态", "status"]),
    Column("scope", aliases: ["范围"]),
    Column("note", aliases: ["备注", "remark", "remarks"]),
    Column("source", aliases: ["来源", "出处"]),
  ])
}
