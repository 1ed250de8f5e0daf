public import Quantities

/// An event that comes again and again with the same effect, such as a yearly settlement whose month
/// moves.
///
/// All its spells have one coefficient, so that what it did before tells what it will do.
public struct RecurringEvent: Regressor, Hashable {
  /// What the event is called.
  public let name: LocalizedText

  /// The times it comes, past and future.
  public let spells: [EventRegressor]

  /// Makes an event of one spell or more; its name is the first's.
  public init(_ spells: [EventRegressor]) {
    precondition(!spells.isEmpty, "An event comes once at least.")
    name = spells[0].name
    self.spells = spells
  }

  /// The sum of the spells in a period.
  public func value(in period: Period) -> Double? {
    var sum = 0.0
    for spell in spells { sum += spell.value(in: period) ?? 0 }
    return sum
  }
}
