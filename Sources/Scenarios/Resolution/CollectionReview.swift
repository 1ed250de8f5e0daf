import Foundation
import Funds
import Quantities

/// What is said of the months in which contributions for cover come in.
struct CollectionReview {
  let model: FundModel

  /// The part of the money in other months than the model has from which on it is worth saying.
  private static let telling = 0.05

  /// The change of what is still to come, as a part of what is due, from which on it is worth saying.
  private static let tellingChange = 0.01

  /// The departure from the usual pace from which on it is doubtful.
  private static let doubtful = 0.25

  /// A finding for each line whose months on record are not those of the model, by line name.
  func findings(_ seasons: [String: CollectionSeason]) -> [HistoryFinding] {
    model.lines.compactMap { line in
      guard let season = seasons[line.name], let stated = line.statedCollection,
        season.distance(from: stated) >= Self.telling
      else { return nil }
      let (own, others) = (months(season.shares), months(stated))
      let covers = season.covers.map(String.init)
      let lead = LocalizedText(
        "\(line.title.chinese)参保年度 \(covers.joined(separator: "、")) 的记录为 \(own.chinese)，模型写的是 \(others.chinese)",
        "\(line.title.english): by the records of cover \(covers.joined(separator: ", ")) \(own.english) of it came, while the model has \(others.english)"
      )
      guard line.estimatesCollection else {
        return HistoryFinding(
          .suspicious,
          LocalizedText(
            "\(lead.chinese)；测算按模型。请改模型中这一项的 collection，或加一行 estimated: true 按记录测算",
            "\(lead.english), which is used; change the line's collection in the model, or add estimated: true to go by the records"
          ))
      }
      return HistoryFinding(
        .collection,
        LocalizedText("\(lead.chinese)；按记录测算", "\(lead.english); the records are used"))
    }
  }

  /// A finding for each line of which much more or less has come than usual.
  func findings(_ remainders: [CollectionRemainder], in unit: QuantityUnit) -> [HistoryFinding] {
    remainders.compactMap { remainder in
      let change = remainder.left - remainder.open
      guard abs(change) >= Self.tellingChange * remainder.due else { return nil }
      func printed(_ sum: Double) -> String { amount(sum, in: unit) }
      let isDoubtful =
        remainder.left == 0 || abs(remainder.reached - remainder.usual) >= Self.doubtful
      let line = model.line(remainder.line)?.title ?? LocalizedText(verbatim: remainder.line)
      let (received, due) = (printed(remainder.received), printed(remainder.due))
      let (reached, usual) = (percent(remainder.reached), percent(remainder.usual))
      let (left, open) = (printed(remainder.left), printed(remainder.open))
      return HistoryFinding(
        isDoubtful ? .suspicious : .collection,
        LocalizedText(
          "\(line.chinese)截至 \(remainder.closed) 已收 \(remainder.cover) 参保年度 \(received)，为应收 \(due) 的 \(reached)，往年同期为 \(usual)：其余月份由 \(open) 改为 \(left)（缴得早晚和人数多少都会有差，按各自历年的误差分摊）\(isDoubtful ? "；请核对参保人数、缴费标准和记录" : "")",
          "\(line.english): \(received) received by \(remainder.closed) for cover \(remainder.cover), \(reached) of the \(due) due, usually \(usual): the months to come bring \(left) instead of \(open) (people pay sooner or later, and there are more or fewer of them; the gap is shared by how far either was off before)\(isDoubtful ? "; check the persons, the standard and the records" : "")"
        ), amount: change)
    }
  }

  /// Shares by month in words, small ones together.
  private func months(_ shares: [CollectionShare]) -> LocalizedText {
    let names = shares.filter { $0.share >= Self.small }.map { part in
      let month = Period(year: 2001, month: 1).advanced(by: part.offset)
      let before = part.offset < 0
      return LocalizedText(
        "\(before ? "上年 " : "")\(month.index) 月 \(percent(part.share))",
        "\(percent(part.share)) in \(Self.englishMonths[month.index - 1])\(before ? " before" : "")"
      )
    }
    let rest = shares.reduce(0) { $1.share < Self.small ? $0 + $1.share : $0 }
    let others =
      rest >= 0.001
      ? [LocalizedText("其他月份 \(percent(rest))", "\(percent(rest)) in other months")] : []
    return LocalizedText(
      (names + others).map(\.chinese).joined(separator: "、"),
      (names + others).map(\.english).joined(separator: ", "))
  }

  /// Shares below this are named together.
  private static let small = 0.01

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
