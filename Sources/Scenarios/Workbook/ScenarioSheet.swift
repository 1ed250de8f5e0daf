public import Quantities
public import Tables

/// A sheet of a scenario's workbook: what it is called, and the columns it has.
///
/// Columns bear the keys of the YAML form, so that one reader checks both.
public enum ScenarioSheet: String, Sendable, Hashable, CaseIterable {
  /// Title, author, periods and whatever else is said once.
  case scenario
  /// The funds of a baseline with their models and records.
  case funds
  /// Dated values of parameters in a baseline.
  case assumptions
  /// What a variant does to parameters.
  case changes
  /// Known matters and judgements.
  case events
  /// What is to be reached.
  case targets
  /// The blocks that have no sheet of their own, each value under its path.
  case more

  /// The name on the tab.
  public var title: LocalizedText {
    switch self {
    case .scenario: LocalizedText("方案", "scenario")
    case .funds: LocalizedText("基金", "funds")
    case .assumptions: LocalizedText("假设", "assumptions")
    case .changes: LocalizedText("变动", "changes")
    case .events: LocalizedText("事件", "events")
    case .targets: LocalizedText("目标", "targets")
    case .more: LocalizedText("其他", "more")
    }
  }

  /// The sheet of a tab's name, in either language.
  init?(tab name: String) {
    let plain = ColumnSchema.plainName(name)
    let found = ScenarioSheet.allCases.first { sheet in
      sheet.names.contains { ColumnSchema.plainName($0) == plain }
    }
    guard let found else { return nil }
    self = found
  }

  /// The names that the tab may bear.
  var names: [String] {
    let also: [String] =
      switch self {
      case .scenario: ["基本情况"]
      case .events: ["已知事项", "known matters"]
      case .assumptions, .changes, .funds, .targets, .more: []
      }
    return [title.chinese, title.english] + also
  }

  /// Tabs that explain and are not read.
  static let explaining = [
    LocalizedText("填写说明", "how to fill in"), LocalizedText("名称表", "names"),
  ]

  /// The columns, in their usual order.
  public var columns: ColumnSchema {
    typealias Column = ColumnSchema.Column
    let unit = Column("unit", aliases: ["单位"])
    let source = Column("source", aliases: ["来源", "出处", "依据"])
    let parameter = Column("parameter", aliases: ["参数"], isRequired: true)
    let group = Column("group", aliases: ["组别", "人群", "档次", "tier"])
    let value = Column("value", aliases: ["数值", "值"], isRequired: true)
    let then = Column("then", aliases: ["此后", "以后"])
    return switch self {
    case .scenario:
      ColumnSchema([
        Column("setting", aliases: ["设置", "项目", "key"], isRequired: true),
        Column("value", aliases: ["内容", "数值", "值"], isRequired: true),
        Column("english", aliases: ["英文"]),
      ])
    case .funds:
      ColumnSchema([
        Column("model", aliases: ["模型"], isRequired: true),
        Column("data", aliases: ["数据", "数据文件", "记录"]),
      ])
    case .assumptions:
      ColumnSchema([
        parameter, group, Column("period", aliases: ["期间", "年度", "年月"]), value, unit, then,
        Column("source", aliases: source.aliases, isRequired: true),
      ])
    case .changes:
      ColumnSchema([
        parameter, group, Column("operation", aliases: ["做法", "变动方式"]),
        Column("period", aliases: ["期间", "年度", "年月", "起", "from"]), value, unit,
        Column("until", aliases: ["止", "截止"]), then, source,
      ])
    case .events:
      ColumnSchema([
        Column("fund", aliases: ["基金"]), Column("line", aliases: ["项目"], isRequired: true),
        Column("month", aliases: ["月份", "期间", "period"], isRequired: true),
        Column("instead-of", aliases: ["原应月份", "应到月份"]),
        Column("amount", aliases: ["金额", "数值", "value"], isRequired: true), unit,
        Column("title", aliases: ["事项"], isRequired: true), Column("english", aliases: ["英文"]),
        source, Column("author", aliases: ["判断人", "作者"]), Column("date", aliases: ["日期"]),
      ])
    case .targets:
      ColumnSchema([
        Column("measure", aliases: ["指标"], isRequired: true),
        Column("comparison", aliases: ["条件", "比较"], isRequired: true),
        Column("value", aliases: ["数值", "值"], isRequired: true), unit,
        Column("by", aliases: ["到", "期限", "期间"], isRequired: true),
        Column("probability", aliases: ["概率", "把握"]),
      ])
    case .more:
      ColumnSchema([
        Column("path", aliases: ["位置"], isRequired: true),
        Column("value", aliases: ["内容", "数值", "值"], isRequired: true),
      ])
    }
  }
}
