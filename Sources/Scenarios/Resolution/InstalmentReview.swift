import Funds
import Quantities

/// What is said of instalments that came earlier or later than in the months they are due.
struct InstalmentReview {
  let model: FundModel

  /// The unit of printed amounts.
  let unit: QuantityUnit

  /// The part of a year's amount from which on a difference is worth saying.
  private static let telling = 0.01

  /// A finding for each line.
  func findings(_ remainders: [InstalmentRemainder]) -> [HistoryFinding] {
    remainders.compactMap { remainder in
      let year = remainder.expected + remainder.open
      guard abs(remainder.ahead) >= Self.telling * year else { return nil }
      let line = model.line(remainder.line)?.title ?? LocalizedText(verbatim: remainder.line)
      let (received, expected) = (
        decimal(remainder.received, in: unit), decimal(remainder.expected, in: unit)
      )
      let (left, usual) = (
        decimal(remainder.left, in: unit), decimal(remainder.open, in: unit)
      )
      let excess = decimal(remainder.excess, in: unit)
      let more =
        remainder.excess > 0
        ? LocalizedText(
          "，已超过全年应到数 \(excess) \(unit)，今年不再到账；如含下一年的款项，请写入 events",
          ", \(excess) \(unit) beyond the year's whole amount: nothing more is expected this year; what of it belongs to the next one should be stated in events"
        )
        : LocalizedText(
          "；全年应到数不变，其余各期由 \(usual) \(unit) 改为 \(left) \(unit)",
          "; the year's amount stays, so that the instalments to come are \(left) \(unit) instead of \(usual) \(unit)"
        )
      return HistoryFinding(
        remainder.excess > Self.telling * year ? .suspicious : .instalments,
        LocalizedText(
          "\(line.chinese)截至 \(remainder.closed) 已到账 \(received) \(unit)，按惯例月份应到 \(expected) \(unit)\(more.chinese)",
          "\(line.english): \(received) \(unit) received by \(remainder.closed), \(expected) \(unit) due by then\(more.english)"
        ), amount: remainder.ahead)
    }
  }
}
