import Glibc

@testable import Actuarial

/// China's population by the rates of the United Nations' revision of 2024 on the age structure of
/// 2020 from the revision of 2019, scaled to the total of the revision of 2024.
struct NationalProjection {
  private let annual: [Int: [String]]
  private let mortality: [[String]]
  private let patterns: [[String]]
  private let midpoints: [Int]

  init() throws {
    annual = Dictionary(
      uniqueKeysWithValues: try Golden.rows("data/china/un_wpp2024_china_annual.csv").map {
        (Int($0[0]) ?? 0, $0)
      })
    mortality = try Golden.rows("data/china/un_wpp2024_china_mx_5yr.csv")
    patterns = try Golden.rows("data/china/un_wpp2024_china_percent_asfr.csv")
    midpoints = Array(Set(mortality.compactMap { Int($0[1]) })).sorted()
  }

  private func figure(_ year: Int, _ column: Int) -> Double {
    annual[year].map { Golden.number($0[column]) } ?? .nan
  }

  /// The revision's total at the end of a year, in thousands; back from 2024 by the changes.
  func publishedEnd(_ year: Int) -> Double {
    if year >= 2024 { return figure(year, 16) + figure(year, 17) }
    return publishedEnd(year + 1) - figure(year + 1, 12)
  }

  /// The revision's total at the middle of a year.
  func publishedMiddle(_ year: Int) -> Double {
    publishedEnd(year) - figure(year, 12) / 2
  }

  /// The projected totals at the middle of the years from 2020 to 2050.
  func totals() throws -> [Int: Double] {
    let start = try population(scaledTo: publishedMiddle(2020))
    var projection = try CohortProjection(start)
    var totals = [2020: start.total]
    for year in 2020..<2050 {
      totals[year + 1] = try projection.advance(rates(year)).population.total
    }
    return totals
  }

  private func population(scaledTo total: Double) throws -> Sexes<[Double]> {
    let rows = try Golden.rows("data/china/un_wpp2019_china_pop_age5_sex.csv").filter {
      $0[0] == "2020"
    }
    func ages(_ sex: String) throws -> [Double] {
      let groups = rows.filter { $0[1] == sex }
        .map { (start: Int($0[2].prefix { $0.isNumber }) ?? 0, count: Golden.number($0[3])) }
        .sorted { $0.start < $1.start }
      return try AgeGroupSplit.singleAges(
        totals: groups.map(\.count), starts: groups.map(\.start))
    }
    let raw = Sexes(female: try ages("F"), male: try ages("M"))
    let factor = total / raw.total
    return Sexes(female: raw.female.map { $0 * factor }, male: raw.male.map { $0 * factor })
  }

  /// The rates of the twelve months from the middle of a year.
  private func rates(_ year: Int) throws -> VitalRates {
    let time = Double(year) + 0.5
    func mean(_ column: Int) -> Double { (figure(year, column) + figure(year + 1, column)) / 2 }
    let migrants = mean(15)
    let moves = (0...100).map { (15..<50).contains($0) ? migrants / 70 : 0 }
    return try VitalRates(
      mortality: Sexes(female: table(time, 4), male: table(time, 3)),
      fertility: VitalRates.fertility(total: mean(1), pattern: pattern(time)),
      boysPerGirl: mean(14), migration: Sexes(female: moves, male: moves))
  }

  /// Death rates between the periods' midpoints, then between the groups' midpoints, along
  /// straight lines of their logarithms.
  private func table(_ time: Double, _ column: Int) throws -> LifeTable {
    let groups = between(time) { midpoint in
      mortality.filter { Int($0[1]) == midpoint }.map { log(Golden.number($0[column])) }
    }
    var rates = [exp(groups[0])] + [Double](repeating: exp(groups[1]), count: 4)
    for age in 5..<100 {
      let position = max(0, min(17.9999, (Double(age) + 0.5 - 7.5) / 5))
      let lower = Int(position)
      let share = position - Double(lower)
      rates.append(exp((1 - share) * groups[2 + lower] + share * groups[3 + lower]))
    }
    rates.append(exp(groups[groups.count - 1]))
    var separation = [Double](repeating: 0.5, count: 101)
    separation[0] = 0.12
    return try LifeTable(ages: Array(0...100), rates: rates, separation: separation)
  }

  private func pattern(_ time: Double) throws -> [Double] {
    let groups = between(time) { midpoint in
      patterns.filter { Int($0[1]) == midpoint }.map { Golden.number($0[3]) }
    }
    let ages = try AgeGroupSplit.singleAges(
      totals: [0] + groups + [0],
      groups: [10..<15] + groups.indices.map { (15 + 5 * $0)..<(20 + 5 * $0) } + [50..<55])
    return [Double](repeating: 0, count: 10) + ages + [Double](repeating: 0, count: 46)
  }

  /// A list of numbers between the two periods whose midpoints enclose a time.
  private func between(_ time: Double, _ values: (Int) -> [Double]) -> [Double] {
    let upper = midpoints.firstIndex { Double($0) + 0.5 >= time } ?? midpoints.count - 1
    let lower = max(0, upper - 1)
    let (start, end) = (midpoints[lower], midpoints[max(upper, 1)])
    let share = (time - Double(start) - 0.5) / Double(end - start)
    return zip(values(start), values(end)).map { (1 - share) * $0 + share * $1 }
  }
}
