extension JointPaths {
  /// Paths with given margins and the dependence that they have: of each series and step, the path
  /// of rank r takes the quantile of probability (r − ½)/n, so that the order of the paths stays
  /// and with it how series and steps go together.
  ///
  /// The empirical copula of the paths is joined with the margins (Schefzik, Thorarinsdottir and
  /// Gneiting, Statistical Science 28 (2013), 616–640, section 2; for hierarchies Ben Taieb, Taylor
  /// and Hyndman, Journal of the American Statistical Association 116 (2021), 27–43, section 3).
  /// A step in which all paths are alike stays as it is: nothing says how they would lie.
  ///
  /// - Parameter quantile: The deviation of a series, counted from 0, at a step, counted from 0,
  ///   that a future one stays below with a probability; rising with it, and zero at one half.
  public func withMargins(_ quantile: (_ series: Int, _ step: Int, _ probability: Double) -> Double)
    -> JointPaths
  {
    let probabilities = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    let shaped = deviations.enumerated().map { step, series in
      series.enumerated().map { place, values -> [Double] in
        guard let first = values.first, values.contains(where: { $0 != first }) else {
          return values
        }
        let order = values.indices.sorted {
          values[$0] == values[$1] ? $0 < $1 : values[$0] < values[$1]
        }
        var result = values
        for (rank, path) in order.enumerated() {
          result[path] = quantile(place, step, probabilities[rank])
        }
        return result
      }
    }
    return JointPaths(deviations: shaped, isFromPast: isFromPast, count: count)
  }
}
