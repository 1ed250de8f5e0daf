public import Actuarial
public import Quantities

/// Named states of a population, how people come into them and go from one to another.
public struct StatesFile: Sendable {
  /// One state.
  public struct State: Sendable, Equatable {
    /// The short name.
    public let name: String
    /// The name for readers.
    public let title: LocalizedText
    /// Whether its people pay contributions as workers.
    public let pays: Bool
    /// Whether its people are retired and pay nothing.
    public let isRetired: Bool
    /// How many times as high mortality is as in a state of 1.
    public let relativeMortality: Double
  }

  /// Shares of states among people of some ages and of one sex or both.
  struct Start: Sendable {
    let ages: ClosedRange<Int>
    let sexes: [Int]
    let shares: [Double]
  }

  /// Probabilities of leaving a state at some ages.
  struct Row: Sendable {
    let ages: ClosedRange<Int>
    let sexes: [Int]
    let from: Int
    /// One a state, that of staying among them; they sum to one.
    let probabilities: [Double]
  }

  /// The path it was read from.
  public let path: String
  /// The name for readers.
  public let title: LocalizedText
  /// The states in the order of the file.
  public let states: [State]
  /// Whether the probabilities are those of a month, else of a year.
  public let isMonthly: Bool
  /// The position of the state into which people are born.
  public let birthState: Int
  /// The schedule of retirement its moves refer to.
  public let retirement: RetirementFile?
  /// Findings that do not forbid going on.
  public let notes: [Diagnostic]

  let starts: [Start]
  let rows: [Row]
  let moves: [AutomaticMove]

  /// Reads a file, and the schedule of retirement it names, which lies beside it.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - retirement: a schedule in place of the one the file names.
  /// - Throws: ``Quantities/InputFault`` with everything wrong in it: unknown states, rows that do
  ///   not sum to one, probabilities outside [0, 1], ages without a start, a row given twice.
  public static func read(
    _ path: String, retirement: RetirementFile? = nil
  ) throws(InputFault) -> StatesFile {
    var reader = StatesReader(retirement: retirement)
    return try reader.whole(YAMLValue.read(path), path: path)
  }

  /// Reads states from a text.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``read(_:retirement:)`` does.
  public static func parse(
    _ text: String, path: String, retirement: RetirementFile? = nil
  ) throws(InputFault) -> StatesFile {
    var reader = StatesReader(retirement: retirement)
    return try reader.whole(YAMLValue.parse(text, file: path), path: path)
  }

  /// The rules for steps of a month or a year, for ages up to an open one.
  ///
  /// - Throws: ``Quantities/InputFault`` where yearly probabilities cannot be divided into months.
  public func rules(
    lastAge: Int, step: CohortProjection.Step
  ) throws(InputFault) -> StatusRules {
    do throws(StateError) {
      let space = try StateSpace(states: states.map(\.name), ageCount: lastAge + 1)
      let table = probabilities(lastAge: lastAge)
      let given = try StateTransitions(space) { sex, age, from, to in table[sex][age][from][to] }
      let transitions =
        switch (isMonthly, step) {
        case (true, .year): try given.compounded(12)
        case (false, .month): try given.divided(into: 12)
        default: given
        }
      return try StatusRules(
        transitions: transitions, moves: moves, birthState: birthState,
        relativeMortality: states.map(\.relativeMortality))
    } catch {
      throw InputFault(
        Diagnostic(
          code: "not-divisible", at: SourcePlace(file: path),
          found: LocalizedText(
            "年概率不能换算为月概率：某状态一年内有一半以上的人离开",
            "yearly probabilities cannot be divided into months: half or more leave a state"),
          expected: LocalizedText(
            "per: month 的月概率，或用 --step year", "monthly probabilities, or --step year")))
    }
  }

  /// The shares of the states at the start, before the moves that come with age.
  ///
  /// - Parameters:
  ///   - sex: 0 for women, 1 for men.
  ///   - age: completed years.
  func startShares(sex: Int, age: Int) -> [Double] {
    starts.first { $0.sexes.contains(sex) && $0.ages.contains(age) }?.shares
      ?? states.indices.map { $0 == birthState ? 1 : 0 }
  }

  /// P by sex, age, from, to; who is in no row stays.
  private func probabilities(lastAge: Int) -> [[[[Double]]]] {
    let stay = states.indices.map { from in states.indices.map { $0 == from ? 1.0 : 0 } }
    var table = [[[[Double]]]](
      repeating: [[[Double]]](repeating: stay, count: lastAge + 1), count: 2)
    for row in rows {
      for sex in row.sexes {
        for age in 0...lastAge where row.ages.contains(age) {
          table[sex][age][row.from] = row.probabilities
        }
      }
    }
    return table
  }
}
