public import Funds
import Quantities

/// The lines of a generated fund.
struct GeneratedLines {
  let frequency: Frequency
  var random: CaseGenerator
  private(set) var books: [String] = []
  private(set) var groups: [String] = []
  private(set) var lines: [LineItem] = []

  init(frequency: Frequency, random: CaseGenerator) {
    self.frequency = frequency
    self.random = random
  }

  /// Makes books, groups and lines: each kind of line stands in most funds, none in all.
  mutating func make() {
    books = Array(["pool", "accounts", "reserve"].prefix(random.integer(in: 1...3)))
    groups = Array(["young", "old", "other"].prefix(random.integer(in: 0...3)))
    for number in 0..<random.integer(in: 0...2) { addCollected("premium-\(number)") }
    if chance(0.8) { addDelayed("subsidy") }
    add("payroll", .income, driver("g.persons * g.standard", timing()), spread: spread())
    if chance(0.7) { add("other-income", .income, .series(series())) }
    if chance(0.5) { add("handed-down", .income, .plan) }
    addInpatient("inpatient", isCapped: chance(0.5))
    if chance(0.5) { addInpatient("outpatient", isCapped: false) }
    if chance(0.5) {
      add("premium-out", .expenditure, driver("g.persons * g.cost-a-head", timing()))
    }
    if chance(0.7) { add("other-expenditure", .expenditure, .series(series())) }
    if chance(0.3) { add("handed-up", .expenditure, .plan) }
    addRules()
  }

  private mutating func addRules() {
    let quarterEnds = frequency == .year ? [] : [3, 6, 9, 12]
    if chance(0.8) {
      let balance = chance(0.5) ? "opening.book" : "opening.deposits"
      add("interest", .income, rule("max(\(balance), 0) * g.interest / 4", quarterEnds))
    }
    if chance(0.6) {
      add("clearing", .expenditure, rule("last-year(inpatient) * 0.05 / 3", [4, 5, 6]))
    }
    if chance(0.4) { add("echo", .expenditure, rule("previous(inpatient) * 1 %", [])) }
    if books.count > 1, chance(0.7) {
      // The receiving line is listed first: the order of listing is not that of evaluation.
      add("credit-in", .income, rule("credit-out", []), book: books[1], isInternal: true)
      add(
        "credit-out", .expenditure, driver("g.persons * g.credit", .even), book: books[0],
        isInternal: true)
    }
  }

  private mutating func addCollected(_ name: String) {
    var shares = (0..<random.integer(in: 1...5)).map { _ in random.number(in: 0.1...1) }
    let sum = shares.reduce(0, +)
    shares = shares.map { $0 / sum }
    let first = random.integer(in: -4...0)
    let collection = shares.enumerated().map {
      CollectionShare(offset: first + $0.offset, share: $0.element)
    }
    add(name, .income, driver("g.persons * g.premium", .collection(collection)), spread: spread())
  }

  private mutating func addDelayed(_ name: String) {
    let profile = profile()
    let method = LineMethod.driver([
      DriverTerm(
        amount: formula("g.persons * g.subsidy"), timing: .months(profile),
        delay: formula("g.delay"), groups: [], hasInstalments: true)
    ])
    add(name, .income, method)
  }

  private mutating func addInpatient(_ name: String, isCapped: Bool) {
    let cap = PaymentCap(
      growth: formula("g.budget-growth"), cappedShare: formula("g.capped"),
      excessShare: formula("g.excess"), savingsShare: formula("g.savings"))
    let cohort = CohortMethod(
      persons: formula("g.persons"), incidence: formula("g.incidence"),
      cost: formula("g.cost * g.ratio"), timing: timing(), cap: isCapped ? cap : nil,
      groups: chance(0.3) ? Array(groups.prefix(1)) : [])
    add(name, .expenditure, .cohort(cohort), settlement: chance(0.7) ? settlement() : nil)
  }

  private mutating func add(
    _ name: String, _ side: Side, _ method: LineMethod, book: String? = nil,
    isInternal: Bool = false, settlement: Settlement? = nil, spread: Timing? = nil
  ) {
    lines.append(
      LineItem(
        name: name, title: LocalizedText(verbatim: name), code: "", side: side,
        book: book ?? books[random.integer(in: 0...books.count - 1)], isInternal: isInternal,
        method: method, settlement: settlement, uncertainty: uncertainty(),
        calibrationYears: random.integer(in: 0...3), spread: spread,
        secondView: chance(0.2) ? series() : nil, splice: nil, seasonalScope: nil,
        basis: LocalizedText(verbatim: name)))
  }

  // MARK: - Parts

  private mutating func chance(_ probability: Double) -> Bool { random.number() < probability }

  private mutating func uncertainty() -> LineUncertainty {
    if chance(0.15) { return .none }
    return LineUncertainty(
      annual: random.number(in: 0...0.1), weight: random.number(in: 1...8),
      monthly: chance(0.5) ? random.number(in: 0...0.05) : nil,
      factor: chance(0.6) ? ["use", "wages"][random.integer(in: 0...1)] : nil,
      share: random.number())
  }

  private mutating func settlement() -> Settlement {
    var lags = (0..<random.integer(in: 1...4)).map { _ in random.number(in: 0.05...1) }
    let sum = lags.reduce(0, +)
    lags = lags.map { $0 / sum }
    return Settlement(
      lags: lags, daysSaved: chance(0.6) ? formula("g.days") : nil,
      shareOfInstitutions: chance(0.6) ? formula("g.institutions") : nil)
  }

  private mutating func series() -> SeriesMethod {
    let names: [SeriesMethod.Name] = [.naive, .drift, .mean]
    return SeriesMethod(
      method: names[random.integer(in: 0...2)], grain: chance(0.5) ? .own : .annual,
      longRunGrowth: chance(0.3) ? 0.04 : nil, damping: 0.7)
  }

  private mutating func spread() -> Timing? {
    chance(0.2) ? (chance(0.5) ? .estimated : .even) : nil
  }

  private mutating func timing() -> Timing {
    switch random.integer(in: 0...2) {
    case 0: .even
    case 1: .estimated
    default: .months(profile())
    }
  }

  private mutating func profile() -> [Double] {
    var profile = (0..<12).map { _ in chance(0.4) ? random.number() : 0 }
    let sum = profile.reduce(0, +)
    if sum == 0 { profile[2] = 1 }
    return sum == 0 ? profile : profile.map { $0 / sum }
  }

  private func driver(_ amount: String, _ timing: Timing) -> LineMethod {
    .driver([DriverTerm(amount: formula(amount), timing: timing, delay: nil, groups: [])])
  }

  private func rule(_ amount: String, _ months: [Int]) -> LineMethod {
    .rule(RuleMethod(amount: formula(amount), months: months))
  }

  private func formula(_ text: String) -> Formula { writtenFormula(text) }
}

/// A formula of the tests' own, which is written right.
public func writtenFormula(_ text: String) -> Formula {
  do {
    return try Formula(parsing: text)
  } catch {
    preconditionFailure("The test's formula “\(text)” fails at column \(error.column).")
  }
}
