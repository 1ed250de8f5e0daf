import Forecasting
import Funds
import Quantities
import Tables

/// Published totals held against the lines and the balances published beside them.
extension HistoryBuilder {
  private static let totals: [(side: Side, item: String, title: LocalizedText)] = [
    (.income, "totals.income", LocalizedText("收入合计 = 各项收入之和", "total income = its lines")),
    (
      .expenditure, "totals.expenditure",
      LocalizedText("支出合计 = 各项支出之和", "total expenditure = its lines")
    ),
  ]

  /// Names totals that their lines do not make up, and the figure that is probably wrong.
  ///
  /// A total that no other sum contradicts is named only where the lines make up most of its other
  /// periods: else it covers more than the model's lines.
  mutating func reportTotals(_ lines: [String: LineHistory]) {
    reportSums(lines)
    var figures: [String: PublishedFigure] = [:]
    var identities: [PublishedIdentity] = []
    for (side, item, title) in Self.totals {
      for total in records(of: item) where isPlain(total) {
        let lines = model.lines.filter { $0.side == side }
          .compactMap { record(of: $0.name, like: total) }
        if let sum = identity(title, total, plus: lines, minus: [], &figures) {
          identities.append(sum)
        }
      }
    }
    guard !identities.isEmpty else { return }
    let balances = balanceIdentities(&figures)
    let review = IdentityReview.examine(
      figures.sorted { $0.key < $1.key }.map(\.value), identities + balances, in: unit)
    for (_, item, _) in Self.totals {
      let examined = identities.filter { $0.total.hasPrefix(item) }
      let violated = review.violations.filter { examined.contains($0.identity) }
      for violation in violated {
        var isCertain = false
        if case .figure = violation.culprit { isCertain = true }
        guard isCertain || violated.count * 2 < examined.count else { continue }
        note(finding(violation))
      }
    }
  }

  /// Names totals of a year or a part of it that the lines' own periods do not add up to, where no
  /// line is published for the same stretch.
  private mutating func reportSums(_ lines: [String: LineHistory]) {
    for (side, item, title) in Self.totals {
      var (found, examined): ([HistoryFinding], Int) = ([], 0)
      let own = model.lines.filter { $0.side == side }
      for total in records(of: item) where isPlain(total) && total.scope == nil {
        guard own.allSatisfy({ record(of: $0.name, like: total) == nil }) else { continue }
        let last = total.period.last(frequency)
        let first =
          total.basis == .cumulative
          ? Period(year: last.year).first(frequency) : total.period.first(frequency)
        guard first <= last, last <= closedThrough else { continue }
        let recorded = own.compactMap { lines[$0.name] }
        let amounts = recorded.flatMap { line in (first...last).map { line.flows[$0] } }
        let known = amounts.compactMap(\.self)
        guard !known.isEmpty, known.count == amounts.count else { continue }
        examined += 1
        let sum = known.reduce(0, +)
        let difference = total.value - sum
        // What rounding explains is no finding.
        guard abs(difference) > 0.001 * abs(total.value) + 0.005 * total.unit.scale else {
          continue
        }
        let (published, made) = (decimal(total.value), decimal(sum))
        found.append(
          HistoryFinding(
            .suspicious,
            LocalizedText(
              "\(total.period) \(title.chinese)不成立：公布合计 \(published) \(unit)，各项之和 \(made) \(unit)",
              "\(total.period) \(title.english) does not hold: the published total is \(published) \(unit), the sum \(made) \(unit)"
            ), amount: difference, place: total.place))
      }
      if let first = found.first, examined > 2, found.count * 2 > examined {
        // Most of several do not hold: they cover something else.
        note(
          HistoryFinding(
            .unexplained,
            LocalizedText(
              "\(title.chinese)在 \(examined) 期中有 \(found.count) 期不成立：合计的范围可能与模型的项目不同",
              "\(title.english) fails in \(found.count) of \(examined) periods: the totals may cover more than the model's lines"
            ), place: first.place))
      } else {
        for finding in found { note(finding) }
      }
    }
  }

  /// Closing = opening + total income − total expenditure, wherever all four are published.
  private func balanceIdentities(_ figures: inout [String: PublishedFigure]) -> [PublishedIdentity]
  {
    var identities: [PublishedIdentity] = []
    let whole = model.books.count == 1 ? [nil, model.books[0].name] : [nil]
    let stocks = records(of: "balance.book").filter {
      $0.basis == .stock && whole.contains($0.group)
    }
    for income in records(of: "totals.income") where isPlain(income) {
      let before =
        income.basis == .cumulative
        ? Period(year: income.period.year - 1, month: 12)
        : income.period.firstMonth.advanced(by: -1)
      func stock(at month: Period) -> Record? {
        stocks.first { $0.period.lastMonth == month && $0.scope == income.scope }
      }
      guard let expenditure = record(of: "totals.expenditure", like: income),
        let closing = stock(at: income.period.lastMonth), let opening = stock(at: before),
        let sum = identity(
          LocalizedText("期末结余 = 期初结余 + 收入 − 支出", "closing = opening + income − expenditure"),
          closing, plus: [opening, income], minus: [expenditure], &figures)
      else { continue }
      identities.append(sum)
    }
    return identities
  }

  /// A sum over records; `nil` where there is nothing to sum or a figure cannot be summed exactly.
  private func identity(
    _ label: LocalizedText, _ total: Record, plus: [Record], minus: [Record],
    _ figures: inout [String: PublishedFigure]
  ) -> PublishedIdentity? {
    guard !plus.isEmpty else { return nil }
    let all = [total] + plus + minus
    let made = all.compactMap { PublishedFigure(name($0), $0) }
    // Sums are exact over eighteen powers of ten.
    guard made.count == all.count, made.allSatisfy({ (-6...12).contains($0.exponent) }) else {
      return nil
    }
    for figure in made { figures[figure.name] = figure }
    return PublishedIdentity(
      LocalizedText("\(total.period) \(label.chinese)", "\(total.period) \(label.english)"),
      total: name(total), plus.map { .plus(name($0)) } + minus.map { .minus(name($0)) })
  }

  /// Whether a record is of the whole fund and flowed in its period or since January.
  private func isPlain(_ record: Record) -> Bool {
    record.group == nil && (record.basis == .flow || record.basis == .cumulative)
  }

  /// The record of another item for the same period, measured alike.
  private func record(of item: String, like other: Record) -> Record? {
    records(of: item).first {
      $0.group == nil && $0.period == other.period && $0.basis == other.basis
        && $0.scope == other.scope
    }
  }

  /// What a record is called among the figures: as the file names it, with its period.
  private func name(_ record: Record) -> String {
    [
      record.item, "\(record.period)", record.basis == .cumulative ? "cumulative" : nil,
      record.scope,
    ]
    .compactMap(\.self).joined(separator: " ")
  }

  private func finding(_ violation: IdentityViolation) -> HistoryFinding {
    let diagnostic = violation.diagnostic
    let remedy = diagnostic.remedy
    return HistoryFinding(
      .suspicious,
      LocalizedText(
        diagnostic.found.chinese + (remedy.map { "；" + $0.chinese } ?? ""),
        diagnostic.found.english + (remedy.map { "; " + $0.english } ?? "")),
      amount: violation.difference, place: diagnostic.place)
  }
}
