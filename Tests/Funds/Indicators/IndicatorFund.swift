import Forecasting
import Quantities
import Testing

@testable import Funds

/// A small fund with round figures: 100 a month in, 90 out in 2024 and 110 from 2025 on.
struct IndicatorFund {
  static let closed = Period(year: 2025, month: 9)

  static func model(
    booking: FundModel.Booking = .receipt,
    definition: PayableMonthsDefinition = .init(numerator: .book, denominator: .trailing)
  ) throws -> FundModel {
    func text(_ word: String) -> LocalizedText { LocalizedText(verbatim: word) }
    func line(_ name: String, _ side: Side, _ formula: String, _ timing: Timing) throws
      -> LineItem
    {
      LineItem(
        name: name, title: text(name), code: "", side: side, book: "pool", isInternal: false,
        method: .driver([
          DriverTerm(
            amount: try Formula(parsing: formula), timing: timing, delay: nil, groups: [])
        ]), settlement: nil, uncertainty: .none, calibrationYears: 0, spread: nil,
        secondView: nil, splice: nil, seasonalScope: nil, basis: text(""))
    }
    return FundModel(
      name: "small", title: text("small"), frequency: .month, currency: "元", basis: text("cash"),
      books: [.init(name: "pool", title: text("pool"))],
      groups: [
        .init(name: "active", title: text("active")),
        .init(name: "flexible", title: text("flexible")),
        .init(name: "retired", title: text("retired")),
      ],
      booking: booking,
      lines: [
        try line("income", .income, "p.income", .even),
        try line(
          "collected", .income, "p.standard",
          .collection([
            CollectionShare(offset: -2, share: 0.5), CollectionShare(offset: 1, share: 0.5),
          ])),
        try line("care", .expenditure, "p.care", .even),
      ],
      advances: nil, persons: try Formula(parsing: "p.persons"), form: nil,
      bands: PayableMonthsBands(insufficient: 3, normal: 6, excessive: 15),
      payableMonths: definition)
  }

  static func plan(_ model: FundModel, paths: Int = 0, through year: Int = 2027) -> Plan {
    func path(_ name: String, _ rows: [[Double]], start: Period) -> ParameterPath {
      ParameterPath(
        name: name, isGrouped: rows.count > 1, isCover: start.frequency == .year, start: start,
        values: rows,
        origins: rows.map { $0.map { _ in .assumption(source: "round") } })
    }
    let start = Period(year: 2024, month: 1)
    let months = start.distance(to: Period(year: year, month: 12)) + 1
    func even(_ value: Double) -> [Double] { [Double](repeating: value, count: months) }
    let care = (0..<months).map { $0 < 12 ? 1080.0 : 1320 }
    return Plan(
      model: model, projectThrough: Period(year: year, month: 12),
      parameters: [
        "p.income": path("p.income", [even(1200)], start: start),
        "p.standard": path(
          "p.standard", [[Double](repeating: 0, count: year - 2022)], start: Period(year: 2024)),
        "p.care": path("p.care", [care], start: start),
        "p.persons": path("p.persons", [even(60), even(10), even(35)], start: start),
      ],
      events: [], targets: [], simulation: .init(paths: paths, seed: 1))
  }

  static func history(opening: Double = 500, deposits: Double? = nil, prepaid: Double? = nil)
    throws -> FundHistory
  {
    let start = Period(year: 2024, month: 1)
    func past(_ values: [Double]) -> LineHistory {
      let flows = Series(start: start, values: values)
      return LineHistory(
        flows: flows, isInterpolated: values.map { _ in false },
        years: [.init(year: 2024, amount: values.prefix(12).reduce(0, +), standing: .final)],
        cumulative: [], incurred: nil, seasonal: nil)
    }
    let income = [Double](repeating: 100, count: 21)
    let care = (0..<21).map { $0 < 12 ? 90.0 : 110 }
    let flows = (0..<21).map { month in
      Ledger.Flow(
        period: start.advanced(by: month), income: Money(minorUnits: Int64(income[month]) * 100),
        expenditure: Money(minorUnits: Int64(care[month]) * 100), publishedClosing: nil)
    }
    let cents = try #require(Money(rounding: opening))
    return FundHistory(
      closedThrough: closed, lines: ["income": past(income), "care": past(care)],
      ledgers: ["pool": try Ledger(opening: cents, flows: flows)], deposits: deposits,
      prepaid: prepaid,
      budgets: [
        .init(line: "care", year: 2025, amount: 1200, isAdjusted: false),
        .init(line: "income", year: 2025, amount: 1250, isAdjusted: false),
        .init(line: "income", year: 2025, amount: 1300, isAdjusted: true),
      ])
  }

  static func projection(opening: Double = 500, paths: Int = 0, through year: Int = 2027) throws
    -> Projection
  {
    try project(history(opening: opening), plan(model(), paths: paths, through: year))
  }
}
