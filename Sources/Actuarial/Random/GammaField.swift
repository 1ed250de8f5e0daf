import Glibc
internal import Statistics

/// Gamma numbers for many paths at once, keyed by (period, path).
///
/// Marsaglia and Tsang, A Simple Method for Generating Gamma Variables, ACM Transactions on
/// Mathematical Software 26 (2000), 363–372, with their §6 for shapes below one. The first attempt
/// of all paths is made together; the few that fail it go on in a stream of their own.
struct GammaField: Sendable {
  private let field: RandomField

  init(_ key: RandomKey) {
    field = RandomField(key)
  }

  /// Replaces each mean by a gamma number of that mean and of variance scale × mean; a mean that
  /// is not positive becomes zero.
  func replaceMeans(_ values: inout [Double], scale: Double, period: Int, paths: Range<Int>) {
    var largest = 0.0
    var smallest = Double.infinity
    for value in values {
      largest = max(largest, value)
      if value > 0 { smallest = min(smallest, value) }
    }
    if largest <= 0 {
      for index in values.indices { values[index] = 0 }
      return
    }
    var normals = [Double](repeating: 0, count: values.count)
    var uniforms = normals
    var boosts = normals
    field.normals(period: period, draw: 0, paths: paths, into: &normals)
    field.uniforms(period: period, draw: 1, paths: paths, into: &uniforms)
    if smallest < scale { field.uniforms(period: period, draw: 2, paths: paths, into: &boosts) }
    for index in values.indices {
      let shape = values[index] / scale
      if !(shape > 0) {
        values[index] = 0
        continue
      }
      let d = (shape < 1 ? shape + 1 : shape) - 1 / 3.0
      let c = 1 / (9 * d).squareRoot()
      let x = normals[index]
      let root = 1 + c * x
      let square = x * x
      var value = root * root * root
      // Their squeeze accepts nearly all without a logarithm.
      if root <= 0 || uniforms[index] >= 1 - 0.0331 * square * square {
        if root <= 0 || log(uniforms[index]) >= 0.5 * square + d - d * value + d * log(value) {
          value = retry(d, c, period: period, path: paths.lowerBound + index)
        }
      }
      values[index] = d * value * scale
      if shape < 1 { values[index] *= exp(log(boosts[index]) / shape) }
    }
  }

  private func retry(_ d: Double, _ c: Double, period: Int, path: Int) -> Double {
    var stream = field.stream(period: period, draw: 3, path: path)
    while true {
      let x = stream.nextNormal()
      let root = 1 + c * x
      if root <= 0 { continue }
      let v = root * root * root
      if log(stream.nextUniform()) < 0.5 * x * x + d - d * v + d * log(v) { return v }
    }
  }
}
