public import Quantities

/// A number with the period it belongs to.
public struct Observation: Sendable, Hashable {
  /// The period the number belongs to.
  public let period: Period
  /// The number, in the unit of its series.
  public let value: Double

  /// Makes an observation from a period and a number.
  public init(period: Period, value: Double) {
    self.period = period
    self.value = value
  }
}

extension Series {
  /// The number of values that are not missing.
  public var observedCount: Int { storage.reduce(into: 0) { $0 += $1.isNaN ? 0 : 1 } }

  /// Whether no value is missing.
  public var isComplete: Bool { !storage.contains { $0.isNaN } }

  /// The values that are not missing, with their periods, in order.
  public var observations: [Observation] {
    storage.indices.compactMap { index in
      storage[index].isNaN
        ? nil : Observation(period: start.advanced(by: index), value: storage[index])
    }
  }

  /// The last value that is not missing.
  public var lastObservation: Observation? {
    guard let index = storage.lastIndex(where: { !$0.isNaN }) else { return nil }
    return Observation(period: start.advanced(by: index), value: storage[index])
  }

  /// The values that are not missing, without their periods.
  var observedValues: [Double] { storage.filter { !$0.isNaN } }

  /// Whether every observed value is above zero, and there is at least one.
  public var isPositive: Bool {
    let values = observedValues
    return !values.isEmpty && values.allSatisfy { $0 > 0 }
  }
}
