/// Why an amount changed between two tables of persons, use and price.
///
/// Every class's amount is N × (share of the person class) × (its events per person) × (share of the
/// care class in them) × (price). The change is taken apart by `ProductDecomposition`: without a
/// rest, and whatever the order. What begins or ends altogether is due to the first factor that
/// tells it: new persons to the composition, first events to use, a new tier to the mix.
public struct UseTrend: Sendable, Equatable {
  /// The amount before.
  public let before: Double
  /// The amount after.
  public let after: Double
  /// More or fewer persons.
  public let population: Double
  /// Another composition of the persons: older, say.
  public let composition: Double
  /// More or fewer events per person of a class.
  public let use: Double
  /// Another distribution of events over tiers and places.
  public let mix: Double
  /// Another amount per event of a class.
  public let price: Double

  /// The change; the sum of the five effects.
  public var change: Double { after - before }

  /// Takes the change between two tables apart.
  ///
  /// - Throws: `otherClasses` unless both have the same axes.
  public init(from before: UseTable, to after: UseTable) throws(ExperienceError) {
    guard before.personAxes == after.personAxes, before.careAxes == after.careAxes else {
      throw .otherClasses
    }
    let (start, end) = (Self.factors(before), Self.factors(after))
    let parts = try ProductDecomposition(
      before: Self.filled(start, from: end), after: Self.filled(end, from: start))
    self.before = parts.before
    self.after = parts.after
    population = parts.effects[0]
    composition = parts.effects[1]
    use = parts.effects[2]
    mix = parts.effects[3]
    price = parts.effects[4]
  }

  /// What is not defined on one side, such as the price of what nobody used, is as on the other.
  private static func filled(_ factors: [[Double?]], from others: [[Double?]]) -> [[Double]] {
    zip(factors, others).map { own, other in zip(own, other).map { $0 ?? $1 ?? 0 } }
  }

  private static func factors(_ table: UseTable) -> [[Double?]] {
    let total = table.totalPersons
    let width = table.careCount
    var factors = [[Double?]](repeating: [], count: 5)
    for (person, persons) in table.persons.enumerated() {
      let own = (person * width)..<((person + 1) * width)
      let events = own.reduce(0) { $0 + table.events[$1] }
      for position in own {
        factors[0].append(total)
        factors[1].append(total > 0 ? persons / total : nil)
        factors[2].append(persons > 0 ? events / persons : nil)
        factors[3].append(events > 0 ? table.events[position] / events : nil)
        factors[4].append(
          table.events[position] > 0 ? table.amounts[position] / table.events[position] : nil)
      }
    }
    return factors
  }
}
