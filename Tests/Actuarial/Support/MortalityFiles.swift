import LinearAlgebra

@testable import Actuarial

extension Golden {
  /// Deaths and exposures of a reference table, cut to the ages from 0 on that its Lee–Carter run
  /// used.
  static func mortality(_ name: String) throws -> MortalityData {
    let (file, lastAge) =
      name == "ew_male" ? ("mort_ew_male_1961_2011", 100) : ("mort_fr_female_1950_2006", 95)
    let rows = try rows("golden/\(file).csv").filter { (Int($0[0]) ?? 999) <= lastAge }
    let years = rows.compactMap { Int($0[1]) }
    let firstYear = years.min() ?? 0
    let count = (years.max() ?? 0) - firstYear + 1
    var deaths = Matrix(rows: lastAge + 1, columns: count)
    var exposure = deaths
    for row in rows {
      guard let age = Int(row[0]), let year = Int(row[1]) else { continue }
      deaths[age, year - firstYear] = number(row[2])
      exposure[age, year - firstYear] = number(row[3])
    }
    return try MortalityData(
      ages: Array(0...lastAge), years: Array(firstYear..<(firstYear + count)), deaths: deaths,
      exposure: exposure)
  }

  /// The scalars of a Lee–Carter run.
  static func scalar(_ table: String, _ name: String) throws -> Double {
    try rows("golden/LC_\(table)_scalars.csv").first { $0[1] == name }.map { number($0[2]) } ?? .nan
  }
}
