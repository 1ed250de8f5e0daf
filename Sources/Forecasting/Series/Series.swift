public import Quantities

/// A run of numbers in consecutive periods of one frequency, some of which may be missing.
///
/// The first value belongs to ``start``, each further one to the next period. A missing value is
/// `nil` wherever a caller looks; a number that is not finite counts as missing.
public struct Series: Sendable {
  /// The period of the first value.
  public let start: Period

  /// The numbers, NaN where one is missing.
  let storage: [Double]

  /// Makes a series from numbers in consecutive periods, `nil` or not finite where missing.
  public init(start: Period, values: [Double?]) {
    self.start = start
    self.storage = values.map { value in
      guard let value, value.isFinite else { return .nan }
      return value
    }
  }

  /// Makes a series from numbers in consecutive periods; one that is not finite is missing.
  public init(start: Period, values: [Double]) {
    self.start = start
    self.storage = values.map { $0.isFinite ? $0 : .nan }
  }

  /// How often the series is recorded.
  public var frequency: Frequency { start.frequency }

  /// The number of periods, missing ones included.
  public var count: Int { storage.count }

  /// Whether the series has no period at all.
  public var isEmpty: Bool { storage.isEmpty }

  /// The last period; the one before ``start`` where the series is empty.
  public var end: Period { start.advanced(by: storage.count - 1) }

  /// The periods in order.
  public var periods: [Period] { storage.indices.map { start.advanced(by: $0) } }

  /// The values in order, `nil` where missing.
  public var values: [Double?] { storage.map { $0.isNaN ? nil : $0 } }

  /// The value at a position from 0, `nil` where it is missing.
  public subscript(index: Int) -> Double? {
    precondition(
      storage.indices.contains(index),
      "Position \(index) lies outside a series of \(storage.count) periods.")
    let value = storage[index]
    return value.isNaN ? nil : value
  }

  /// The value of a period, `nil` where it is missing or outside the series.
  public subscript(period: Period) -> Double? {
    guard let index = index(of: period) else { return nil }
    return self[index]
  }

  /// The position of a period in the series, `nil` where it lies outside.
  ///
  /// The period must have the series' frequency.
  public func index(of period: Period) -> Int? {
    let index = start.distance(to: period)
    return storage.indices.contains(index) ? index : nil
  }
}

extension Series: Hashable {
  /// Two series are equal when they start together and agree in every value and every gap.
  public static func == (left: Series, right: Series) -> Bool {
    left.start == right.start && left.values == right.values
  }

  /// Feeds the start and every value and gap to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(start)
    hasher.combine(values)
  }
}
