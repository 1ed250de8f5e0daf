#if canImport(Glibc)
  internal import Glibc
#endif

/// The weighted errors of an exponential smoothing model together with their derivatives.
///
/// The derivatives are carried along the recursion. Their order: α; β with a trend; γ with a
/// season; φ where damped; the level; the slope with a trend; the seasonal effects of the second
/// to the last period of the year (the first follows from the others, which sum to zero, or to
/// the number of periods for a multiplicative season).
///
/// For an additive error the weighted errors are the errors. For a multiplicative error they are
/// the relative errors times the geometric mean G of the forecasts, since the likelihood is
/// highest where G²Σe² is least.
struct ETSTangents {
  let form: ETSForm
  let values: [Double]
  let seasonLength: Int

  var parameterCount: Int {
    form.smoothingParameterCount + form.initialStateCount(seasonLength: seasonLength)
  }

  /// The errors of observed values and, by row, their derivatives.
  struct Result {
    var errors: [Double] = []
    var jacobian: [Double] = []
  }

  /// Evaluates the model; `nil` where a forecast or a state that must be positive is not, or
  /// where a number overflows.
  func evaluate(_ parameters: ETSParameters) -> Result? {
    let width = parameterCount
    let isProduct = form.season == .multiplicative
    let isRelative = form.error == .multiplicative
    let order = ETSParameterOrder(form)
    var level = parameters.initial.level
    var slope = parameters.initial.slope
    var seasons = parameters.initial.seasons
    var levelTangent = [Double](repeating: 0, count: width)
    var slopeTangent = levelTangent
    var seasonTangents = [Double](repeating: 0, count: width * seasons.count)
    levelTangent[order.level] = 1
    if let place = order.slope { slopeTangent[place] = 1 }
    if form.season != .none {
      for place in 1..<seasonLength {
        seasonTangents[place * width + order.firstSeason + place - 1] = 1
        seasonTangents[order.firstSeason + place - 1] = -1
      }
    }
    var forecastTangent = [Double](repeating: 0, count: width)
    var logForecastTangent = forecastTangent
    var logForecastSum = 0.0
    var result = Result()
    result.errors.reserveCapacity(values.count)
    result.jacobian.reserveCapacity(values.count * width)
    var place = 0
    for value in values {
      let base = level + parameters.phi * slope
      let season = seasons.isEmpty ? 0 : seasons[place]
      let forecast = isProduct ? base * season : base + season
      if isRelative && forecast <= 0 || isProduct && (season <= 0 || base <= 0) { return nil }
      // From here levelTangent holds the derivative of the base.
      for j in 0..<width { levelTangent[j] += parameters.phi * slopeTangent[j] }
      if let damping = order.phi { levelTangent[damping] += slope }
      let offset = place * width
      if isProduct {
        for j in 0..<width {
          forecastTangent[j] = levelTangent[j] * season + base * seasonTangents[offset + j]
        }
      } else if !seasons.isEmpty {
        for j in 0..<width { forecastTangent[j] = levelTangent[j] + seasonTangents[offset + j] }
      } else {
        forecastTangent = levelTangent
      }
      let isMissing = value.isNaN
      let error = isMissing ? 0 : value - forecast
      if !isMissing {
        if isRelative {
          result.errors.append(error / forecast)
          let factor = -value / (forecast * forecast)
          for j in 0..<width {
            result.jacobian.append(factor * forecastTangent[j])
            logForecastTangent[j] += forecastTangent[j] / forecast
          }
          logForecastSum += log(forecast)
        } else {
          result.errors.append(error)
          for j in 0..<width { result.jacobian.append(-forecastTangent[j]) }
        }
      }
      for j in 0..<width where isMissing { forecastTangent[j] = 0 }
      // The error per unit of level and its derivative; −forecastTangent is the error's.
      let reduced = isProduct ? error / season : error
      for j in 0..<width {
        var tangent = -forecastTangent[j]
        if isProduct { tangent = (tangent - reduced * seasonTangents[offset + j]) / season }
        let fading = slopeTangent[j] * parameters.phi
        slopeTangent[j] = fading + parameters.beta * tangent
        if !seasons.isEmpty {
          let moved =
            isProduct
            ? (-forecastTangent[j] - error / base * levelTangent[j]) / base : tangent
          seasonTangents[offset + j] += parameters.gamma * moved
        }
        levelTangent[j] += parameters.alpha * tangent
      }
      levelTangent[order.alpha] += reduced
      if let trend = order.beta { slopeTangent[trend] += reduced }
      if let damping = order.phi { slopeTangent[damping] += slope }
      if let seasonal = order.gamma {
        let moved = isProduct ? error / base : error
        seasonTangents[offset + seasonal] += moved
        seasons[place] = season + parameters.gamma * moved
      }
      level = base + parameters.alpha * reduced
      slope = parameters.phi * slope + parameters.beta * reduced
      if !seasons.isEmpty { place = place + 1 == seasonLength ? 0 : place + 1 }
    }
    if isRelative { weight(&result, logForecastSum, logForecastTangent) }
    guard result.errors.allSatisfy(\.isFinite), result.jacobian.allSatisfy(\.isFinite) else {
      return nil
    }
    return result
  }

  /// Multiplies relative errors by the geometric mean of the forecasts.
  private func weight(_ result: inout Result, _ logSum: Double, _ logTangent: [Double]) {
    let count = Double(result.errors.count)
    let mean = exp(logSum / count)
    let width = logTangent.count
    for row in result.errors.indices {
      for j in 0..<width {
        result.jacobian[row * width + j] =
          mean * (result.jacobian[row * width + j] + result.errors[row] * logTangent[j] / count)
      }
      result.errors[row] *= mean
    }
  }
}

/// Where each parameter stands among the derivatives.
struct ETSParameterOrder {
  let alpha = 0
  let beta: Int?
  let gamma: Int?
  let phi: Int?
  let level: Int
  let slope: Int?
  let firstSeason: Int

  init(_ form: ETSForm) {
    var next = 1
    func take(_ isPresent: Bool) -> Int? {
      defer { if isPresent { next += 1 } }
      return isPresent ? next : nil
    }
    beta = take(form.trend != .none)
    gamma = take(form.season != .none)
    phi = take(form.trend == .damped)
    level = next
    next += 1
    slope = take(form.trend != .none)
    firstSeason = next
  }
}
