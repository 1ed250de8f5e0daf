#if canImport(Glibc)
  internal import Glibc
#endif

extension ARIMAProblem {
  /// The errors at four sets of coefficients, regression at its best, each set multiplied so that
  /// its likelihood is highest where the sum of squares is least; `nil` where one of them is not
  /// stationary or the regressors cannot be told apart.
  func weightedErrors(_ coefficients: [ARIMACoefficients]) -> [SIMD4<Double>]? {
    if !differenced.isEmpty && differenced.count > 2 { return plainErrors(coefficients) }
    var models: [ARMAMoments] = []
    for one in coefficients {
      // Points are filled up to four with the last of them.
      if let last = models.last, one == coefficients[models.count - 1] {
        models.append(last)
        continue
      }
      let phi = one.fullAutoregression(seasonLength: seasonLength)
      let theta = one.fullMovingAverage(seasonLength: seasonLength)
      guard let model = ARMAMoments(phi: phi, theta: theta) else { return nil }
      models.append(model)
    }
    return differenced.isEmpty ? errorsWithGaps(models) : errorsWithoutGaps(models)
  }

  /// The same of complete data, with one regressor at most.
  private func errorsWithoutGaps(_ models: [ARMAMoments]) -> [SIMD4<Double>]? {
    guard let filter = ARMAFilterFour(models, series: differenced) else { return nil }
    var errors = filter.errors[0]
    if filter.errors.count == 2 {
      let column = filter.errors[1]
      var (products, squares) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      for index in errors.indices {
        products += column[index] * errors[index]
        squares += column[index] * column[index]
      }
      guard squares.min() > 0, squares.max() < .infinity else { return nil }
      let solution = products / squares
      for index in errors.indices { errors[index] -= solution * column[index] }
    }
    return weighted(errors, filter.logVariances)
  }

  /// The same of data with gaps.
  private func errorsWithGaps(_ models: [ARMAMoments]) -> [SIMD4<Double>]? {
    guard let filter = gappedFilter(models) else { return nil }
    var errors = filter.errors[0]
    guard !errors.isEmpty else { return nil }
    for lane in filter.errors.count > 1 ? 0..<4 : 0..<0 {
      let columns = filter.errors.dropFirst().map { column in column.map { $0[lane] } }
      guard let solution = ARIMAProblem.leastSquares(columns, errors.map { $0[lane] }) else {
        return nil
      }
      for (column, coefficient) in zip(columns, solution) {
        for index in errors.indices { errors[index][lane] -= coefficient * column[index] }
      }
    }
    return weighted(errors, filter.logVariances)
  }

  private func weighted(_ errors: [SIMD4<Double>], _ logVariances: SIMD4<Double>)
    -> [SIMD4<Double>]
  {
    var scale = SIMD4<Double>.zero
    for lane in 0..<4 {
      scale[lane] = exp(logVariances[lane] / Double(2 * errors.count))
    }
    return errors.map { $0 * scale }
  }

  /// ``weightedErrors(_:)`` one by one, for complete data with more regressors.
  func plainErrors(_ coefficients: [ARIMACoefficients]) -> [SIMD4<Double>]? {
    var result: [SIMD4<Double>] = []
    for (lane, one) in coefficients.enumerated() {
      if lane > 0 && one == coefficients[lane - 1] {
        for index in result.indices { result[index][lane] = result[index][lane - 1] }
        continue
      }
      guard let profile = profile(one) else { return nil }
      let scale = exp(profile.logVariances / Double(2 * profile.count))
      if lane == 0 { result = [SIMD4<Double>](repeating: .zero, count: profile.errors.count) }
      guard result.count == profile.errors.count else { return nil }
      for index in result.indices { result[index][lane] = profile.errors[index] * scale }
    }
    return result
  }
}
