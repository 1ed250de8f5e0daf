/// What groups' own experience is worth against a reference table, such as a province's.
///
/// The ratios of actual to expected events of groups and years, weighted by expected events, are
/// given credibility by Bühlmann and Straub's model. What groups lean on is the level that they have
/// in common, not the table as it stands: where all of a province lies half above a national table,
/// so does a small county by its best estimate, and how far the groups differ from each other says
/// nothing of how far they lie from the table. A group's rates are the table's times
/// z A/E + (1 − z) level.
public struct TableCredibility: Sendable, Equatable {
  /// The model of the ratios.
  public let model: BuhlmannStraub

  /// By what the table's rates are multiplied for each group.
  public var factors: [Double] { model.estimates }

  /// By what the table's rates are multiplied for a group without experience of its own: the groups'
  /// ratios, weighted by their credibility.
  public var level: Double { model.collectiveMean }

  /// z of each group.
  public var credibility: [Double] { model.credibility }

  /// Weighs groups' experience.
  ///
  /// - Parameters:
  ///   - actual: events by group and year.
  ///   - expected: what the table expects, likewise; a year in which it expects nothing counts for
  ///     nothing.
  /// - Throws: `tooFewValues` for fewer than two groups, or no group with two years;
  ///   `unusableValue`.
  /// - Precondition: both have one shape.
  public init(actual: [[Double]], expected: [[Double]]) throws(BenefitError) {
    precondition(
      actual.count == expected.count && zip(actual, expected).allSatisfy { $0.count == $1.count },
      "Actual and expected events must have the same shape.")
    let ratios = zip(actual, expected).map { events, means in
      zip(events, means).map { $1 > 0 ? $0 / $1 : 0 }
    }
    model = try BuhlmannStraub(rates: ratios, weights: expected)
  }

  /// The rates of a group.
  ///
  /// - Precondition: there is such a group.
  public func rates(of group: Int, table: [Double]) -> [Double] {
    let factor = factors[group]
    return table.map { factor * $0 }
  }
}
