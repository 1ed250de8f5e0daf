import Forecasting
import Quantities
import TestSupport

@testable import Funds

/// A fund written by hand: lines given, every parameter constant unless its values are given.
struct SmallFund {
  var lines: [LineItem]
  var books = ["pool"]
  var groups: [String] = []
  var frequency = Frequency.month
  var booking = FundModel.Booking.receipt
  var closed = Period(year: 2024, month: 12)
  var end = Period(year: 2026, month: 12)
  var cash: [String: Double] = [:]
  var paths: [String: ParameterPath] = [:]
  var past: [String: LineHistory] = [:]
  var opening = 1_000.0
  var deposits: Double?
  var prepaid: Double?
  var advances: String?
  var events: [FundEvent] = []
  var targets: [Target] = []
  var settlements: [String: MeasuredSettlement] = [:]
  var simulated = 0
  var seed: UInt64 = 1
  var definition = PayableMonthsDefinition(numerator: .book, denominator: .trailing)

  init(_ lines: [LineItem]) { self.lines = lines }

  var model: FundModel {
    FundModel(
      name: "small", title: LocalizedText(verbatim: "small"), frequency: frequency,
      currency: "元", basis: LocalizedText(verbatim: "cash"),
      books: books.map { .init(name: $0, title: LocalizedText(verbatim: $0)) },
      groups: groups.map { .init(name: $0, title: LocalizedText(verbatim: $0)) },
      booking: booking, lines: lines, advances: advances.map { writtenFormula($0) },
      persons: nil, form: nil,
      bands: PayableMonthsBands(insufficient: 3, normal: 6, excessive: nil),
      payableMonths: definition)
  }

  var history: FundHistory {
    var ledgers: [String: Ledger] = [:]
    for book in books {
      ledgers[book] = try? Ledger(
        opening: .zero,
        flows: [
          Ledger.Flow(
            period: closed, income: .zero, expenditure: .zero,
            publishedClosing: Money(rounding: opening))
        ])
    }
    return FundHistory(
      closedThrough: closed, lines: past, ledgers: ledgers, deposits: deposits, prepaid: prepaid,
      budgets: [])
  }

  var plan: Plan {
    var all = paths
    for (name, value) in cash {
      all[name] = SmallFund.path(name, from: Period(year: 2015).first(frequency), [value])
    }
    return Plan(
      model: model, projectThrough: end, parameters: all, events: events, targets: targets,
      simulation: .init(paths: simulated, seed: seed), settlements: settlements)
  }

  func projection() throws -> Projection { try project(history, plan) }

  func prepared() throws -> PreparedFund { try PreparedFund(history: history, plan: plan) }

  /// A line's central amounts.
  func amounts(_ line: String) throws -> [Double] {
    try projection().line(line)?.amounts ?? []
  }

  // MARK: - Parts

  static func path(
    _ name: String, from start: Period, _ values: [Double], isCover: Bool = false
  ) -> ParameterPath {
    ParameterPath(
      name: name, isGrouped: false, isCover: isCover, start: start, values: [values],
      origins: [values.map { _ in .assumption(source: "test") }])
  }

  static func term(
    _ amount: String, _ timing: Timing = .even, delay: String? = nil, groups: [String] = [],
    hasInstalments: Bool = false, estimatesCollection: Bool = false
  ) -> DriverTerm {
    DriverTerm(
      amount: writtenFormula(amount), timing: timing, delay: delay.map { writtenFormula($0) },
      groups: groups, hasInstalments: hasInstalments, estimatesCollection: estimatesCollection)
  }

  static func driver(
    _ name: String, _ side: Side, _ amount: String, _ timing: Timing = .even,
    delay: String? = nil, settlement: Settlement? = nil
  ) -> LineItem {
    line(
      name, side, .driver([term(amount, timing, delay: delay)]), settlement: settlement)
  }

  static func rule(_ name: String, _ side: Side, _ amount: String, months: [Int] = []) -> LineItem {
    line(name, side, .rule(RuleMethod(amount: writtenFormula(amount), months: months)))
  }

  static func line(
    _ name: String, _ side: Side, _ method: LineMethod, book: String = "pool",
    settlement: Settlement? = nil, uncertainty: LineUncertainty = .none, calibrationYears: Int = 0,
    spread: Timing? = nil
  ) -> LineItem {
    LineItem(
      name: name, title: LocalizedText(verbatim: name), code: "", side: side, book: book,
      isInternal: false, method: method, settlement: settlement, uncertainty: uncertainty,
      calibrationYears: calibrationYears, spread: spread, secondView: nil, splice: nil,
      seasonalScope: nil, basis: LocalizedText(verbatim: name))
  }

  /// A past of observed flows; its complete years are its sums.
  static func past(from start: Period, _ values: [Double?], incurred: [Double]? = nil)
    -> LineHistory
  {
    let flows = Series(start: start, values: values)
    return LineHistory(
      flows: flows, isInterpolated: values.map { _ in false },
      years: flows.aggregatedToYears().observations.map {
        LineHistory.AnnualTotal(year: $0.period.year, amount: $0.value, standing: .final)
      }, cumulative: [], incurred: incurred.map { Series(start: start, values: $0) },
      seasonal: start.frequency == .year ? nil : try? SeasonalShares(series: flows))
  }
}

extension FundModel {
  /// The model with other lines.
  func with(lines: [LineItem]) -> FundModel {
    FundModel(
      name: name, title: title, frequency: frequency, currency: currency, basis: basis,
      books: books, groups: groups, booking: booking, lines: lines, advances: advances,
      persons: persons, form: form, bands: bands, payableMonths: payableMonths)
  }
}

extension Plan {
  /// The plan with another model, horizon, parameters or events.
  func with(
    model: FundModel? = nil, projectThrough: Period? = nil,
    parameters: [String: ParameterPath]? = nil, events: [FundEvent]? = nil
  ) -> Plan {
    Plan(
      model: model ?? self.model, projectThrough: projectThrough ?? self.projectThrough,
      parameters: parameters ?? self.parameters, events: events ?? self.events, targets: targets,
      simulation: simulation)
  }
}

/// A fund whose lines are linear in parameters that change with the year only, so that it is the
/// same by month, quarter or year.
struct YearlyFund {
  let history: FundHistory
  let plan: Plan

  init(case number: Int, frequency: Frequency) {
    var random = CaseGenerator("yearly fund", case: number)
    var months = (0..<12).map { _ in random.number() }
    let sum = months.reduce(0, +)
    months = months.map { $0 / sum }
    let collection = [
      CollectionShare(offset: -3, share: 0.5), CollectionShare(offset: -1, share: 0.25),
      CollectionShare(offset: 1, share: 0.25),
    ]
    var fund = SmallFund([
      SmallFund.driver("even", .income, "y.persons * y.premium"),
      SmallFund.driver("monthly", .income, "y.persons * y.subsidy", .months(months)),
      SmallFund.driver("collected", .income, "y.persons * y.cover", .collection(collection)),
      SmallFund.line(
        "cohort", .expenditure,
        .cohort(
          CohortMethod(
            persons: writtenFormula("y.persons"), incidence: writtenFormula("y.incidence"),
            cost: writtenFormula("y.cost"), timing: .months(months), cap: nil, groups: []))),
      SmallFund.line("matters", .expenditure, .plan),
    ])
    fund.frequency = frequency
    fund.closed = Period(year: 2024).last(frequency)
    fund.end = Period(year: 2027).last(frequency)
    fund.events = [
      FundEvent(
        line: "matters", period: Period(year: 2026, month: 5).first(frequency), amount: 1_234,
        title: LocalizedText(verbatim: "matter"), source: "test")
    ]
    for name in ["y.persons", "y.premium", "y.subsidy", "y.incidence", "y.cost"] {
      let yearly = (0..<8).map { _ in random.number(in: 1...9) }
      let values = yearly.flatMap { [Double](repeating: $0, count: frequency.periodsPerYear) }
      fund.paths[name] = SmallFund.path(name, from: Period(year: 2022).first(frequency), values)
    }
    fund.paths["y.cover"] = SmallFund.path(
      "y.cover", from: Period(year: 2022), (0..<8).map { _ in random.number(in: 1...9) },
      isCover: true)
    (history, plan) = (fund.history, fund.plan)
  }
}
