import Funds
import Quantities

/// What is said of instalments that came earlier or later than in the months they are due.
struct InstalmentReview {
  let model: FundModel

  /// The unit of printed amounts.
  let unit: QuantityUnit

  /// The part of a year's amount from which on a difference is worth saying.
  private static let telling = 0.01

  /// The part from which on it is doubtful.
  private static let doubtful = 0.25

  /// A finding for each line.
  func findings(_ remainders: [InstalmentRemainder]) -> [HistoryFinding] {
    remainders.compactMap { remainder in
      let year = remainder.expected + remainder.open
      guard abs(remainder.ahead) >= Self.telling * year else { return nil }
      let isDoubtful =
        remainder.open == 0 || remainder.excess > Self.telling * year
        || abs(remainder.ahead) >= Self.doubtful * year
      return HistoryFinding(
        isDoubtful ? .suspicious : .instalments, text(remainder), amount: remainder.ahead)
    }
  }

  private func text(_ remainder: InstalmentRemainder) -> LocalizedText {
    func printed(_ sum: Double) -> String { amount(sum, in: unit) }
    let line = model.line(remainder.line)?.title ?? LocalizedText(verbatim: remainder.line)
    let received = printed(remainder.received)
    let lead = LocalizedText(
      "\(line.chinese)截至 \(remainder.closed) 已到账 \(received)",
      "\(line.english): \(received) received by \(remainder.closed)")
    if remainder.excess > 0 {
      let (year, excess) = (
        printed(remainder.expected + remainder.open), printed(remainder.excess)
      )
      return sentence(
        lead,
        LocalizedText(
          "，比全年应到数 \(year) 多 \(excess)，今年不再预计到账；多出的如是下一年的款项，请写入 events：month 写到账的月份，instead-of 写下一年应到的月份",
          ", \(excess) more than the \(year) of the whole year: nothing more is expected this year; where it belongs to the next one, state it in events, month as the one in which it came and instead-of as the one in which it falls due"
        ))
    }
    let expected = printed(remainder.expected)
    let due = LocalizedText("，按惯例月份应到 \(expected)", ", \(expected) due by then")
    if remainder.open == 0 {
      let missing = printed(-remainder.ahead)
      return sentence(
        lead, due,
        LocalizedText(
          "；差 \(missing)，今年没有下一期，按下一期间到账预计；请核对记录，确知不来的用 events 写一笔负数",
          "; the missing \(missing) is expected in the next period, since nothing more falls due this year: check the records, and where it will not come state it below zero in events"
        ))
    }
    let (left, usual) = (printed(remainder.left), printed(remainder.open))
    return sentence(
      lead, due,
      LocalizedText(
        "；全年应到数不变，其余各期由 \(usual) 改为 \(left)",
        "; the year's amount stays, so that the instalments to come are \(left) instead of \(usual)"
      ))
  }

  private func sentence(_ parts: LocalizedText...) -> LocalizedText {
    LocalizedText(parts.map(\.chinese).joined(), parts.map(\.english).joined())
  }
}
