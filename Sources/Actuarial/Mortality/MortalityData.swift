public import LinearAlgebra

/// Death rates by age and year, with deaths and exposures where they are known.
public struct MortalityData: Sendable, Equatable {
  /// The first age of each group, ascending: single ages, or groups such as 0, 1–4, 5–9, ….
  public let ages: [Int]

  /// Years, ascending by one.
  public let years: [Int]

  /// m, deaths a person-year: ages × years. Where deaths are known, deaths over exposure, and not
  /// a number without exposure.
  public let rates: Matrix

  /// Deaths, ages × years, if known.
  public let deaths: Matrix?

  /// Person-years lived, ages × years, if known.
  public let exposure: Matrix?

  /// Data without deaths.
  ///
  /// - Throws: `empty`, `unevenSteps`, `unusableRate` for a rate that is negative or not finite.
  /// - Precondition: the matrix is ages × years.
  public init(ages: [Int], years: [Int], rates: Matrix) throws(MortalityError) {
    try Self.check(ages, years)
    precondition(
      rates.rows == ages.count && rates.columns == years.count,
      "Rates of \(ages.count) ages and \(years.count) years need a matrix of that shape.")
    try Self.check(rates) { .unusableRate(position: $0, year: $1, value: $2) }
    self.ages = ages
    self.years = years
    self.rates = rates
    deaths = nil
    exposure = nil
  }

  /// Data with deaths.
  ///
  /// - Throws: `empty`, `unevenSteps`, `unusableExposure` for a number that is negative or not
  ///   finite.
  /// - Precondition: the matrices are ages × years.
  public init(
    ages: [Int], years: [Int], deaths: Matrix, exposure: Matrix
  ) throws(MortalityError) {
    try Self.check(ages, years)
    for matrix in [deaths, exposure] {
      precondition(
        matrix.rows == ages.count && matrix.columns == years.count,
        "Deaths and exposures of \(ages.count) ages and \(years.count) years need that shape.")
      try Self.check(matrix) { .unusableExposure(position: $0, year: $1, value: $2) }
    }
    self.ages = ages
    self.years = years
    self.deaths = deaths
    self.exposure = exposure
    rates = Matrix(rows: ages.count, columns: years.count) { age, year in
      exposure[age, year] > 0 ? deaths[age, year] / exposure[age, year] : .nan
    }
  }

  private static func check(_ ages: [Int], _ years: [Int]) throws(MortalityError) {
    if ages.isEmpty || years.isEmpty { throw .empty }
    for position in 1..<max(1, ages.count) where ages[position] <= ages[position - 1] {
      throw .unevenSteps(position: position)
    }
    for position in 1..<max(1, years.count) where years[position] != years[position - 1] + 1 {
      throw .unevenSteps(position: position)
    }
  }

  private static func check(
    _ matrix: Matrix, _ fault: (Int, Int, Double) -> MortalityError
  ) throws(MortalityError) {
    for year in 0..<matrix.columns {
      for age in 0..<matrix.rows where !(matrix[age, year] >= 0 && matrix[age, year].isFinite) {
        throw fault(age, year, matrix[age, year])
      }
    }
  }
}
