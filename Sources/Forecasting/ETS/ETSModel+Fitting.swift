internal import Quantities

extension ETSModel {
  /// Estimates a form from a series by maximum likelihood.
  ///
  /// The smoothing parameters stay in the usual region; all of them and the free initial states
  /// are moved together by damped Gauss–Newton steps from several starting points.
  ///
  /// - Throws: ``ForecastingError``: `noObservation`, `notSeasonal`, `notPositive(_:)`,
  ///   `tooShort(observations:needed:)`, `numericallyUnstable(method:)`.
  public init(fitting form: ETSForm, to whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let seasonLength = series.frequency.periodsPerYear
    if form.season != .none && seasonLength == 1 { throw .notSeasonal }
    if form.needsPositiveValues {
      for observation in series.observations where observation.value <= 0 {
        throw .notPositive(observation.period)
      }
    }
    let free = form.smoothingParameterCount + form.initialStateCount(seasonLength: seasonLength)
    let observations = series.observedCount
    guard observations >= free + 2 else {
      throw .tooShort(observations: observations, needed: free + 2)
    }
    let unit = ETSModel.unit(of: series)
    let scaled = series.storage.map { $0 / unit }
    let search = ETSSearch(form: form, values: scaled, seasonLength: seasonLength)
    guard var best = search.best() else { throw .numericallyUnstable(method: form.description) }
    best.initial.level *= unit
    best.initial.slope *= unit
    if form.season == .additive { best.initial.seasons = best.initial.seasons.map { $0 * unit } }
    try self.init(form, best, on: series)
  }

  /// The mean size of the values, or 1 where all are zero.
  private static func unit(of series: Series) -> Double {
    let values = series.observedValues
    let mean = values.reduce(0) { $0 + abs($1) / Double(values.count) }
    return mean > 0 && mean.isFinite ? mean : 1
  }
}

/// The search for the parameters of one form.
struct ETSSearch {
  let form: ETSForm
  let values: [Double]
  let seasonLength: Int

  /// Starting points as parts of the ranges of α, β, γ and φ.
  private static let starts: [(alpha: Double, beta: Double, gamma: Double, phi: Double)] = [
    (0.2, 0.05, 0.05, 0.8), (0.6, 0.01, 0.05, 0.95), (0.05, 0.1, 0.02, 0.9), (0.9, 0, 0.05, 0.2),
    (0.4, 0, 0, 1), (0.1, 0.02, 0.3, 0.5), (0.8, 0.1, 0.02, 0.5), (0.02, 0, 0.02, 1),
  ]

  /// The parameters of the highest likelihood found, `nil` when no starting point is allowed.
  func best() -> ETSParameters? {
    let coordinates = ETSCoordinates(form, seasonLength: seasonLength)
    let tangents = ETSTangents(form: form, values: values, seasonLength: seasonLength)
    let state = initialState()
    func evaluate(_ point: [Double]) -> GaussNewton.Evaluation? {
      let parameters = coordinates.parameters(point)
      guard parameters.areAdmissible(for: form, seasonLength: seasonLength),
        var result = tangents.evaluate(parameters)
      else { return nil }
      coordinates.convert(&result.jacobian, rows: result.errors.count, at: point)
      return (result.errors, result.jacobian)
    }
    func minimise(_ point: [Double], steps: Int, tolerance: Double) -> GaussNewton.Outcome? {
      GaussNewton.minimise(
        from: point, bounds: coordinates.bounds, steps: steps, tolerance: tolerance, evaluate)
    }
    let outcomes = ETSSearch.starts.compactMap { start in
      minimise(
        coordinates.coordinates(
          alphaPart: start.alpha, betaPart: start.beta, gammaPart: start.gamma,
          phiPart: start.phi, state: state), steps: 15, tolerance: 1e-5)
    }
    let leaders = outcomes.sorted { $0.sumOfSquares < $1.sumOfSquares }.prefix(3)
    let refined = leaders.compactMap { minimise($0.point, steps: 200, tolerance: 1e-10) }
    guard let best = refined.min(by: { $0.sumOfSquares < $1.sumOfSquares }) else { return nil }
    return coordinates.parameters(best.point)
  }

  /// A first guess at the state before the first value: level and slope from the means of the
  /// first years, seasonal effects from the first years' departures from their line.
  func initialState() -> ETSState {
    let span = max(seasonLength, 4)
    func mean(_ range: Range<Int>) -> Double? {
      let part = values[range.clamped(to: values.indices)].filter { !$0.isNaN }
      return part.isEmpty ? nil : part.reduce(0, +) / Double(part.count)
    }
    let whole = mean(values.indices) ?? 0
    let first = mean(0..<span) ?? whole
    let later = mean(span..<3 * span)
    let years = min(values.count, 3 * span) - span
    let slope = later.map { ($0 - first) / (Double(span + years) / 2) } ?? 0
    let level = first - slope * Double(span + 1) / 2
    let hasTrend = form.trend != .none
    guard form.season != .none else {
      return ETSState(level: hasTrend ? level : first, slope: hasTrend ? slope : 0)
    }
    var sums = [Double](repeating: 0, count: seasonLength)
    var counts = sums
    let isProduct = form.season == .multiplicative
    for index in 0..<min(values.count, 3 * seasonLength) where !values[index].isNaN {
      let line = level + slope * Double(index + 1)
      sums[index % seasonLength] +=
        isProduct ? (line > 0 ? values[index] / line : 1) : values[index] - line
      counts[index % seasonLength] += 1
    }
    var seasons = zip(sums, counts).map { $1 > 0 ? $0 / $1 : (isProduct ? 1 : 0) }
    let average = seasons.reduce(0, +) / Double(seasonLength)
    seasons = seasons.map { isProduct ? $0 / average : $0 - average }
    return ETSState(level: hasTrend ? level : first, slope: hasTrend ? slope : 0, seasons: seasons)
  }
}
