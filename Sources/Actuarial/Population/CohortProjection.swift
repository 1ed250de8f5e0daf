/// A population carried forward by cohorts, by single age and sex.
///
/// The cohort-component method: Preston, Heuveline and Guillot, Demography (2001), §6.3, in steps of
/// a year, or of a month with ages counted in months. In a step of a year the people of age x
/// become Lₓ₊₁ / Lₓ times as many of age x + 1; the open age keeps T_ω / T_ω₋₁ of those who are in
/// it or enter it. Births are the fertility of the mean number of women in the step, and the
/// newborn's share L₀ / l₀ lives at its end. In a step of a month the yearly rates act for a
/// twelfth of the time on ages in months, and the first year of life keeps its person-years L₀.
public struct CohortProjection: Sendable, Equatable {
  /// The length of a step.
  public enum Step: Sendable, Equatable {
    /// Ages and rates by the year.
    case year
    /// Ages counted in months, yearly rates acting for a twelfth of the time.
    case month
  }

  /// The length of a step.
  public let step: Step

  /// The cells of each year of age but the last, open one.
  private let cellsPerYear: Int

  private let lastAge: Int
  /// People now by the ages of the steps: by year of age, or by completed month of age. The last
  /// cell is open.
  public private(set) var cells: Sexes<[Double]>
  private var stepsDone = 0

  /// Of those who came into each cell in the last step by growing older, the share that lived;
  /// one where nobody did.
  private(set) var livingShares = Sexes<[Double]>(female: [], male: [])

  /// Starts from a population.
  ///
  /// - Parameters:
  ///   - population: counts by single age from 0; the last age is open. At least two ages.
  ///   - step: how long a step is. In months of age, the people of a year of age start spread
  ///     evenly over it.
  /// - Throws: `unusableValue` for a count that is negative or not finite.
  /// - Precondition: both sexes have as many ages, two at least.
  public init(_ population: Sexes<[Double]>, step: Step = .year) throws(PopulationError) {
    let count = population.female.count
    precondition(
      count == population.male.count && count >= 2,
      "A projection needs as many ages of both sexes, and at least two.")
    for counts in [population.female, population.male] {
      for (position, value) in counts.enumerated() where !(value >= 0 && value.isFinite) {
        throw .unusableValue(position: position, value: value)
      }
    }
    self.step = step
    let parts = step == .year ? 1 : 12
    cellsPerYear = parts
    lastAge = count - 1
    func spread(_ counts: [Double]) -> [Double] {
      counts.dropLast().flatMap { [Double](repeating: $0 / Double(parts), count: parts) }
        + [counts[counts.count - 1]]
    }
    cells = Sexes(female: spread(population.female), male: spread(population.male))
  }

  /// The population now, by single age.
  public var population: Sexes<[Double]> {
    Sexes(female: byYear(cells.female), male: byYear(cells.male))
  }

  /// Carries the population one step forward.
  ///
  /// - Parameter rates: the yearly rates that hold in the step.
  /// - Throws: `moreLeaversThanPeople`.
  /// - Precondition: the rates have the population's ages.
  public mutating func advance(_ rates: VitalRates) throws(PopulationError) -> PopulationPeriod {
    precondition(
      rates.fertility.count == lastAge + 1,
      "Rates of \(rates.fertility.count) ages do not fit a population of \(lastAge + 1).")
    let length = 1 / Double(cellsPerYear)
    let before = cells
    var deaths = Sexes(female: 0.0, male: 0.0)
    var living = Sexes<[Double]>(female: [], male: [])
    cells.female = try survive(
      before.female, rates.mortality.female, rates.migration.female, &deaths.female,
      &living.female)
    cells.male = try survive(
      before.male, rates.mortality.male, rates.migration.male, &deaths.male, &living.male)
    livingShares = living
    var births = 0.0
    for age in 0...lastAge where rates.fertility[age] > 0 {
      // A woman counts at the age she has; the newborn cell is still empty.
      let women = 0.5 * (sum(before.female, age) + sum(cells.female, age))
      births += women * rates.fertility[age] * length
    }
    let girls = births / (1 + rates.boysPerGirl)
    let born = Sexes(female: girls, male: births - girls)
    let alive = Sexes(
      female: born.female * newbornShare(rates.mortality.female),
      male: born.male * newbornShare(rates.mortality.male))
    cells.female[0] += alive.female
    cells.male[0] += alive.male
    deaths.female += born.female - alive.female
    deaths.male += born.male - alive.male
    stepsDone += 1
    return PopulationPeriod(
      population: population, births: born, deaths: deaths,
      migrants: Sexes(
        female: rates.migration.female.reduce(0, +) * length,
        male: rates.migration.male.reduce(0, +) * length))
  }

  /// Everybody one cell older, less the dead, with half of the migrants before and half after.
  private func survive(
    _ before: [Double], _ table: LifeTable, _ migration: [Double], _ deaths: inout Double,
    _ shares: inout [Double]
  ) throws(PopulationError) -> [Double] {
    let last = before.count - 1
    let half = migration.map { 0.5 * $0 / Double(cellsPerYear) }
    var start = before
    try add(half, to: &start)
    var after = [Double](repeating: 0, count: before.count)
    shares = [Double](repeating: 1, count: before.count)
    for cell in 0...last {
      let share = survival(from: cell, last: last, table)
      let living = start[cell] * share
      after[min(cell + 1, last)] += living
      deaths += start[cell] - living
      if cell + 1 < last { shares[cell + 1] = share }
    }
    // Two cells come into the last one.
    let entering = start[last - 1] + start[last]
    if entering > 0 { shares[last] = after[last] / entering }
    try add(half, to: &after, newbornAreMissing: true)
    return after
  }

  private func add(
    _ migrants: [Double], to cells: inout [Double], newbornAreMissing: Bool = false
  ) throws(PopulationError) {
    for age in migrants.indices where migrants[age] != 0 {
      let range = self.range(age)
      let share = migrants[age] / Double(range.count)
      for cell in range {
        cells[cell] += share
        // The youngest are born only after this; they may lose what they then receive.
        if cells[cell] < 0 && !(newbornAreMissing && cell == 0) {
          throw .moreLeaversThanPeople(age: age, step: stepsDone)
        }
      }
    }
  }

  /// The share of a cell that lives through the step.
  private func survival(from cell: Int, last: Int, _ table: LifeTable) -> Double {
    if step == .year {
      let lived = table.personYears
      if cell >= last - 1 {
        let above = table.personYearsAbove[last - 1]
        return above > 0 ? table.personYearsAbove[last] / above : 0
      }
      return lived[cell] > 0 ? lived[cell + 1] / lived[cell] : 0
    }
    return exponential(-(force(cell, last, table) + force(min(cell + 1, last), last, table)) / 24)
  }

  /// The yearly force of mortality in a cell of a month of age.
  private func force(_ cell: Int, _ last: Int, _ table: LifeTable) -> Double {
    if cell == last { return table.rates[lastAge] }
    let probability = table.probabilities[cell / cellsPerYear]
    return probability < 1 ? -logarithmOfOnePlus(-probability) : 12 * 40
  }

  /// The share of those born in a step who live at its end.
  private func newbornShare(_ table: LifeTable) -> Double {
    let share = table.personYears[0] / table.survivors[0]
    if step == .year { return share }
    // So that the twelve monthly cells of the first year hold L₀ between them.
    let monthly = force(0, cells.female.count - 1, table) / 12
    var lived = 0.0
    for month in 0..<12 { lived += exponential(-monthly * Double(month)) / 12 }
    return min(1, share / lived)
  }

  private func range(_ age: Int) -> Range<Int> {
    let start = age * cellsPerYear
    return age == lastAge ? start..<(start + 1) : start..<(start + cellsPerYear)
  }

  private func sum(_ cells: [Double], _ age: Int) -> Double {
    range(age).reduce(0) { $0 + cells[$1] }
  }

  private func byYear(_ cells: [Double]) -> [Double] {
    (0...lastAge).map { sum(cells, $0) }
  }
}
