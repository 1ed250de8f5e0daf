import Glibc
internal import LinearAlgebra

extension PoissonGraduation {
  /// A graduation whose smoothness the data choose: the λ of the lowest Bayesian information
  /// criterion.
  ///
  /// BIC = deviance + log(n) × effective dimension, with n the values that have exposure, the deviance
  /// 2 Σ (D log(D / μ) − (D − μ)) and the dimension tr((W + λ Δᵀ Δ)⁻¹ W), W the fitted events μ. λ is
  /// tried at half powers of ten from 0.1 to 10⁷. Currie, Durban and Eilers, Smoothing and Forecasting
  /// Mortality Rates, Statistical Modelling 4 (2004), 279–298, §2.2. Events that scatter more than
  /// Poisson numbers are smoothed too little.
  ///
  /// - Returns: the graduation and its λ.
  /// - Throws: what ``init(events:exposure:smoothing:order:)`` throws.
  /// - Complexity: O(17 n³).
  /// - Precondition: as many exposures as events.
  public static func selected(
    events: [Double], exposure: [Double], order: Int = 2
  ) throws(ExperienceError) -> (graduation: PoissonGraduation, smoothing: Double) {
    var best: (graduation: PoissonGraduation, smoothing: Double, criterion: Double)?
    var failure = ExperienceError.notGraduated
    for power in -2...14 {
      let smoothing = pow(10, Double(power) / 2)
      do throws(ExperienceError) {
        let graduation = try PoissonGraduation(
          events: events, exposure: exposure, smoothing: smoothing, order: order)
        let criterion = graduation.criterion(
          events, exposure, WhittakerHenderson(order: order, smoothing: smoothing))
        if criterion < best?.criterion ?? .infinity { best = (graduation, smoothing, criterion) }
      } catch {
        failure = error
      }
    }
    guard let best else { throw failure }
    return (best.graduation, best.smoothing)
  }

  /// The Bayesian information criterion; infinite where the dimension cannot be found.
  private func criterion(
    _ events: [Double], _ exposure: [Double], _ whittaker: WhittakerHenderson
  ) -> Double {
    let means = zip(exposure, rates).map { $0 * $1 }
    let coefficients = whittaker.differenceCoefficients
    var matrix = Matrix(rows: means.count, columns: means.count) { $0 == $1 ? means[$0] : 0 }
    for start in 0..<max(0, means.count - whittaker.order) {
      for (row, left) in coefficients.enumerated() {
        for (column, right) in coefficients.enumerated() {
          matrix[start + row, start + column] += whittaker.smoothing * left * right
        }
      }
    }
    guard let inverse = try? CholeskyFactorization(matrix).inverse() else { return .infinity }
    let dimension = means.indices.reduce(0) { $0 + inverse[$1, $1] * means[$1] }
    let deviance = zip(events, means).reduce(0) { sum, pair in
      let (event, mean) = pair
      return sum + 2 * ((event > 0 ? event * log(event / mean) : 0) - (event - mean))
    }
    return deviance + log(Double(exposure.count { $0 > 0 })) * dimension
  }
}
