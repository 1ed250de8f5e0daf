/// A number of months that holds up to a month and then changes step by step.
///
/// Months are whole numbers counted from any origin, the same everywhere; year × 12 + month − 1
/// serves.
public struct StepSchedule: Sendable, Equatable {
  /// A step: from a month on, a value.
  public struct Step: Sendable, Equatable {
    /// The first month of the value.
    public let month: Int
    /// The value, in months.
    public let value: Int

    /// Makes a step.
    public init(from month: Int, value: Int) {
      self.month = month
      self.value = value
    }
  }

  /// The value before the first step.
  public let initial: Int

  /// The steps, ascending.
  public let steps: [Step]

  /// A schedule of steps.
  ///
  /// - Throws: `unevenSteps`; `unusableValue` for a negative value (position 0 is the initial one).
  public init(initial: Int, steps: [Step] = []) throws(RetirementError) {
    for (position, value) in ([initial] + steps.map(\.value)).enumerated() where value < 0 {
      throw .unusableValue(position: position, value: Double(value))
    }
    for position in steps.indices.dropFirst()
    where steps[position].month <= steps[position - 1].month {
      throw .unevenSteps(position: position)
    }
    self.initial = initial
    self.steps = steps
  }

  /// A value that rises or falls evenly from one to another.
  ///
  /// - Parameters:
  ///   - initial: the value before.
  ///   - final: the value after; the last step goes no further.
  ///   - month: the month of the first step.
  ///   - interval: months from a step to the next.
  ///   - change: how much a step changes the value, above zero.
  /// - Throws: `unusableValue`: position 0 and 1 for a negative value, 2 for an interval and 3 for a
  ///   change that is not positive.
  public init(
    from initial: Int, to final: Int, first month: Int, every interval: Int, by change: Int = 1
  ) throws(RetirementError) {
    for (position, value) in [initial, final].enumerated() where value < 0 {
      throw .unusableValue(position: position, value: Double(value))
    }
    if interval <= 0 { throw .unusableValue(position: 2, value: Double(interval)) }
    if change <= 0 { throw .unusableValue(position: 3, value: Double(change)) }
    var steps: [Step] = []
    var value = initial
    while value != final {
      value = final > initial ? min(final, value + change) : max(final, value - change)
      steps.append(Step(from: month + interval * steps.count, value: value))
    }
    self.initial = initial
    self.steps = steps
  }

  /// The value in a month.
  ///
  /// - Complexity: logarithmic in the number of steps.
  public func value(in month: Int) -> Int {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].month <= month { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initial : steps[low - 1].value
  }
}
