internal import Quantities

/// The classical decomposition by moving averages.
///
/// The trend is the centred moving average over a year, half weights at its ends for an even
/// period; the season is the mean of each period of the year without the trend, brought to a mean
/// of 0 or 1. Kendall and Stuart, *The Advanced Theory of Statistics*, volume 3, 1983, 410–414.
public struct ClassicalDecomposition: Sendable, Hashable {
  /// Whether the parts are added or multiplied.
  public let form: Decomposition.Form

  /// Makes a decomposition into parts that add up, or that multiply.
  public init(_ form: Decomposition.Form = .additive) {
    self.form = form
  }

  /// Takes a series apart; gaps are filled for the averages and missing in the remainder.
  ///
  /// - Returns: Parts whose trend and remainder are missing half a year at either end.
  /// - Throws: ``ForecastingError/noObservation``, ``ForecastingError/notSeasonal``,
  ///   ``ForecastingError/tooShort(observations:needed:)`` under two years.
  public func decompose(_ whole: Series) throws(ForecastingError) -> Decomposition {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let period = series.frequency.periodsPerYear
    guard period > 1 else { throw .notSeasonal }
    guard series.count >= 2 * period else {
      throw .tooShort(observations: series.count, needed: 2 * period)
    }
    let values = series.interpolated().storage
    let trend = ClassicalDecomposition.movingAverage(values, period: period)
    var sums = [Double](repeating: 0, count: period)
    var counts = sums
    for (index, value) in values.enumerated() where !trend[index].isNaN {
      sums[index % period] += form == .additive ? value - trend[index] : value / trend[index]
      counts[index % period] += 1
    }
    let neutral = form == .additive ? 0.0 : 1.0
    var figure = zip(sums, counts).map { $1 > 0 ? $0 / $1 : neutral }
    let mean = figure.reduce(0, +) / Double(period)
    figure = figure.map { form == .additive ? $0 - mean : $0 / mean }
    let season = values.indices.map { figure[$0 % period] }
    let remainder = values.indices.map { index -> Double in
      let value = series.storage[index]
      return form == .additive
        ? value - trend[index] - season[index] : value / (trend[index] * season[index])
    }
    return Decomposition(
      form: form, trend: Series(start: series.start, values: trend),
      seasons: [Series(start: series.start, values: season)],
      remainder: Series(start: series.start, values: remainder),
      weights: [Double](repeating: 1, count: values.count))
  }

  /// The centred moving average over a period, NaN where it does not fit.
  static func movingAverage(_ values: [Double], period: Int) -> [Double] {
    var result = [Double](repeating: .nan, count: values.count)
    let half = period / 2
    guard values.count > 2 * half else { return result }
    for index in half..<values.count - half {
      var sum = 0.0
      for place in index - half...index + half {
        let isEnd = place == index - half || place == index + half
        sum += isEnd && period % 2 == 0 ? values[place] / 2 : values[place]
      }
      result[index] = sum / Double(period)
    }
    return result
  }
}
