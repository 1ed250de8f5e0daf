internal import Quantities

extension RecordReader {
  /// The words that open a row of totals in a table for people.
  private static let words: Set<String> = ["合计", "总计", "小计", "共计", "累计合计", "total", "subtotal"]

  /// The field of a row that calls it a total of the rows above, where it names no figure.
  func totalCell(_ row: Int) -> RecordField? {
    let needed: [RecordField] = [.fund, .item, .period]
    let isWhole = needed.allSatisfy { !text(row, $0).isEmpty }
    let fields: [RecordField] = isWhole ? [.item] : needed + [.group, .basis, .unit]
    return fields.first { RecordReader.isTotal(text(row, $0)) }
  }

  private static func isTotal(_ text: String) -> Bool {
    // Most texts end otherwise than 计, total or a colon: rows are many.
    guard text.utf8.count <= 24, let last = text.utf8.last,
      [0xA1, 0x6C, 0x4C, 0x3A, 0x9A].contains(last)
    else { return false }
    return words.contains(text.filter { !$0.isWhitespace && !":：".contains($0) }.lowercased())
  }

  /// Says once what a row of totals is, in place of everything that it lacks.
  mutating func reportTotal(_ row: Int, _ field: RecordField) {
    let word = text(row, field)
    report(
      row, field, "total-row",
      found: LocalizedText("这是“\(word)”行，不是一条记录", "a row of totals, “\(word)”, is no record"),
      expected: LocalizedText("一行一个项目的数", "one figure of one item a row"),
      remedy: LocalizedText(
        "请把该行以 # 开头，或删去；要核对合计，请另写一行，项目为 totals.income 或 totals.expenditure",
        "Begin the row with #, or remove it; a total to be checked is a row of its own, its item totals.income or totals.expenditure"
      ))
  }
}
