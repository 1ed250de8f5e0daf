/// How people die, are born and move during a period, at yearly rates.
public struct VitalRates: Sendable, Equatable {
  /// Life tables by single age from 0, with the population's open age.
  public let mortality: Sexes<LifeTable>

  /// Births a woman-year at each age.
  public let fertility: [Double]

  /// Boys born for each girl.
  public let boysPerGirl: Double

  /// People who move in less people who move out in a year, by age; half of them at its start,
  /// half at its end.
  public let migration: Sexes<[Double]>

  /// Rates of a period.
  ///
  /// - Parameters:
  ///   - mortality: tables of single ages 0, 1, … up to the open age.
  ///   - fertility: one rate an age, none negative.
  ///   - boysPerGirl: positive; about 1.05.
  ///   - migration: one number an age; none if `nil`.
  /// - Throws: `unusableValue`, `unevenGroups` for a table that is not of single ages from 0.
  /// - Precondition: all have as many ages.
  public init(
    mortality: Sexes<LifeTable>, fertility: [Double], boysPerGirl: Double,
    migration: Sexes<[Double]>? = nil
  ) throws(PopulationError) {
    let count = fertility.count
    let zeros = [Double](repeating: 0, count: count)
    let migration = migration ?? Sexes(female: zeros, male: zeros)
    precondition(
      mortality.female.ages.count == count && mortality.male.ages.count == count
        && migration.female.count == count && migration.male.count == count,
      "Mortality, fertility and migration must have as many ages.")
    for table in [mortality.female, mortality.male] {
      for (position, age) in table.ages.enumerated() where age != position {
        throw .unevenGroups(position: position)
      }
    }
    for (position, rate) in fertility.enumerated() where !(rate >= 0 && rate.isFinite) {
      throw .unusableValue(position: position, value: rate)
    }
    for (position, number) in (migration.female + migration.male).enumerated()
    where !number.isFinite {
      throw .unusableValue(position: position % count, value: number)
    }
    guard boysPerGirl > 0, boysPerGirl.isFinite else {
      throw .unusableValue(position: 0, value: boysPerGirl)
    }
    self.mortality = mortality
    self.fertility = fertility
    self.boysPerGirl = boysPerGirl
    self.migration = migration
  }

  /// Fertility from a total rate and its pattern over ages.
  ///
  /// - Parameters:
  ///   - total: births a woman has in her life at these rates.
  ///   - pattern: one weight an age, of any scale.
  public static func fertility(total: Double, pattern: [Double]) -> [Double] {
    let sum = pattern.reduce(0, +)
    return pattern.map { sum == 0 ? 0 : total * $0 / sum }
  }
}
