import Funds
import Quantities
import Tables

/// Published balances that the flows beside them do not explain.
extension HistoryBuilder {
  /// How many years of spending no fund holds: beyond them a balance and its flows are hardly in one
  /// unit.
  private static let unlikelyReserve = 20.0

  /// The part of what moved since the last published balance from which on an adjustment is
  /// questioned.
  private static let largeAdjustment = 0.25

  /// Names a first balance that would last for decades: no balance before it tells what it should be.
  mutating func reportOddOpening(
    _ opening: Money, _ ledger: Ledger, book: FundModel.Book, at place: SourcePlace?
  ) {
    let spent = ledger.entries.reduce(0) { $0 + $1.expenditure.units }
    let yearly = spent / Double(max(ledger.entries.count, 1)) * Double(frequency.periodsPerYear)
    guard yearly > 0, opening.units > Self.unlikelyReserve * yearly else { return }
    let (printed, usual) = (decimal(opening.units), decimal(yearly))
    let years = Int((min(opening.units / yearly, 1e9)).rounded())
    note(
      HistoryFinding(
        .suspicious,
        LocalizedText(
          "\(book.title.chinese)结余 \(printed) \(unit)，而一年支出约 \(usual) \(unit)，够付 \(years) 年，两者像是有一个单位写错",
          "\(book.title.english): a balance of \(printed) \(unit) beside about \(usual) \(unit) spent a year would last \(years) years: perhaps a slip of the unit in one of them"
        ), amount: opening.units, place: place))
  }

  /// What of writing a balance makes another: one digit for another, or a round sum left out, by a
  /// hundred times what the last decimal of the figures is worth at least; or two neighbours swapped.
  /// `nil` where the two differ otherwise, as they nearly always do by chance.
  private func digitSlip(from expected: Double, to written: Double) -> LocalizedText? {
    let hundredths = [expected, written].map { ($0 / unit.scale * 100).rounded() }
    // Figures in whole units are a unit or two apart by rounding.
    let lastPlace =
      [100.0, 10].first { place in
        hundredths.allSatisfy { $0.truncatingRemainder(dividingBy: place) == 0 }
      } ?? 1
    let apart = decimal(abs(written - expected))
    if abs(hundredths[1] - hundredths[0]) >= 100 * lastPlace,
      apart.count(where: { ("1"..."9").contains($0) }) == 1
    {
      return LocalizedText(
        "恰好相差 \(apart)，像是抄错一位数字，或漏记了一笔整数",
        "just \(apart) apart, as if a digit were mistyped or a round sum left out")
    }
    let (own, other) = (Array(decimal(expected)), Array(decimal(written)))
    guard own.count == other.count else { return nil }
    let places = own.indices.filter { own[$0] != other[$0] }
    if places.count == 2, places[1] == places[0] + 1, own[places[0]] == other[places[1]],
      own[places[1]] == other[places[0]]
    {
      return LocalizedText("只有两位数字颠倒，像是抄错", "two digits swapped, perhaps mistyped")
    }
    return nil
  }

  /// Says what a published balance differs by from its flows, and names it where that is much.
  mutating func reportAdjustment(
    _ entry: Ledger.Entry, of moved: Double, book: FundModel.Book, at place: SourcePlace?
  ) {
    let difference = entry.adjustment.units
    // What rounding of published figures explains is no finding.
    guard abs(difference) >= 0.005 * unit.scale else { return }
    let balance = entry.closing.units
    let explained = balance - difference
    let title = book.title
    // A transfer may halve or double a balance; a slip of a digit makes it ten times another.
    if explained > 0, balance < explained / 5 || balance > explained * 5 {
      let (printed, expected) = (decimal(balance), decimal(explained))
      note(
        HistoryFinding(
          .suspicious,
          LocalizedText(
            "\(entry.period) \(title.chinese)公布结余 \(printed) \(unit)，按收支应为 \(expected) \(unit)，相差悬殊，像是多写或少写了一位、单位写错；仍按公布数，差额列为调整数",
            "\(entry.period) \(title.english): the published balance of \(printed) \(unit) is far from the \(expected) \(unit) that its flows explain, perhaps a slip of a digit or of the unit; it is used, with the difference stated as an adjustment"
          ), amount: difference, place: place))
      return
    }
    let shown = decimal(difference)
    if let slip = digitSlip(from: explained, to: balance) {
      note(
        HistoryFinding(
          .suspicious,
          LocalizedText(
            "\(entry.period) \(title.chinese)公布结余 \(decimal(balance)) \(unit)，按收支应为 \(decimal(explained)) \(unit)，\(slip.chinese)；差额列为调整数",
            "\(entry.period) \(title.english): the published balance is \(decimal(balance)) \(unit) where its flows give \(decimal(explained)) \(unit): \(slip.english); stated as an adjustment"
          ), amount: difference, place: place))
      return
    }
    // Accounts of whole years are audited; what they carry over is said in words elsewhere.
    if frequency != .year, moved > 0, abs(difference) >= Self.largeAdjustment * moved {
      let percent = (abs(difference) / moved * 100).rounded()
      let share = percent < 1e6 ? "\(Int(percent)) %" : "> 1000000 %"
      note(
        HistoryFinding(
          .suspicious,
          LocalizedText(
            "\(entry.period) \(title.chinese)公布结余与收支相差 \(shown) \(unit)，为上次公布结余以来收支的 \(share)，列为调整数；请核对这几期各项收支有无漏记、错位，以及结余",
            "\(entry.period) \(title.english): the published balance misses its flows by \(shown) \(unit), \(share) of what moved since the last one published, stated as an adjustment; check the lines of these periods for something left out or misplaced, and the balance"
          ), amount: difference, place: place))
      return
    }
    note(
      HistoryFinding(
        .adjustment,
        LocalizedText(
          "\(entry.period) \(title.chinese)公布结余与收支相差 \(shown) \(unit)，列为调整数",
          "\(entry.period) \(title.english): the published balance misses its flows by \(shown) \(unit), stated as an adjustment"
        ), amount: difference))
  }
}
