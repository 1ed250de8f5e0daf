/// A change of state that comes with an age: entering school, leaving it, retiring.
public struct AutomaticMove: Sendable, Equatable {
  /// The state that is left.
  public let from: Int

  /// The share that goes to each state, one a state, summing to one; what goes to the state left
  /// stays there.
  public let destinations: [Double]

  /// The ages by sex; `nil` for a sex that does not move.
  public let ages: Sexes<RetirementPattern?>

  /// A move at ages that depend on the month of birth.
  public init(from: Int, destinations: [Double], ages: Sexes<RetirementPattern?>) {
    self.from = from
    self.destinations = destinations
    self.ages = ages
  }

  /// The same move at the ages before any change of the schedule.
  public var unchanged: AutomaticMove {
    AutomaticMove(
      from: from, destinations: destinations,
      ages: Sexes(female: ages.female?.unchanged, male: ages.male?.unchanged))
  }

  /// The share of those in the state left who move in a step.
  ///
  /// With F the share past the age, F₁ after the step and F₀ before it, (F₁ − F₀) / (1 − F₀): those
  /// who come into the state when all of their age are past it move on at once.
  ///
  /// - Parameters:
  ///   - ages: the completed months of age, after the step, over which the people are spread.
  ///   - month: the month after the step.
  ///   - step: the months in the step; zero for those there at the start, who move if they are past
  ///     the age.
  func share(
    _ pattern: RetirementPattern, ages: Range<Int>, month: Int, step: Int
  ) -> Double {
    var after = 0.0
    for age in ages { after += pattern.retiredShare(atAge: age, bornIn: month - age) }
    if after == 0 { return 0 }
    after /= Double(ages.count)
    if step == 0 { return after }
    var before = 0.0
    for age in ages {
      before += pattern.retiredShare(atAge: age - step, bornIn: month - age)
    }
    before /= Double(ages.count)
    return before >= 1 ? 1 : min(1, max(0, (after - before) / (1 - before)))
  }
}
