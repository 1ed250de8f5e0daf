internal import LinearAlgebra
internal import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

extension Series {
  /// The series with the gaps between its observations filled.
  ///
  /// With more than two years of observations a first fill from harmonics of the year and a
  /// polynomial trend is decomposed robustly by loess; the seasonally adjusted values on either
  /// side of a gap are joined by a line and the season is put back. A result more than half the
  /// range of the data outside it, a shorter series, or an annual one is filled by straight lines.
  /// The procedure is that of Hyndman and Athanasopoulos, *Forecasting: Principles and Practice*,
  /// 3rd ed., section 13.9. Gaps at the two ends are cut off.
  public func interpolated() -> Series { trimmed().filled() }

  /// ``interpolated()`` with gaps at the two ends kept, where the nearest seasonally adjusted value
  /// is repeated.
  func filled() -> Series {
    let series = self
    guard series.observedCount > 0, !series.isComplete else { return series }
    let period = series.frequency.periodsPerYear
    let straight = Series.joined(series.storage, at: series.storage)
    guard period > 1, series.observedCount > 2 * period else {
      return Series(start: series.start, values: straight)
    }
    guard let first = series.regressionFill() else {
      return Series(start: series.start, values: straight)
    }
    let season = STL(.years(11), isRobust: true).run(first, period: period).season
    let adjusted = Series.joined(zip(first, season).map { $0 - $1 }, at: series.storage)
    let filled = series.storage.indices.map { index in
      series.storage[index].isNaN ? adjusted[index] + season[index] : series.storage[index]
    }
    let known = series.observedValues
    let (low, high) = (known.min() ?? 0, known.max() ?? 0)
    let margin = (high - low) / 2
    let isStable = filled.allSatisfy { $0 <= high + margin && $0 >= low - margin }
    return Series(start: series.start, values: isStable ? filled : straight)
  }

  /// Values at observed positions joined by straight lines over the gaps, and repeated at the ends.
  private static func joined(_ values: [Double], at observed: [Double]) -> [Double] {
    var result = values
    guard let first = observed.firstIndex(where: { !$0.isNaN }) else { return values }
    var last = first
    for index in 0..<first { result[index] = values[first] }
    for index in values.indices where !observed[index].isNaN {
      if index > last + 1 {
        let slope = (values[index] - values[last]) / Double(index - last)
        for place in last + 1..<index {
          result[place] = values[last] + slope * Double(place - last)
        }
      }
      last = index
    }
    for index in last + 1..<max(values.count, last + 1) { result[index] = values[last] }
    return result
  }

  /// Gaps filled from a regression on five harmonics and a polynomial of degree up to six.
  private func regressionFill() -> [Double]? {
    let period = frequency.periodsPerYear
    let degree = min(max(count / 10, 1), 6)
    let harmonics = min(period / 2, 5)
    func row(_ index: Int) -> [Double] {
      var row = [1.0]
      // Legendre polynomials: the same space as powers, well conditioned.
      let place = 2 * Double(index) / Double(max(count - 1, 1)) - 1
      var (before, last) = (1.0, place)
      for order in 1...degree {
        row.append(last)
        let k = Double(order)
        (before, last) = (last, ((2 * k + 1) * place * last - k * before) / (k + 1))
      }
      for harmonic in 1...harmonics {
        let angle = 2 * Double.pi * Double(harmonic * index) / Double(period)
        row.append(cos(angle))
        if 2 * harmonic != period { row.append(sin(angle)) }
      }
      return row
    }
    let known = storage.indices.filter { !storage[$0].isNaN }
    guard known.count > row(0).count,
      let factorization = try? QRFactorization(Matrix(rows: known.map(row))),
      let solution = try? factorization.leastSquares(known.map { storage[$0] })
    else { return nil }
    return storage.indices.map { index in
      guard storage[index].isNaN else { return storage[index] }
      return zip(row(index), solution.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
