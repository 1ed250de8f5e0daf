/// Where searches for the parameters of a form begin.
struct ETSStart {
  let values: [Double]
  let seasonLength: Int

  /// Smoothing parameters to start from, as parts of the ranges of α, β, γ and φ; the first serves
  /// forms without trend, where one start nearly always suffices.
  static let parts: [(Double, Double, Double, Double)] = [
    (0.5, 0.1, 0.1, 0.9), (0.2, 0.05, 0.05, 0.8), (0.05, 0.1, 0.02, 0.9), (0.1, 0.02, 0.3, 0.5),
    (0.8, 0.1, 0.02, 0.5), (0.02, 0, 0.02, 1),
  ]

  /// A starting point with given parts.
  func point(_ form: ETSForm, _ parts: (Double, Double, Double, Double)) -> [Double] {
    ETSCoordinates.point(form, seasonLength: seasonLength, parts: parts, state: state(form))
  }

  /// A first guess at the state before the first value: level and slope from the means of the
  /// first years, seasonal effects from the first years' departures from their line.
  func state(_ form: ETSForm) -> ETSState {
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
