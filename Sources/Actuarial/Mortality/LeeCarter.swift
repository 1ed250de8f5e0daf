import Glibc
public import LinearAlgebra

/// The model log m(x, t) = a(x) + b(x) k(t).
///
/// Lee and Carter, Modeling and Forecasting U.S. Mortality, Journal of the American Statistical
/// Association 87 (1992), 659–671. Normalised to Σ b = 1 and, unless said otherwise, Σ k = 0.
public struct LeeCarter: Sendable, Equatable {
  /// The ages of a and b.
  public let ages: [Int]

  /// The years of k.
  public let years: [Int]

  /// a: the level of each age, a logarithm of a rate.
  public let level: [Double]

  /// b: how strongly each age follows the index.
  public let response: [Double]

  /// k: the index of mortality by year.
  public let index: [Double]

  /// The share of the variance of log m about its means by age that the first singular value
  /// carries; `nil` where the model was not fitted that way.
  public let explained: Double?

  /// Fits by the singular values of the centred logarithms of the rates.
  ///
  /// - Throws: `unusableRate` for a rate that is zero or unknown, `tooFewValues` for fewer than
  ///   three years, `degenerate` where rates do not move or b sums to zero.
  public static func fitted(_ data: MortalityData) throws(MortalityError) -> LeeCarter {
    let years = data.years.count
    if years < 3 { throw .tooFewValues(count: years, needed: 3) }
    var centred = Matrix(rows: data.ages.count, columns: years)
    var level: [Double] = []
    for age in data.ages.indices {
      var sum = 0.0
      for year in 0..<years {
        let rate = data.rates[age, year]
        guard rate > 0 else { throw .unusableRate(position: age, year: year, value: rate) }
        centred[age, year] = log(rate)
        sum += centred[age, year]
      }
      let mean = sum / Double(years)
      level.append(mean)
      for year in 0..<years { centred[age, year] -= mean }
    }
    let singular: SingularValues
    do {
      singular = try SingularValues(centred)
    } catch {
      throw .degenerate
    }
    let first = singular.values[0]
    let direction = singular.left.column(0)
    let total = direction.reduce(0, +)
    guard first > 0, abs(total) > 1e-12 else { throw .degenerate }
    let squares = singular.values.reduce(0) { $0 + $1 * $1 }
    return LeeCarter(
      ages: data.ages, years: data.years, level: level, response: direction.map { $0 / total },
      index: singular.rightTransposed.row(0).map { $0 * first * total },
      explained: first * first / squares)
  }

  /// The fitted or projected rate exp(a + b k) of every age at an index.
  public func rates(at index: Double) -> [Double] {
    zip(level, response).map { exp($0 + $1 * index) }
  }

  /// Σ D log(E m) − E m − log D!, over the cells with exposure: deaths as Poisson numbers.
  ///
  /// - Precondition: the matrices are ages × years.
  public func logLikelihood(deaths: Matrix, exposure: Matrix) -> Double {
    var sum = 0.0
    for year in years.indices {
      for age in ages.indices where exposure[age, year] > 0 {
        let logMean =
          log(exposure[age, year]) + level[age] + response[age] * index[year]
        let count = deaths[age, year]
        sum += (count == 0 ? 0 : count * logMean) - exp(logMean) - lgamma(count + 1)
      }
    }
    return sum
  }
}
