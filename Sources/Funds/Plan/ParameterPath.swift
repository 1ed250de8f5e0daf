public import Quantities

/// One parameter's values over time, by group, in base units.
///
/// A cash parameter has a value for each period of the fund; a cover parameter one for each
/// calendar year. Before the first slot the first value holds; the last slot lies at or past the last
/// date that the projection reads (``FundModel/lastReading(of:projectingThrough:)``).
public struct ParameterPath: Sendable, Hashable {
  /// The parameter's full name in the catalogue.
  public let name: String
  /// Whether each group has values of its own.
  public let isGrouped: Bool
  /// Whether slots are the cover years of contributions rather than periods of cash.
  public let isCover: Bool
  /// Whether a decision sets the values, known before they act: a standard of cover, a rate.
  public let isDecided: Bool

  /// The first slot.
  public let start: Period

  /// Values by group and slot; one row where the parameter is not grouped.
  public let values: [[Double]]

  /// Where each value comes from, in the same shape.
  public let origins: [[ValueOrigin]]

  /// Makes a path from values and origins of the same shape, groups by slots.
  ///
  /// - Precondition: every value has an origin, and every row holds a value.
  public init(
    name: String, isGrouped: Bool, isCover: Bool, isDecided: Bool = false, start: Period,
    values: [[Double]], origins: [[ValueOrigin]]
  ) {
    precondition(
      values.count == origins.count
        && zip(values, origins).allSatisfy { $0.count == $1.count && !$0.isEmpty },
      "Parameter \(name): every value needs an origin, and every group a value.")
    self.name = name
    self.isGrouped = isGrouped
    self.isCover = isCover
    self.isDecided = isDecided || isCover
    self.start = start
    self.values = values
    self.origins = origins
  }

  /// The value of a group, by position, at a period of the fund or a cover year.
  public func value(group: Int, at period: Period) -> Double {
    let row = values[isGrouped ? group : 0]
    return row[slot(of: period, count: row.count)]
  }

  /// Where the value of a group at a period comes from.
  public func origin(group: Int, at period: Period) -> ValueOrigin {
    let row = origins[isGrouped ? group : 0]
    return row[slot(of: period, count: row.count)]
  }

  /// Whether the parameter belongs to a device that the fund is without.
  public var isUnused: Bool { origins.allSatisfy { $0.allSatisfy { $0 == .unused } } }

  /// The path with every value a year later.
  var aYearLater: ParameterPath {
    ParameterPath(
      name: name, isGrouped: isGrouped, isCover: isCover, isDecided: isDecided,
      start: start.advanced(by: start.frequency.periodsPerYear), values: values,
      origins: origins)
  }

  private func slot(of period: Period, count: Int) -> Int {
    min(max(start.distance(to: period.first(start.frequency)), 0), count - 1)
  }
}
