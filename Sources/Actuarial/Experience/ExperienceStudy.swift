internal import Statistics

/// Events that occurred against those that a table of rates expects: actual over expected.
///
/// Expected events of a class are persons × rate of the table. Limits are those of the Poisson
/// distribution, exact: with D events, the mean lies between the α/2 quantile of a gamma
/// distribution of shape D and the 1 − α/2 quantile of one of shape D + 1 (Garwood, Fiducial Limits
/// for the Poisson Distribution, Biometrika 28 (1936), 437–442).
public struct ExperienceStudy: Sendable, Equatable {
  /// One class, or all together.
  public struct Ratio: Sendable, Equatable {
    /// The events that occurred.
    public let actual: Double
    /// The events expected.
    public let expected: Double

    /// Actual over expected; not a number where neither is above zero.
    public var value: Double { actual / expected }

    /// Makes a ratio.
    public init(actual: Double, expected: Double) {
      self.actual = actual
      self.expected = expected
    }

    /// The limits between which the true ratio lies with a confidence, such as 0.95.
    ///
    /// - Precondition: the confidence lies between 0 and 1, the expected events are positive.
    public func limits(confidence: Double) -> ClosedRange<Double> {
      precondition(
        confidence > 0 && confidence < 1 && expected > 0,
        "Limits need a confidence between 0 and 1 and expected events.")
      let side = (1 - confidence) / 2
      let low = actual > 0 ? GammaDistribution(shape: actual).quantile(side) : 0
      let high = GammaDistribution(shape: actual + 1).quantile(1 - side)
      return (low / expected)...(high / expected)
    }
  }

  /// The table studied.
  public let table: UseTable

  /// The expected events of each of its classes.
  public let expected: [Double]

  /// All classes together.
  public var total: Ratio {
    Ratio(actual: table.totalEvents, expected: expected.reduce(0, +))
  }

  /// Every class by itself.
  public var ratios: [Ratio] {
    zip(table.events, expected).map { Ratio(actual: $0, expected: $1) }
  }

  /// Compares a table's events with a reference's rates.
  ///
  /// - Parameters:
  ///   - table: persons and events.
  ///   - rates: the reference's events per person, one a class of the table.
  /// - Throws: `unusableValue` (position of the class), `nothingExpected` where events occurred at
  ///   a rate of zero.
  /// - Precondition: there is one rate a class.
  public init(_ table: UseTable, rates: [Double]) throws(ExperienceError) {
    precondition(
      rates.count == table.events.count,
      "\(table.events.count) classes need as many rates, not \(rates.count).")
    if let position = rates.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .unusableValue(row: position, value: rates[position])
    }
    let width = table.careCount
    let expected = rates.indices.map { rates[$0] * table.persons[$0 / width] }
    for (actual, mean) in zip(table.events, expected) where actual > 0 && mean == 0 {
      throw .nothingExpected
    }
    self.table = table
    self.expected = expected
  }

  /// The ratios with only some axes told apart, in the order of `UseTable.summed(keeping:)`.
  ///
  /// - Throws: `unknownAxis`.
  public func by(_ axes: [String]) throws(ExperienceError) -> [Ratio] {
    let shape = UseTable(
      personAxes: table.personAxes, careAxes: table.careAxes, persons: table.persons,
      events: expected, amounts: expected)
    let means = try shape.summed(keeping: axes).events
    return zip(try table.summed(keeping: axes).events, means).map {
      Ratio(actual: $0, expected: $1)
    }
  }
}
