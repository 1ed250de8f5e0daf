internal import Quantities

extension ETSModel {
  /// The forecast, with normal distributions of the model's mean and variance at each step.
  ///
  /// Variances are exact: Hyndman et al. (2008), chapter 6, classes 1 (additive errors), 2
  /// (multiplicative errors with additive states) and 3 (with a multiplicative season, where the
  /// mean differs from the path without errors). With an additive error and a multiplicative season,
  /// where errors are divided by states, moments do not exist; then the mean is the
  /// path without errors and the variance that of the forecast taken as linear in the errors.
  public func forecast(horizon: Int) -> Forecast {
    let moments = moments(horizon: max(horizon, 1))
    return Forecast(
      method: name, start: series.end.advanced(by: 1),
      distributions: moments.map { moment in
        PredictiveDistribution(
          location: moment.mean.isFinite ? moment.mean : 0,
          scale: moment.variance.isFinite ? max(moment.variance, 0).squareRoot() : 0)
      })
  }

  /// The path without errors, one value a period.
  public func centralPath(horizon: Int) -> [Double] {
    path(shocks: [Double](repeating: 0, count: horizon), parameterShocks: [])
  }

  /// One possible future: each shock times the root of ``residualVariance`` is that period's error.
  ///
  /// A proportional error is not let below −1, so a positive forecast does not turn negative. No
  /// numbers are needed for parameters, which are taken as known.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    let deviation = residualVariance.squareRoot()
    var level = finalState.level
    var slope = finalState.slope
    var seasons = finalState.seasons
    return shocks.enumerated().map { index, shock in
      let carried = parameters.phi * slope
      let base = level + carried
      let place = seasons.isEmpty ? 0 : index % seasons.count
      let season = seasons.isEmpty ? 0 : seasons[place]
      let isProduct = form.season == .multiplicative
      let forecast = isProduct ? base * season : base + season
      // A shock that would turn a positive forecast negative stops at zero.
      let error =
        form.error == .additive
        ? deviation * shock : forecast * max(deviation * shock, -1)
      let divisor = isProduct ? (season == 0 ? 1 : season) : 1
      level = base + parameters.alpha * error / divisor
      slope = carried + parameters.beta * error / divisor
      if !seasons.isEmpty {
        let seasonDivisor = isProduct ? (base == 0 ? 1 : base) : 1
        seasons[place] = season + parameters.gamma * error / seasonDivisor
      }
      return forecast + error
    }
  }

  /// The mean and variance of each step.
  func moments(horizon: Int) -> [ETSMoments.Moment] {
    switch (form.error, form.season) {
    case (.additive, .multiplicative):
      return linearMoments(horizon: horizon)
    case (.multiplicative, .multiplicative):
      return ETSMoments.multiplicativeSeason(self, horizon: horizon)
    case (.additive, _):
      let weights = errorWeights(horizon: horizon)
      var sum = 0.0
      return centralPath(horizon: horizon).enumerated().map { index, mean in
        if index > 0 { sum += weights[index - 1] * weights[index - 1] }
        return (mean, residualVariance * (1 + sum))
      }
    case (.multiplicative, _):
      let weights = errorWeights(horizon: horizon)
      let means = centralPath(horizon: horizon)
      var squares: [Double] = []
      return means.enumerated().map { index, mean in
        var square = mean * mean
        for lag in 0..<index {
          square += residualVariance * weights[lag] * weights[lag] * squares[index - 1 - lag]
        }
        squares.append(square)
        return (mean, (1 + residualVariance) * square - mean * mean)
      }
    }
  }

  /// The moments with an additive error and a multiplicative season, errors being small.
  ///
  /// An error ε of step j moves the level by αε/sⱼ, the slope by βε/sⱼ and the factor of its season by
  /// γε/bⱼ, with b = l + φb and s the season on the path without errors; step h then moves by the
  /// first two times sₕ and by the last times bₕ.
  private func linearMoments(horizon: Int) -> [ETSMoments.Moment] {
    let seasons = finalState.seasons
    let means = centralPath(horizon: horizon)
    func season(_ step: Int) -> Double { seasons[step % seasons.count] }
    func base(_ step: Int) -> Double {
      season(step) == 0 ? 0 : means[step] / season(step)
    }
    func ratio(_ value: Double, _ divisor: Double) -> Double {
      divisor == 0 ? 0 : value / divisor
    }
    var lasting: [Double] = []
    var (damping, power) = (0.0, 1.0)
    for _ in 0..<horizon {
      power *= parameters.phi
      damping += power
      lasting.append(parameters.alpha + parameters.beta * damping)
    }
    return means.indices.map { step in
      var sum = 1.0
      for earlier in 0..<step {
        let lag = step - earlier
        var weight = lasting[lag - 1] * ratio(season(step), season(earlier))
        if lag % seasons.count == 0 {
          weight += parameters.gamma * ratio(base(step), base(earlier))
        }
        sum += weight * weight
      }
      return (means[step], residualVariance * sum)
    }
  }

  /// The effect of an error on the forecasts 1, 2, … periods after it.
  private func errorWeights(horizon: Int) -> [Double] {
    var damping = 0.0
    var power = 1.0
    return (1...horizon).map { lag in
      power *= parameters.phi
      damping += power
      let season = finalState.seasons.count
      let seasonal = season > 0 && lag % season == 0 ? parameters.gamma : 0
      return parameters.alpha + parameters.beta * damping + seasonal
    }
  }
}
