/// When people of a sex retire: their categories' schedules, and who goes earlier or later.
public struct RetirementPattern: Sendable, Equatable {
  /// A category with a schedule of its own.
  public struct Category: Sendable, Equatable {
    /// Its share of the people, from 0 to 1.
    public let share: Double
    /// Its ages.
    public let schedule: RetirementSchedule

    /// Makes a category.
    public init(share: Double, schedule: RetirementSchedule) {
      self.share = share
      self.schedule = schedule
    }
  }

  /// A choice of a time before or after the statutory age.
  public struct Choice: Sendable, Equatable {
    /// Months after the statutory age; negative before it.
    public let shift: Int
    /// The share of the people who choose it, from 0 to 1.
    public let share: Double

    /// Makes a choice.
    public init(shift: Int, share: Double) {
      self.shift = shift
      self.share = share
    }
  }

  /// The categories; their shares sum to one.
  public let categories: [Category]

  /// The choices; their shares sum to one. Nobody goes before the original age of his category.
  public let choices: [Choice]

  /// A pattern.
  ///
  /// - Parameters:
  ///   - categories: at least one.
  ///   - choices: everyone at the statutory age if empty.
  ///   - limit: how many months earlier or later may be chosen at most; 36 in China.
  /// - Throws: `incompleteShares`; `unusableValue` for a share outside [0, 1] (position of the
  ///   category, or of the choice after the categories) or a shift beyond the limit.
  public init(
    _ categories: [Category], choices: [Choice] = [], limit: Int = 36
  ) throws(RetirementError) {
    let choices = choices.isEmpty ? [Choice(shift: 0, share: 1)] : choices
    for (position, share) in (categories.map(\.share) + choices.map(\.share)).enumerated()
    where !(share >= 0 && share <= 1) {
      throw .unusableValue(position: position, value: share)
    }
    for (position, choice) in choices.enumerated() where abs(choice.shift) > limit {
      throw .unusableValue(
        position: categories.count + position, value: Double(choice.shift))
    }
    for shares in [categories.map(\.share), choices.map(\.share)] {
      let sum = shares.reduce(0, +)
      if abs(sum - 1) > 1e-9 { throw .incompleteShares(sum: sum) }
    }
    self.categories = categories
    self.choices = choices
  }

  /// A pattern of one schedule that everyone keeps.
  public init(_ schedule: RetirementSchedule) {
    categories = [Category(share: 1, schedule: schedule)]
    choices = [Choice(shift: 0, share: 1)]
  }

  /// The share of those born in a month who are retired at an age, were they all to live to it.
  ///
  /// - Parameters:
  ///   - age: completed months of age.
  ///   - month: the month of birth.
  public func retiredShare(atAge age: Int, bornIn month: Int) -> Double {
    var sum = 0.0
    for category in categories {
      let original = category.schedule.originalAge
      let statutory = category.schedule.age(bornIn: month)
      for choice in choices where age >= max(original, statutory + choice.shift) {
        sum += category.share * choice.share
      }
    }
    return min(1, sum)
  }

  /// The age by which everyone born in a month is retired.
  public func lastAge(bornIn month: Int) -> Int {
    let latest = choices.filter { $0.share > 0 }.map(\.shift).max() ?? 0
    return categories.filter { $0.share > 0 }
      .map { max($0.schedule.originalAge, $0.schedule.age(bornIn: month) + latest) }.max() ?? 0
  }

  /// The same people and choices under the original ages.
  public var unchanged: RetirementPattern {
    RetirementPattern(
      unchecked: categories.map { Category(share: $0.share, schedule: $0.schedule.unchanged) },
      choices)
  }

  private init(unchecked categories: [Category], _ choices: [Choice]) {
    self.categories = categories
    self.choices = choices
  }
}
