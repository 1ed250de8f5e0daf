/// The statutory age of retirement by month of birth.
///
/// Whoever is born in month b retires in month b + age(b); that month counts as the first of
/// retirement. Months are numbered as in `StepSchedule`, ages are in months.
public struct RetirementSchedule: Sendable, Equatable {
  /// The age by month of birth.
  public let ages: StepSchedule

  /// The age before any change, in months.
  public var originalAge: Int { ages.initial }

  /// A schedule from ages by month of birth.
  ///
  /// - Throws: `overtakes` where those born from a step on would retire before their elders.
  public init(_ ages: StepSchedule) throws(RetirementError) {
    var age = ages.initial
    for (position, step) in ages.steps.enumerated() {
      if step.value < age - 1 { throw .overtakes(position: position) }
      age = step.value
    }
    self.ages = ages
  }

  /// A schedule in which one age holds for everyone.
  ///
  /// - Throws: `unusableValue` for a negative age.
  public init(age: Int) throws(RetirementError) {
    ages = try StepSchedule(initial: age)
  }

  /// An age that is raised step by step for those who would have retired from a month on.
  ///
  /// Whoever would have retired in month r ≥ `month` retires
  /// min(`to` − `from`, `change` × (⌊(r − `month`) / `interval`⌋ + 1)) months later.
  ///
  /// - Parameters:
  ///   - original: the age before, in months.
  ///   - final: the age it comes to, not below.
  ///   - month: the first month of retirement, by the age before, that is put off.
  ///   - interval: months of retirement that share a step.
  ///   - change: by how many months a step raises the age.
  /// - Throws: `unusableValue`: positions 0 to 3 for the ages, the interval and the change.
  public init(
    from original: Int, to final: Int, firstRetiring month: Int, every interval: Int,
    by change: Int = 1
  ) throws(RetirementError) {
    if final < original { throw .unusableValue(position: 1, value: Double(final)) }
    ages = try StepSchedule(
      from: original, to: final, first: month - original, every: interval, by: change)
  }

  /// The statutory age, in months, of those born in a month.
  public func age(bornIn month: Int) -> Int { ages.value(in: month) }

  /// The first month of retirement of those born in a month.
  public func retirementMonth(bornIn month: Int) -> Int { month + age(bornIn: month) }

  /// By how many months the retirement of those born in a month is put off.
  public func delay(bornIn month: Int) -> Int { age(bornIn: month) - originalAge }

  /// The same without any change: the original age for everyone.
  public var unchanged: RetirementSchedule { RetirementSchedule(original: originalAge) }

  private init(original: Int) {
    ages = StepSchedule(constant: original)
  }
}

extension StepSchedule {
  /// A value that never changes; it has been checked before.
  init(constant value: Int) {
    initial = value
    steps = []
  }
}
