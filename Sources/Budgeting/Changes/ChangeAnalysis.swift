public import Funds
public import Quantities

/// The difference between a baseline and a scenario, taken apart by cause in a stated order.
///
/// The causes are a sequence of plans, each adding one change to the one before it; a cause is what
/// its step moves. Every level is printed by itself and every cause is a difference of printed
/// levels, so causes sum to the whole to the last place, and income less expenditure is the result. A
/// step that moves nothing by itself, but does with a later one, is one cause with it.
public struct ChangeAnalysis: Sendable {
  /// In which order causes are counted, in words.
  public static let order = LocalizedText(
    "按方案中列出的先后依次计入，先变动者先计；各项相加等于合计。",
    "Changes enter one after the other in the order of the scenario file; they sum to the whole.")

  /// One change and the plan that includes it and all before it.
  public struct Step: Sendable {
    /// What changes, in words.
    public let title: LocalizedText
    /// The plan with this change and all before it.
    public let plan: Plan

    /// Makes a step from its title and its plan.
    public init(title: LocalizedText, plan: Plan) {
      self.title = title
      self.plan = plan
    }
  }

  /// Amounts of a calendar year: levels, or differences of levels.
  public struct Amounts: Sendable, Hashable {
    /// The calendar year.
    public let year: Int
    /// Income of the judged books, in currency units.
    public let income: Double
    /// Expenditure of the judged books, in currency units.
    public let expenditure: Double
    /// The judged books' balance at the end of the year, in currency units.
    public let closing: Double
    /// Persons insured on the year's average; `nil` where the model counts none.
    public let persons: Double?
    /// Payable months at the end of the year, by the fund's own definition.
    public let payableMonths: Double?

    /// Income less expenditure, in currency units.
    public var result: Double { income - expenditure }
  }

  /// The same as printed.
  public struct PrintedAmounts: Sendable, Hashable {
    /// The calendar year.
    public let year: Int
    /// Income in units of the last printed place.
    public let income: Int64
    /// Expenditure in units of the last printed place.
    public let expenditure: Int64
    /// The balance at the end of the year in units of the last printed place.
    public let closing: Int64

    /// Printed income less printed expenditure.
    public var result: Int64 { income - expenditure }
  }

  /// The calendar years that every plan projects to their end, in order.
  public let years: [Int]

  /// What the steps change, in order.
  public let causes: [LocalizedText]

  /// Levels by plan, the baseline first, and year.
  public let levels: [[Amounts]]

  /// The lowest payable months within each year, before and after all changes; years without are left
  /// out.
  public let lowest: [Lowest]

  /// The lowest payable months within a year, before and after all changes.
  public struct Lowest: Sendable, Hashable {
    /// The calendar year.
    public let year: Int
    /// Those of the baseline.
    public let before: LowestPayableMonths
    /// Those with all changes.
    public let after: LowestPayableMonths
  }

  /// Projects the baseline and every step, without paths.
  ///
  /// - Throws: ``ProjectionError`` where a plan cannot be projected.
  public init(_ history: FundHistory, baseline: Plan, steps: [Step]) throws(ProjectionError) {
    var projections = [try project(history, baseline.withPaths(0))]
    for step in steps { projections.append(try project(history, step.plan.withPaths(0))) }
    self.init(projections: projections, causes: steps.map(\.title))
    let plans = [baseline] + steps.map(\.plan)
    var titles = steps.map(\.title)
    var kept = Array(titles.indices)
    for step in titles.indices where levels[step + 1] == levels[step] {
      guard let partner = try partner(of: step, plans, history) else { continue }
      titles[partner] = LocalizedText(
        "\(titles[step].chinese)、\(titles[partner].chinese)（共同作用）",
        "\(titles[step].english) with \(titles[partner].english)")
      kept.removeAll { $0 == step }
    }
    guard kept.count < steps.count else { return }
    self.init(
      projections: [projections[0]] + kept.map { projections[$0 + 1] },
      causes: kept.map { titles[$0] })
  }

  /// The later step without which a step that moves nothing by itself would do so still: the effect of
  /// that step is of both together. `nil` where the step moves nothing with any other either.
  private func partner(of step: Int, _ plans: [Plan], _ history: FundHistory)
    throws(ProjectionError) -> Int?
  {
    let (before, after) = (plans[step].parameters, plans[step + 1].parameters)
    let moved = after.keys.filter { before[$0]?.values != after[$0]?.values }.sorted()
    guard !moved.isEmpty else { return nil }
    for later in causes.indices.dropFirst(step + 1) where levels[later + 1] != levels[later] {
      var parameters = plans[later + 1].parameters
      for name in moved where parameters[name] == after[name] { parameters[name] = before[name] }
      let without = try project(
        history, plans[later + 1].replacing(parameters: parameters).withPaths(0))
      let own = ChangeAnalysis(projections: [without], causes: [])
      if own.levels[0].filter({ years.contains($0.year) }) != levels[later + 1] { return later }
    }
    return nil
  }

  /// Compares projections of one history, the baseline first, one more than there are causes.
  public init(projections: [Projection], causes: [LocalizedText]) {
    precondition(
      projections.count == causes.count + 1,
      "\(causes.count) changes need \(causes.count + 1) projections, not \(projections.count).")
    let timelines = projections.map(FundTimeline.init)
    let years = timelines[0].projectedYears.filter { year in
      timelines.allSatisfy { $0.projectedYears.contains(year) }
    }
    self.years = years
    self.causes = causes
    lowest = years.compactMap { year in
      projections[0].lowestPayableMonths(in: year).flatMap { before in
        projections[projections.count - 1].lowestPayableMonths(in: year).map {
          Lowest(year: year, before: before, after: $0)
        }
      }
    }
    levels = timelines.map { timeline in
      years.map { year in
        Amounts(
          year: year, income: timeline.total(.income, inYear: year) ?? 0,
          expenditure: timeline.total(.expenditure, inYear: year) ?? 0,
          closing: timeline.book(at: timeline.periods(of: year).upperBound) ?? 0,
          persons: timeline.persons(inYear: year),
          payableMonths: timeline.ownPayableMonths(atEndOf: year))
      }
    }
  }

  /// What a cause moves, by year.
  public func effect(_ cause: Int) -> [Amounts] {
    difference(levels[cause + 1], levels[cause])
  }

  /// What all causes move together, by year.
  public var total: [Amounts] { difference(levels[levels.count - 1], levels[0]) }

  /// What a cause does to the result for each person insured, by year, in currency units: its effect
  /// over the persons there are with all causes, so that causes sum to ``totalPerPerson``; `nil` where
  /// none are counted.
  public func effectPerPerson(_ cause: Int) -> [Double?] { perPerson(effect(cause)) }

  /// The same of all causes together.
  public var totalPerPerson: [Double?] { perPerson(total) }

  private func perPerson(_ effects: [Amounts]) -> [Double?] {
    zip(effects, levels[levels.count - 1]).map { effect, level in
      level.persons.flatMap { $0 > 0 ? effect.result / $0 : nil }
    }
  }

  /// What a cause moves as printed, by year; printed causes sum to ``printedTotal(_:)``.
  public func printedEffect(_ cause: Int, _ scale: FigureScale) -> [PrintedAmounts] {
    difference(printedLevels(cause + 1, scale), printedLevels(cause, scale))
  }

  /// What all causes move together as printed, by year.
  public func printedTotal(_ scale: FigureScale) -> [PrintedAmounts] {
    difference(printedLevels(levels.count - 1, scale), printedLevels(0, scale))
  }

  /// A plan's printed levels by year: the closing balance is the first closing's own rounding
  /// carried on by printed results.
  public func printedLevels(_ plan: Int, _ scale: FigureScale) -> [PrintedAmounts] {
    // Every plan starts from the same printed balance, so that a year's closing differs between
    // plans by the printed results that differ.
    guard let first = levels[0].first else { return [] }
    var balance =
      scale.count(first.closing) - (scale.count(first.income) - scale.count(first.expenditure))
    return levels[plan].map { level in
      let (income, expenditure) = (scale.count(level.income), scale.count(level.expenditure))
      balance += income - expenditure
      return PrintedAmounts(
        year: level.year, income: income, expenditure: expenditure, closing: balance)
    }
  }

  private func difference(_ after: [Amounts], _ before: [Amounts]) -> [Amounts] {
    zip(after, before).map {
      Amounts(
        year: $0.year, income: $0.income - $1.income, expenditure: $0.expenditure - $1.expenditure,
        closing: $0.closing - $1.closing,
        persons: ChangeAnalysis.difference($0.persons, $1.persons),
        payableMonths: ChangeAnalysis.difference($0.payableMonths, $1.payableMonths))
    }
  }

  private static func difference(_ after: Double?, _ before: Double?) -> Double? {
    after.flatMap { after in before.map { after - $0 } }
  }

  private func difference(_ after: [PrintedAmounts], _ before: [PrintedAmounts])
    -> [PrintedAmounts]
  {
    zip(after, before).map {
      PrintedAmounts(
        year: $0.year, income: $0.income - $1.income, expenditure: $0.expenditure - $1.expenditure,
        closing: $0.closing - $1.closing)
    }
  }
}
