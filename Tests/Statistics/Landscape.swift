/// Functions whose least value is known.
enum Landscape {
  /// 100 (y − x²)² + (1 − x)², least at (1, 1). Rosenbrock, The Computer Journal 3 (1960), 175.
  static func rosenbrock(_ point: [Double]) -> Double {
    let bend = point[1] - point[0] * point[0]
    return 100 * bend * bend + (1 - point[0]) * (1 - point[0])
  }

  /// Σ (i + 1)(xᵢ − i)², least at (0, 1, 2, …).
  static func bowl(_ point: [Double]) -> Double {
    var sum = 0.0
    for index in point.indices {
      let distance = point[index] - Double(index)
      sum += Double(index + 1) * distance * distance
    }
    return sum
  }
}
