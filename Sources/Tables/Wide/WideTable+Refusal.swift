public import Quantities

extension WideTable {
  /// What to say of a file that should hold one figure a row and holds a wide table instead; `nil`
  /// where it is none.
  ///
  /// - Parameter rows: what its rows should be, such as `fund,item,…`.
  public static func refusal(of path: String, rows: LocalizedText) -> Diagnostic? {
    // A file of many rows is none that was laid out by hand.
    guard let bytes = try? fileBytes(TablePath(path).file), bytes.count < largestFile,
      let tables = try? readAll(path), !tables.contains(where: \.isRecords),
      let table = tables.first(where: \.isWide)
    else { return nil }
    let file = TablePath(path).file
    return Diagnostic(
      code: "wide-table", at: table.place,
      found: LocalizedText(
        "这是项目与期间纵横排列的表，不是一行一个数",
        "a table of items by periods, not one figure a row"),
      expected: rows,
      remedy: LocalizedText(
        "基金收支表可以用 fundcast import \(file) --for 方案.yaml --out 记录.csv 转成记录",
        "Turn a fund's table into records with fundcast import \(file) --for SCENARIO.yaml --out RECORDS.csv"
      ))
  }

  /// The rows of records, for ``refusal(of:rows:)``.
  public static let recordRows = LocalizedText(
    "一行一个数的记录，列为 fund,item,period,basis,value,unit 等",
    "records of one figure a row, with the columns fund,item,period,basis,value,unit and others")

  /// The largest file that may be a table laid out by hand, in bytes.
  private static let largestFile = 8_000_000

  /// Whether times head three columns or more, or stand beside three rows or more of figures under
  /// names that are no columns of records.
  private var isWide: Bool {
    func times(_ words: (WideFigure) -> [TableWord]) -> Int {
      Set(
        figures.flatMap { words($0).filter { $0.time?.part != nil || $0.isTotal }.map(\.text) }
      ).count
    }
    if times(\.columnWords) > 2 { return true }
    let heads = Set(figures.flatMap { $0.columnWords.map(\.text) })
    let known = Set(
      ColumnSchema.records.columns.flatMap { [$0.name] + $0.aliases }.map(ColumnSchema.plainName))
    return times(\.rowWords) > 2 && heads.count > 1
      && heads.allSatisfy { head in
        !known.contains(ColumnSchema.plainName(head)) && !head.allSatisfy(\.isASCII)
      }
  }
}
