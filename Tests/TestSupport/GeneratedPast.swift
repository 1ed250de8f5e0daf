import Forecasting
import Funds
import Quantities

/// The parameters of a generated fund.
struct GeneratedParameters {
  let span: GeneratedSpan
  let groups: Int

  func make(_ random: inout CaseGenerator) -> [String: ParameterPath] {
    var paths: [String: ParameterPath] = [:]
    func add(
      _ name: String, isGrouped: Bool = false, isCover: Bool = false,
      _ value: (inout CaseGenerator) -> Double, growth: Double = 0.02
    ) {
      let perYear = isCover ? 1 : Double(span.start.frequency.periodsPerYear)
      let start = isCover ? Period(year: span.pastStart.year) : span.pastStart
      let end = isCover ? Period(year: span.end.year + 2) : span.end
      let rows = (0..<(isGrouped ? max(groups, 1) : 1)).map { _ in
        let first = value(&random)
        return (0...start.distance(to: end)).map { first * (1 + growth * Double($0) / perYear) }
      }
      paths[name] = ParameterPath(
        name: name, isGrouped: isGrouped && groups > 0, isCover: isCover, start: start,
        values: rows,
        origins: rows.map { row in row.map { _ in .assumption(source: "generated") } })
    }
    add("g.persons", isGrouped: true, { $0.magnitude(in: 1e4...1e6) })
    add("g.premium", isCover: true, { $0.number(in: 200...600) }, growth: 0.05)
    add("g.subsidy", { $0.number(in: 400...900) })
    add("g.standard", { $0.number(in: 100...900) })
    add("g.delay", { Double($0.integer(in: 0...6)) / 12 }, growth: 0)
    add("g.incidence", isGrouped: true, { $0.number(in: 0.05...0.5) })
    add("g.cost", isGrouped: true, { $0.number(in: 2_000...12_000) }, growth: 0.04)
    add("g.ratio", { $0.number(in: 0.4...0.8) }, growth: 0)
    add("g.cost-a-head", { $0.number(in: 20...200) })
    add("g.credit", { $0.number(in: 20...200) })
    add("g.interest", { $0.number(in: 0...0.03) }, growth: 0)
    add("g.advance", { $0.magnitude(in: 1e5...1e7) }, growth: 0.3)
    add("g.budget-growth", { $0.number(in: -0.05...0.08) }, growth: 0)
    add("g.capped", { $0.number() }, growth: 0)
    add("g.excess", { $0.number() }, growth: 0)
    add("g.savings", { $0.number() }, growth: 0)
    add("g.days", { $0.number(in: 0...30) / 360 }, growth: 0.2)
    add("g.institutions", { $0.number() }, growth: 0)
    return paths
  }
}

/// The past of a generated fund: flows to the cent, some gaps, balances of which some were
/// published and some miss their flows.
struct GeneratedPast {
  let model: FundModel
  let span: GeneratedSpan

  func make(_ random: inout CaseGenerator) -> FundHistory {
    var lines: [String: LineHistory] = [:]
    for line in model.lines where line.method != .plan || random.number() < 0.3 {
      lines[line.name] = past(of: line, &random)
    }
    var ledgers: [String: Ledger] = [:]
    for book in model.books { ledgers[book.name] = ledger(of: book.name, lines, &random) }
    let states = random.integer(in: 0...2)
    return FundHistory(
      closedThrough: span.closed, lines: lines, ledgers: ledgers,
      deposits: states == 1 ? random.magnitude(in: 1e7...1e9) : nil,
      prepaid: states == 2 ? random.magnitude(in: 1e5...1e8) : nil, budgets: [])
  }

  private func past(of line: LineItem, _ random: inout CaseGenerator) -> LineHistory {
    let level = random.magnitude(in: 1e5...3e7)
    let count = span.pastStart.distance(to: span.closed) + 1
    let season = (0..<12).map { _ in random.number(in: 0.5...1.5) }
    var values = (0..<count).map { index -> Double? in
      let month = span.pastStart.advanced(by: index).firstMonth.index
      return (level * season[month - 1] * random.number(in: 0.9...1.1) * 100).rounded() / 100
    }
    if random.number() < 0.2 { values[random.integer(in: 0...count / 3)] = nil }
    let flows = Series(start: span.pastStart, values: values)
    let years = flows.aggregatedToYears().observations.map {
      LineHistory.AnnualTotal(year: $0.period.year, amount: $0.value, standing: .final)
    }
    let isKnownIncurred = line.settlement != nil && random.number() < 0.6
    let incurred = values.map { value in value.map { $0 * random.number(in: 0.9...1.1) } }
    return LineHistory(
      flows: flows, isInterpolated: [Bool](repeating: false, count: count), years: years,
      cumulative: [],
      incurred: isKnownIncurred ? Series(start: span.pastStart, values: incurred) : nil,
      seasonal: model.frequency == .year || random.number() < 0.2
        ? nil : try? SeasonalShares(series: flows))
  }

  private func ledger(
    of book: String, _ lines: [String: LineHistory], _ random: inout CaseGenerator
  ) -> Ledger? {
    let flows = (span.pastStart...span.closed).map { period in
      func sum(_ side: Side) -> Money {
        let units = model.lines(side, book: book).reduce(0) {
          $0 + (lines[$1.name]?.flows[period] ?? 0)
        }
        return Money(rounding: units) ?? .zero
      }
      let published =
        random.number() < 0.2 ? Money(rounding: random.magnitude(in: 1e6...1e9)) : nil
      return Ledger.Flow(
        period: period, income: sum(.income), expenditure: sum(.expenditure),
        publishedClosing: published)
    }
    return try? Ledger(
      opening: Money(rounding: random.magnitude(in: 1e7...1e9)) ?? .zero, flows: flows)
  }
}
