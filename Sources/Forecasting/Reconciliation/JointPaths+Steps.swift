extension JointPaths {
  /// Paths whose steps go together at least as far as past errors do.
  ///
  /// Of each series, what all steps of a path have in common, their standardised sum, is added to
  /// every step, so much that the mean correlation of two steps becomes the one expected, and each
  /// step is stretched back to its spread. Series that went together before still do, since nothing
  /// is drawn anew.
  ///
  /// - Parameter correlation: How errors of one origin go together from step to step.
  public func bound(_ correlation: StepCorrelation) -> JointPaths {
    guard deviations.count >= 2, let series = deviations.first?.count else { return self }
    var result = deviations
    for place in 0..<series {
      let bound = JointPaths.bound(deviations.map { $0[place] }, correlation)
      for step in result.indices { result[step][place] = bound[step] }
    }
    return JointPaths(deviations: result, isFromPast: isFromPast, count: count)
  }

  /// The most steps on which correlations are compared.
  private static let comparedSteps = 36

  /// The same for one series: values by step and path.
  private static func bound(_ values: [[Double]], _ correlation: StepCorrelation) -> [[Double]] {
    let spreads = values.map { path in
      (path.reduce(0) { $0 + $1 * $1 } / Double(max(path.count, 1))).squareRoot()
    }
    let moving = spreads.indices.filter { spreads[$0] > 0 }
    let compared = Array(moving.prefix(comparedSteps))
    guard compared.count >= 2 else { return values }
    let standard = values.indices.map { step in
      spreads[step] > 0 ? values[step].map { $0 / spreads[step] } : values[step]
    }
    let paths = Double(values[0].count)
    func product(_ left: [Double], _ right: [Double]) -> Double {
      var sum = 0.0
      for path in left.indices { sum += left[path] * right[path] }
      return sum / paths
    }
    var common = [Double](repeating: 0, count: values[0].count)
    for step in compared {
      for path in common.indices { common[path] += standard[step][path] }
    }
    let size = product(common, common).squareRoot()
    guard size > 0 else { return values }
    for path in common.indices { common[path] /= size }
    let withCommon = standard.map { product($0, common) }
    let pairs = compared.indices.flatMap { left in
      (0..<left).map { right in
        (
          compared[left], compared[right],
          product(standard[compared[left]], standard[compared[right]])
        )
      }
    }
    /// The mean correlation with so much of the common part added.
    func mean(_ amount: Double) -> Double {
      func square(_ step: Int) -> Double { 1 + 2 * amount * withCommon[step] + amount * amount }
      let sum = pairs.reduce(0.0) { sum, pair in
        let (left, right, own) = pair
        let joint =
          own + amount * (withCommon[left] + withCommon[right]) + amount * amount
        return sum + joint / max(square(left) * square(right), 1e-12).squareRoot()
      }
      return sum / Double(pairs.count)
    }
    let wanted = min(correlation.expected(beside: mean(0)), 0.98)
    guard wanted > mean(0) + 1e-9 else { return values }
    var (low, high) = (0.0, 16.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if mean(middle) < wanted { low = middle } else { high = middle }
    }
    return values.indices.map { step in
      guard spreads[step] > 0 else { return values[step] }
      let raised = standard[step].indices.map { standard[step][$0] + high * common[$0] }
      let scale = spreads[step] / product(raised, raised).squareRoot()
      return raised.map { $0 * scale }
    }
  }
}
