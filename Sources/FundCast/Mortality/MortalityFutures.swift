import Actuarial
import Glibc
import Statistics

/// Death rates and expectancies of one sex with their ranges, year by year.
struct MortalityFutures {
  /// What is projected of one year.
  struct Year {
    /// The rates along the index's mean, and the ends of their ranges of 90 percent.
    let mean: [Double]
    let low: [Double]
    let high: [Double]
    /// The expectancy of the mean rates, and the ends of its range.
    let expectancy: (mean: Double, low: Double, high: Double)
  }

  private let projection: MortalityProjection
  private let sampling: RateSamplingError?
  private let span: AgeSpanCovered
  private let futures: [[Double]]

  /// The normal quantile of 95 percent.
  private static let normal = 1.6448536269514722

  /// - Parameter futures: of the index, one list a year.
  init(
    _ projection: MortalityProjection, _ sampling: RateSamplingError?, ages span: AgeSpanCovered,
    futures: [[Double]]
  ) {
    self.projection = projection
    self.sampling = sampling
    self.span = span
    self.futures = futures
  }

  /// The year so many years after the last.
  ///
  /// Index and deaths vary independently: the distances of a range's end from the mean, that of the
  /// simulated indices and that of a normal sampling error, are put together as the root of the sum of
  /// their squares, for logarithms of rates and for expectancies.
  func after(_ horizon: Int) throws(MortalityError) -> Year {
    let index = projection.walk.mean(after: horizon)
    let mean = projection.rates(at: index)
    // Every rate moves with the index alone, so its quantiles are those of the index.
    let ends = SampleQuantiles([0.05, 0.95]).of(futures[horizon - 1]).map(projection.rates(at:))
    var low = zip(ends[0], ends[1]).map { min($0, $1) }
    var high = zip(ends[0], ends[1]).map { max($0, $1) }
    let life = try expectancy(mean)
    let lives = try ends.map { (rates) throws(MortalityError) in try expectancy(rates) }
    var (shortest, longest) = (min(lives[0], lives[1]), max(lives[0], lives[1]))
    if let sampling {
      let variances = sampling.variances(at: index)
      for age in mean.indices {
        let own = Self.normal * variances[age].squareRoot()
        low[age] = mean[age] * exp(-together(own, log(mean[age] / low[age])))
        high[age] = mean[age] * exp(together(own, log(high[age] / mean[age])))
      }
      let own = Self.normal * (try variance(of: mean, variances)).squareRoot()
      shortest = max(0, life - together(own, life - shortest))
      longest = life + together(own, longest - life)
    }
    return Year(mean: mean, low: low, high: high, expectancy: (life, shortest, longest))
  }

  private func together(_ first: Double, _ second: Double) -> Double {
    (first * first + second * second).squareRoot()
  }

  /// The variance of the expectancy, to first order in the logarithms of the rates.
  private func variance(
    of rates: [Double], _ variances: [Double]
  ) throws(MortalityError) -> Double {
    let step = 1e-3
    var sum = 0.0
    for age in rates.indices {
      var (fewer, more) = (rates, rates)
      fewer[age] *= exp(-step)
      more[age] *= exp(step)
      let slope = (try expectancy(more) - expectancy(fewer)) / (2 * step)
      sum += slope * slope * variances[age]
    }
    return sum
  }

  /// Years of life from the first age on, up to the end of the last where it is closed; groups that
  /// begin at birth are taken to single ages before.
  private func expectancy(_ rates: [Double]) throws(MortalityError) -> Double {
    var (ages, rates) = (projection.model.ages, rates)
    if let end = span.end, let last = rates.last {
      // What comes after the end is taken off again.
      ages.append(end)
      rates.append(last)
    }
    if ages.first == 0, zip(ages, ages.dropFirst()).contains(where: { $1 - $0 > 1 }) {
      rates = try GroupedRates.singleAges(starts: ages, rates: rates)
      ages = Array(rates.indices)
    }
    let table = try LifeTable(ages: ages, rates: rates, conversion: .constantForce)
    guard span.end != nil else { return table.lifeExpectancy }
    let above = table.personYearsAbove
    return (above[0] - above[above.count - 1]) / table.survivors[0]
  }
}
