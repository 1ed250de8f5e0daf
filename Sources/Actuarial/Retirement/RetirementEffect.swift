/// Payers and retirees by month under two patterns of retirement, and what lies between them.
public struct RetirementEffect: Sendable, Equatable {
  /// People of one month, divided.
  public struct Division: Sendable, Equatable {
    /// Not yet retired.
    public let payers: Sexes<Double>
    /// Retired.
    public let retirees: Sexes<Double>

    /// Payers of both sexes.
    public var totalPayers: Double { payers.female + payers.male }
    /// Retirees of both sexes.
    public var totalRetirees: Double { retirees.female + retirees.male }
  }

  /// The first month.
  public let firstMonth: Int

  /// Under the pattern, one a month.
  public let changed: [Division]

  /// Under the pattern compared with.
  public let unchanged: [Division]

  /// People who pay under the one and would be retired under the other, one number a month.
  public var moved: [Double] {
    zip(changed, unchanged).map { $1.totalRetirees - $0.totalRetirees }
  }

  /// Person-months moved from retirement to paying, over all months.
  public var personMonthsMoved: Double { moved.reduce(0, +) }

  /// Divides people month by month.
  ///
  /// - Parameters:
  ///   - people: for each month the people concerned (those in work, or in the scheme) by completed
  ///     months of age, the last cell being open.
  ///   - firstMonth: the month of the first.
  ///   - pattern: when they retire.
  ///   - other: the pattern to compare with; the same with the original ages if `nil`.
  public init(
    _ people: [Sexes<[Double]>], firstMonth: Int, pattern: Sexes<RetirementPattern>,
    comparedWith other: Sexes<RetirementPattern>? = nil
  ) {
    let other =
      other ?? Sexes(female: pattern.female.unchanged, male: pattern.male.unchanged)
    self.firstMonth = firstMonth
    changed = people.enumerated().map { Self.divide($1, month: firstMonth + $0, pattern) }
    unchanged = people.enumerated().map { Self.divide($1, month: firstMonth + $0, other) }
  }

  /// The people of one month divided into payers and retirees.
  ///
  /// - Parameters:
  ///   - people: by completed months of age; the last cell is open.
  ///   - month: the month.
  ///   - pattern: when they retire.
  public static func divide(
    _ people: Sexes<[Double]>, month: Int, _ pattern: Sexes<RetirementPattern>
  ) -> Division {
    func retired(_ cells: [Double], _ pattern: RetirementPattern) -> Double {
      var sum = 0.0
      for (age, count) in cells.enumerated() where count != 0 {
        sum += count * pattern.retiredShare(atAge: age, bornIn: month - age)
      }
      return sum
    }
    let retirees = Sexes(
      female: retired(people.female, pattern.female), male: retired(people.male, pattern.male))
    return Division(
      payers: Sexes(
        female: people.female.reduce(0, +) - retirees.female,
        male: people.male.reduce(0, +) - retirees.male),
      retirees: retirees)
  }
}
