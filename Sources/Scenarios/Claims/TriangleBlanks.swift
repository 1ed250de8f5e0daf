import Quantities
import Tables

/// Rows of a triangle's file that name a cell and leave its value empty.
struct TriangleBlanks {
  /// One such row.
  struct Row {
    let row: Int
    let origin: Int
    let development: Int
  }

  private let rows: [Row]
  private let known: [(origin: Int, development: Int)]

  /// Blank rows beside the cells that have a value.
  init(_ rows: [Row], beside known: [(origin: Int, development: Int)]) {
    self.rows = rows
    self.known = known
  }

  /// Reports blanks up to the newest diagonal, which would pass for nothing settled or take their
  /// origin away; those after it are not settled yet, and a note says so.
  func report(_ reader: inout FigureReader) -> [Diagnostic] {
    guard !rows.isEmpty else { return [] }
    let origins = Axis(known.map(\.origin) + rows.map(\.origin))
    let developments = Axis(known.map(\.development) + rows.map(\.development))
    func diagonal(_ origin: Int, _ development: Int) -> Int {
      origins.position(origin) + developments.position(development)
    }
    let newest = known.map { diagonal($0.origin, $0.development) }.max() ?? 0
    var open: [Row] = []
    for blank in rows {
      if diagonal(blank.origin, blank.development) > newest {
        open.append(blank)
        continue
      }
      reader.report(
        blank.row, "value", "missing-value", LocalizedText("没有数值", "there is no value"),
        LocalizedText(
          "没有结算的写 0；不知道的删去这一行", "0 where nothing was settled; no row where it is not known"))
    }
    guard let first = open.first else { return [] }
    return [
      Diagnostic(
        .note, code: "not-settled-yet", at: reader.place(first.row, "value"),
        found: LocalizedText(
          "最新一期以后的 \(open.count) 行没有数值，按尚未结算处理",
          "rows without a value after the newest diagonal, taken for not settled yet: \(open.count)"
        ))
    ]
  }

  /// Numbers that step evenly.
  private struct Axis {
    let first: Int
    let step: Int

    init(_ numbers: [Int]) {
      let sorted = Set(numbers).sorted()
      first = sorted.first ?? 0
      step = sorted.count > 1 ? sorted[1] - sorted[0] : 1
    }

    func position(_ number: Int) -> Int { (number - first) / step }
  }
}

extension TriangleFile {
  /// The largest amount that is taken for one.
  public static let largestAmount = 1e15

  /// A row's amount: no share in per cent, and none larger than any fund's money.
  static func amount(_ row: Int, _ reader: inout FigureReader) -> Double? {
    let text = reader.text(row, "value")
    if text.hasSuffix("%") || text.hasSuffix("％") {
      reader.report(
        row, "value", "not-an-amount",
        LocalizedText("“\(text)”是百分数", "“\(text)” is a percentage"),
        LocalizedText("金额或件数，例如 1234.5", "an amount or a number, such as 1234.5"))
      return nil
    }
    guard let value = reader.number(row, "value") else { return nil }
    if abs(value) < largestAmount { return value }
    reader.report(
      row, "value", "implausible-amount",
      LocalizedText("\(text) 太大，不会是金额", "\(text) is too large for an amount"),
      LocalizedText("绝对值小于 1e15", "less than 1e15 to either side of zero"))
    return nil
  }
}
