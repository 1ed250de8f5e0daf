public import Funds
import Quantities

/// A fund made at random, the same for each case number: books, groups, lines of all five methods,
/// a past and a plan.
///
/// Each frequency comes once in three cases, each booking mode once in two. Amounts are positive
/// but otherwise without meaning; nothing in them is tuned to what the engine does.
public struct GeneratedFund: Sendable {
  /// Its books, groups and lines.
  public let model: FundModel
  /// Its closed past.
  public let history: FundHistory
  /// What is asked of it, with paths as asked for.
  public let plan: Plan

  /// Makes the fund of a case.
  ///
  /// - Parameters:
  ///   - number: the case; equal numbers give equal funds.
  ///   - paths: the simulated paths of the plan.
  ///   - events: whether known matters are planned.
  public init(case number: Int, paths: Int = 0, events hasEvents: Bool = true) {
    var random = CaseGenerator("generated fund", case: number)
    let frequency = Frequency.allCases[number % 3]
    let span = GeneratedSpan(frequency, &random)
    var lines = GeneratedLines(frequency: frequency, random: random)
    lines.make()
    random = lines.random
    model = FundModel(
      name: "generated-\(number)", title: LocalizedText("随机基金", "Generated fund"),
      frequency: frequency, currency: "元", basis: LocalizedText(verbatim: "cash"),
      books: lines.books.map { .init(name: $0, title: LocalizedText(verbatim: $0)) },
      groups: lines.groups.map { .init(name: $0, title: LocalizedText(verbatim: $0)) },
      booking: number / 3 % 2 == 0 ? .receipt : .cover, lines: lines.lines,
      advances: number % 4 == 0 ? nil : .parameter("g.advance"),
      persons: .parameter("g.persons"), form: nil,
      bands: PayableMonthsBands(insufficient: 3, normal: 6, excessive: 15),
      payableMonths: GeneratedFund.payableMonths(&random, books: lines.books))
    let parameters = GeneratedParameters(span: span, groups: lines.groups.count).make(&random)
    history = GeneratedPast(model: model, span: span).make(&random)
    plan = Plan(
      model: model, projectThrough: span.end, parameters: parameters,
      events: hasEvents ? GeneratedFund.events(lines.lines, span, &random) : [],
      targets: [
        Target(
          measure: .book, comparison: .atLeast, threshold: 0, period: span.end, probability: 0.5)
      ], simulation: Plan.SimulationSettings(paths: paths, seed: UInt64(number) + 1))
  }

  private static func payableMonths(_ random: inout CaseGenerator, books: [String])
    -> PayableMonthsDefinition
  {
    let numerators = PayableMonthsDefinition.Numerator.allCases
    let denominators: [PayableMonthsDefinition.Denominator] = [.yearToDate, .trailing, .lastYear]
    return PayableMonthsDefinition(
      numerator: numerators[random.integer(in: 0...2)],
      denominator: denominators[random.integer(in: 0...2)],
      books: random.integer(in: 0...1) == 0 ? [] : Array(books.prefix(1)),
      excludesPrepaid: random.integer(in: 0...1) == 0)
  }

  private static func events(
    _ lines: [LineItem], _ span: GeneratedSpan, _ random: inout CaseGenerator
  ) -> [FundEvent] {
    (0..<random.integer(in: 0...4)).map { number in
      FundEvent(
        line: lines[random.integer(in: 0...lines.count - 1)].name,
        period: span.start.advanced(by: random.integer(in: 0...span.count - 1)),
        amount: random.number(in: -1e6...2e6), title: LocalizedText(verbatim: "event \(number)"),
        source: "generated")
    }
  }
}

/// When a generated fund's past begins and closes and its projection ends.
struct GeneratedSpan {
  let pastStart: Period
  let closed: Period
  let end: Period

  /// The first projected period.
  var start: Period { closed.advanced(by: 1) }

  /// How many periods are projected.
  var count: Int { start.distance(to: end) + 1 }

  init(_ frequency: Frequency, _ random: inout CaseGenerator) {
    let perYear = frequency.periodsPerYear
    let year = random.integer(in: 2015...2025)
    pastStart = Period(year: year - random.integer(in: 3...8)).first(frequency)
    closed = Period(year: year).first(frequency).advanced(
      by: random.integer(in: 0...perYear - 1))
    end = closed.advanced(by: random.integer(in: 1...perYear) + perYear * random.integer(in: 1...3))
  }
}
