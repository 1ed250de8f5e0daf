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

  /// Names totals that their lines do not make up by more than rounding, and the figure that is
  /// probably wrong.
  ///
  /// Where most of three totals or more are not made up, they cover something else: that is said once.
  mutating func reportTotals(_ lines: [String: LineHistory]) {
    var figures: [String: PublishedFigure] = [:]
    var identities: [PublishedIdentity] = []
    var sums: [LineSum] = []
    for (side, item, title) in Self.totals {
      let own = model.lines.filter { $0.side == side }
      for total in records(of: item) where isPlain(total) {
        let like = own.compactMap { record(of: $0.name, like: total) }
        if total.scope == nil, isMadeOtherwise(total, of: own, lines) {
          if let sum = lineSum(total, item, title, of: own, lines) { sums.append(sum) }
        } else if let sum = identity(title, total, plus: like, minus: [], &figures) {
          identities.append(sum)
        }
      }
    }
    let balances = identities.isEmpty ? [] : balanceIdentities(&figures)
    let review = IdentityReview.examine(
      figures.sorted { $0.key < $1.key }.map(\.value), identities + balances, in: unit)
    for (_, item, title) in Self.totals {
      let own = sums.filter { $0.item == item }
      let examined = identities.filter { $0.total.hasPrefix(item) }
      let violated = review.violations.filter { examined.contains($0.identity) }
      let (count, failed) = (
        own.count + examined.count, own.count { !$0.holds } + violated.count
      )
      let isWider = count > 2 && failed * 2 > count
      for violation in violated {
        var isCertain = false
        if case .figure = violation.culprit { isCertain = true }
        if isCertain || !isWider { note(finding(violation)) }
      }
      if isWider {
        note(
          HistoryFinding(
            .unexplained,
            LocalizedText(
              "\(title.chinese)在 \(count) 期中有 \(failed) 期不成立：合计的范围可能与模型的项目不同",
              "\(title.english) fails in \(failed) of \(count) periods: the totals may cover more than the model's lines"
            ), place: own.first { !$0.holds }?.total.place ?? violated.first?.diagnostic.place))
      } else {
        for sum in own where !sum.holds { note(finding(sum)) }
      }
    }
  }

  /// Whether some line's part of a total is told by other records than the total's own kind.
  private func isMadeOtherwise(
    _ total: Record, of own: [LineItem], _ lines: [String: LineHistory]
  ) -> Bool {
    guard let stretch = stretch(of: total) else { return false }
    return own.contains { line in
      guard record(of: line.name, like: total) == nil, let past = lines[line.name] else {
        return false
      }
      return told(line, past, like: total, stretch)?.amount != 0
    }
  }

  /// The periods that a total covers; `nil` where they are not all closed.
  private func stretch(of total: Record) -> ClosedRange<Period>? {
    let last = total.period.last(frequency)
    let first =
      total.basis == .cumulative
      ? Period(year: last.year).first(frequency) : total.period.first(frequency)
    return first <= last && last <= closedThrough ? first...last : nil
  }

  /// A published total and what the lines' own periods add up to.
  private struct LineSum {
    let total: Record
    let item: String
    let title: LocalizedText
    let amount: Double
    let rounding: Double

    /// Whether rounding explains the difference.
    var holds: Bool { abs(total.value - amount) <= rounding * (1 + 1e-9) }
  }

  /// The lines' own periods summed over a total's stretch, where no line is published for all of it
  /// or only some are; `nil` where a line does not tell it.
  private func lineSum(
    _ total: Record, _ item: String, _ title: LocalizedText, of own: [LineItem],
    _ lines: [String: LineHistory]
  ) -> LineSum? {
    guard let stretch = stretch(of: total) else { return nil }
    var (amount, rounding, isAny) = (0.0, total.rounding, false)
    for line in own {
      guard let past = lines[line.name] else { continue }
      guard let part = told(line, past, like: total, stretch) else { return nil }
      amount += part.amount
      rounding += part.rounding
      isAny = true
    }
    return isAny
      ? LineSum(total: total, item: item, title: title, amount: amount, rounding: rounding) : nil
  }

  /// What a line's records say of a stretch, with what rounding may hide; `nil` where they do not.
  private func told(
    _ line: LineItem, _ past: LineHistory, like total: Record, _ stretch: ClosedRange<Period>
  ) -> (amount: Double, rounding: Double)? {
    if let record = record(of: line.name, like: total) { return (record.value, record.rounding) }
    let isWhole =
      stretch.lowerBound.index == 1 && stretch.upperBound.index == frequency.periodsPerYear
      && stretch.lowerBound.year == stretch.upperBound.year
    if isWhole,
      past.years.contains(where: { $0.year == stretch.lowerBound.year && $0.standing > .flash })
    {
      return nil
    }
    // Nothing is missing before a line's first record.
    if let first = past.flows.trimmed().observations.first?.period, stretch.upperBound < first,
      !past.years.contains(where: { $0.year <= stretch.upperBound.year })
    {
      return (0, 0)
    }
    var sum = (amount: 0.0, rounding: 0.0)
    for period in stretch {
      guard let index = past.flows.index(of: period), let amount = past.flows[period],
        !past.isInterpolated[index]
      else { return whole(line, stretch) }
      sum.amount += amount
      let own = records(of: line.name).filter {
        $0.period.last(frequency) == period && $0.group == nil && $0.basis != .budget
      }
      sum.rounding += (own.first { $0.basis == .flow } ?? own.first)?.rounding ?? 0
    }
    return sum
  }

  /// A line's own figure of the year to date that ends with a stretch from January.
  private func whole(_ line: LineItem, _ stretch: ClosedRange<Period>) -> (
    amount: Double, rounding: Double
  )? {
    guard stretch.lowerBound.index == 1, stretch.lowerBound.year == stretch.upperBound.year else {
      return nil
    }
    let figure = records(of: line.name).first { record in
      record.group == nil && record.scope == nil && record.standing >= .flash
        && record.period.last(frequency) == stretch.upperBound
        && (record.basis == .cumulative
          || record.basis == .flow && record.period.first(frequency) == stretch.lowerBound)
    }
    return figure.map { ($0.value, $0.rounding) }
  }

  private func finding(_ sum: LineSum) -> HistoryFinding {
    let (published, made) = (decimal(sum.total.value), decimal(sum.amount))
    return HistoryFinding(
      .suspicious,
      LocalizedText(
        "\(sum.total.period) \(sum.title.chinese)不成立：公布合计 \(published) \(unit)，各项之和 \(made) \(unit)",
        "\(sum.total.period) \(sum.title.english) does not hold: the published total is \(published) \(unit), the sum \(made) \(unit)"
      ), amount: sum.total.value - sum.amount, place: sum.total.place)
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
