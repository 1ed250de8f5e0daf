import Budgeting
import Forecasting
import Funds
import Quantities
import Scenarios
import TestSupport

/// A fund of two books with made-up figures, the same for each case number.
struct SampleFund {
  let model: FundModel
  let history: FundHistory
  let plan: Plan
  let form: BudgetForm

  static let closed = Period(year: 2025, month: 9)

  /// 万元 with one decimal: coarse enough that rounding shows.
  static let scale = FigureScale(
    unit: LocalizedText("万元", "10,000 yuan"), minorUnits: 1_000_000, decimals: 1)

  /// Makes a fund.
  ///
  /// - Parameters:
  ///   - benefits: multiplies the cost of admissions; above 1.5 the pool runs a deficit.
  ///   - closed: the last closed month.
  init(
    case number: Int = 0, benefits: Double = 1, paths: Int = 0, events: [FundEvent] = [],
    closed: Period = SampleFund.closed
  ) {
    var random = CaseGenerator("sample fund", case: number)
    model = SampleFund.model
    history = SampleFund.history(&random, closed: closed)
    plan = Plan(
      model: model, projectThrough: Period(year: 2029, month: 12),
      parameters: SampleFund.parameters(&random, benefits: benefits), events: events, targets: [],
      simulation: Plan.SimulationSettings(paths: paths, seed: 7))
    form = SampleFund.form
  }

  func projection() throws -> Projection { try project(history, plan) }

  func table(budgetYear: Int = 2026) throws -> BudgetTable {
    BudgetTable(
      form: form, projection: try projection(), budgetYear: budgetYear, scale: SampleFund.scale)
  }

  // MARK: - Model

  private static func text(_ word: String) -> LocalizedText { LocalizedText(verbatim: word) }

  private static func formula(_ text: String) -> Formula {
    guard let formula = try? Formula(parsing: text) else {
      preconditionFailure("The sample's formula is written right: \(text)")
    }
    return formula
  }

  private static func line(
    _ name: String, _ side: Side, _ book: String, _ method: LineMethod, isInternal: Bool = false,
    settlement: Settlement? = nil, annual: Double = 0.03
  ) -> LineItem {
    LineItem(
      name: name, title: text(name), code: "", side: side, book: book, isInternal: isInternal,
      method: method, settlement: settlement,
      uncertainty: LineUncertainty(
        annual: annual, weight: 4, monthly: 0.02, factor: nil, share: 0),
      calibrationYears: 0, spread: nil, secondView: nil, splice: nil, seasonalScope: nil,
      basis: text("basis of \(name)"))
  }

  private static func driver(_ amount: String, _ timing: Timing = .even, groups: [String] = [])
    -> LineMethod
  {
    .driver([DriverTerm(amount: formula(amount), timing: timing, delay: nil, groups: groups)])
  }

  static let model = FundModel(
    name: "sample", title: LocalizedText("样例基金", "Sample fund"), frequency: .month,
    currency: "元", basis: text("cash"),
    books: [
      .init(name: "pool", title: text("pool")), .init(name: "accounts", title: text("accounts")),
    ],
    groups: [
      .init(name: "active", title: text("active")), .init(name: "retired", title: text("retired")),
    ],
    booking: .receipt,
    lines: [
      line(
        "individual", .income, "pool",
        driver(
          "s.persons * s.individual",
          .collection([
            CollectionShare(offset: -4, share: 0.1), CollectionShare(offset: -1, share: 0.6),
            CollectionShare(offset: 0, share: 0.2), CollectionShare(offset: 1, share: 0.1),
          ]), groups: ["active"])),
      line("employer", .income, "pool", driver("s.persons * s.base * s.rate", groups: ["active"])),
      line("subsidy", .income, "pool", .plan),
      line(
        "interest", .income, "pool",
        .rule(
          RuleMethod(
            amount: formula("max(opening.book, 0) * s.interest / 4"), months: [3, 6, 9, 12]))),
      line("own", .income, "accounts", driver("s.persons * s.base * s.own", groups: ["active"])),
      line(
        "credit-in", .income, "accounts",
        .rule(RuleMethod(amount: formula("credit-out"), months: [])), isInternal: true, annual: 0),
      line(
        "inpatient", .expenditure, "pool",
        .cohort(
          CohortMethod(
            persons: formula("s.persons"), incidence: formula("s.admission"),
            cost: formula("s.cost * s.ratio"), timing: .even, cap: nil, groups: [])),
        settlement: Settlement(lags: [0.6, 0.4], daysSaved: nil, shareOfInstitutions: nil)),
      line("outpatient", .expenditure, "pool", driver("s.persons * s.outpatient")),
      line(
        "credit-out", .expenditure, "pool", driver("s.persons * s.credit", groups: ["retired"]),
        isInternal: true, annual: 0),
      line("spending", .expenditure, "accounts", driver("s.persons * s.spending")),
    ],
    advances: nil, persons: formula("s.persons"), form: "sample",
    bands: PayableMonthsBands(insufficient: 3, normal: 6, excessive: 15),
    payableMonths: PayableMonthsDefinition(
      numerator: .book, denominator: .trailing, books: ["pool"]))

  // MARK: - Figures

  private static func parameters(_ random: inout CaseGenerator, benefits: Double)
    -> [String: ParameterPath]
  {
    var paths: [String: ParameterPath] = [:]
    func add(_ name: String, _ rows: [Double], growth: Double, isCover: Bool = false) {
      let start = isCover ? Period(year: 2021) : Period(year: 2021, month: 1)
      let count = isCover ? 11 : 132
      let values = rows.map { first in
        (0..<count).map { slot in first * (1 + growth * Double(slot) / (isCover ? 1 : 12)) }
      }
      paths[name] = ParameterPath(
        name: name, isGrouped: rows.count > 1, isCover: isCover, start: start, values: values,
        origins: values.map { row in row.map { _ in .assumption(source: "sample") } })
    }
    let size = random.magnitude(in: 1e4...1e5)
    add("s.persons", [size, size * random.number(in: 0.2...0.5)], growth: 0.01)
    add("s.individual", [random.number(in: 300...420)], growth: 0.05, isCover: true)
    add("s.base", [random.number(in: 60_000...70_000)], growth: 0.04)
    add("s.rate", [random.number(in: 0.055...0.065)], growth: 0)
    add("s.own", [0.02], growth: 0)
    add("s.interest", [0.012], growth: 0)
    add("s.admission", [0.13, 0.4], growth: 0.005)
    add("s.cost", [9_000 * benefits, 12_000 * benefits], growth: 0.03)
    add("s.ratio", [0.7], growth: 0.002)
    add("s.outpatient", [random.number(in: 500...700)], growth: 0.05)
    add("s.credit", [1_140], growth: 0)
    add("s.spending", [random.number(in: 900...1_200)], growth: 0.03)
    return paths
  }

  private static func history(_ random: inout CaseGenerator, closed: Period) -> FundHistory {
    let start = Period(year: 2022, month: 1)
    let count = start.distance(to: closed) + 1
    var lines: [String: LineHistory] = [:]
    var credit: LineHistory?
    for line in model.lines where line.name != "subsidy" {
      let level = random.magnitude(in: 5e5...3e7)
      // The same records whenever the books are closed.
      let values = (0..<48).map { _ in
        (level * random.number(in: 0.8...1.2) * 100).rounded() / 100
      }.prefix(count)
      let flows = Series(start: start, values: Array(values))
      let years = flows.aggregatedToYears().observations.map {
        LineHistory.AnnualTotal(year: $0.period.year, amount: $0.value, standing: .final)
      }
      let past = LineHistory(
        flows: flows, isInterpolated: values.map { _ in false }, years: years, cumulative: [],
        incurred: nil, seasonal: nil)
      // What the pool credits is what the accounts receive.
      if line.name == "credit-in" { credit = past }
      lines[line.name] = line.name == "credit-out" ? credit ?? past : past
    }
    var ledgers: [String: Ledger] = [:]
    for book in model.books {
      let flows = (0..<count).map { index in
        let period = start.advanced(by: index)
        func sum(_ side: Side) -> Money {
          let units = model.lines(side, book: book.name).reduce(0) {
            $0 + (lines[$1.name]?.flows[period] ?? 0)
          }
          return Money(rounding: units) ?? .zero
        }
        return Ledger.Flow(
          period: period, income: sum(.income), expenditure: sum(.expenditure),
          publishedClosing: nil)
      }
      let opening = Money(rounding: random.magnitude(in: 2e9...4e9)) ?? .zero
      ledgers[book.name] = try? Ledger(opening: opening, flows: flows)
    }
    let budgets = model.lines.filter { $0.name != "subsidy" }.map {
      FundHistory.BudgetFigure(
        line: $0.name, year: 2025, amount: random.magnitude(in: 1e7...3e8), isAdjusted: false)
    }
    return FundHistory(
      closedThrough: closed, lines: lines, ledgers: ledgers, deposits: nil, prepaid: nil,
      budgets: budgets)
  }
}
