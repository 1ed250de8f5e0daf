public import Actuarial
public import Quantities

/// A population and what happens to it, step by step.
public struct PopulationOutcome: Sendable {
  /// What is known at the end of a step, or at the start.
  public struct Moment: Sendable, Equatable {
    /// The year, or the month, at whose day the people are counted.
    public let period: Period
    /// People by single age, the last being open.
    public let people: Sexes<[Double]>
    /// Births in the step; `nil` at the start.
    public let births: Sexes<Double>?
    /// Deaths in the step; `nil` at the start.
    public let deaths: Sexes<Double>?
    /// Migrants in the step; `nil` at the start.
    public let migrants: Sexes<Double>?
    /// People of each state, where there are states.
    public let counts: Sexes<[Double]>?
    /// People of each state at the original ages of retirement, where there is a schedule.
    public let countsAtOriginalAges: Sexes<[Double]>?
    /// People of each state by year of age, where there are states.
    public let byState: Sexes<[[Double]]>?
    /// The same at the original ages of retirement, where there is a schedule.
    public let byStateAtOriginalAges: Sexes<[[Double]]>?

    /// All people.
    public var total: Double { people.total }

    /// People of both sexes between two ages.
    public func people(_ ages: PartialRangeFrom<Int>) -> Double {
      sum(ages.lowerBound, people.female.count - 1)
    }

    /// People of both sexes between two ages.
    public func people(_ ages: ClosedRange<Int>) -> Double {
      sum(ages.lowerBound, ages.upperBound)
    }

    private func sum(_ first: Int, _ last: Int) -> Double {
      var sum = 0.0
      for age in people.female.indices where age >= first && age <= last {
        sum += people.female[age] + people.male[age]
      }
      return sum
    }
  }

  /// What was asked.
  public let request: PopulationRequest

  /// The start and the end of every step.
  public let moments: [Moment]

  /// The states, where there are any.
  public let states: [StatesFile.State]

  /// Findings that did not forbid going on, and the rules by which rates were continued.
  public let notes: [Diagnostic]

  /// The moments a year apart, from the start on.
  public var years: [Moment] {
    let step = request.step == .year ? 1 : 12
    return stride(from: 0, to: moments.count, by: step).map { moments[$0] }
  }

  /// The year of a moment, as its table of population counts it.
  public func year(of moment: Moment) -> Int {
    request.step == .month && request.day == .start && moment.period.index == 12
      ? moment.period.year + 1 : moment.period.year
  }

  /// People in states that pay, at a moment; `nil` without states.
  public func payers(_ moment: Moment, atOriginalAges: Bool = false) -> Double? {
    count(atOriginalAges ? moment.countsAtOriginalAges : moment.counts) { $0.pays }
  }

  /// Retired people at a moment; `nil` without states.
  public func retirees(_ moment: Moment, atOriginalAges: Bool = false) -> Double? {
    count(atOriginalAges ? moment.countsAtOriginalAges : moment.counts) { $0.isRetired }
  }

  /// Person-months (person-years in yearly steps) that the schedule moves from retirement to paying
  /// and other states, up to each moment; `nil` without a schedule.
  public var movedFromRetirement: [Double]? {
    var sum = 0.0
    var result: [Double] = []
    for moment in moments {
      guard let raised = retirees(moment), let original = retirees(moment, atOriginalAges: true)
      else { return nil }
      sum += moment == moments.first ? 0 : original - raised
      result.append(sum)
    }
    return result
  }

  private func count(
    _ counts: Sexes<[Double]>?, _ belongs: (StatesFile.State) -> Bool
  ) -> Double? {
    guard let counts else { return nil }
    var sum = 0.0
    for (position, state) in states.enumerated() where belongs(state) {
      sum += counts.female[position] + counts.male[position]
    }
    return sum
  }
}
