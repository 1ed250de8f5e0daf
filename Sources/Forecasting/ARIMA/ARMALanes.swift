#if canImport(Glibc)
  internal import Glibc
#endif

/// Four ARMA models of one order side by side, and how their states move on.
///
/// The state is that of ``ARMAMoments``; its covariance's lower triangle is kept.
struct ARMALanes {
  typealias Four = SIMD4<Double>

  let autoregression: [Four]
  let movingAverage: [Four]

  private let firstColumn: [Four]

  /// The elements of the state that a coefficient enters which is not zero in every model.
  private let autoregressiveLags: [Int]
  private let movingAverageLags: [Int]

  var size: Int { movingAverage.count }

  /// Puts four models of one size side by side.
  init(_ models: [ARMAMoments]) {
    precondition(
      models.count == 4 && models.allSatisfy { $0.size == models[0].size },
      "Four models of one size are filtered at once.")
    func lanes(_ values: (ARMAMoments) -> [Double]) -> [Four] {
      let four = models.map(values)
      return four[0].indices.map { Four(four[0][$0], four[1][$0], four[2][$0], four[3][$0]) }
    }
    func lags(_ coefficients: [Four]) -> [Int] {
      coefficients.indices.filter { coefficients[$0] != .zero }
    }
    autoregression = lanes(\.autoregression)
    movingAverage = lanes(\.movingAverage)
    firstColumn = lanes(\.firstColumn)
    autoregressiveLags = lags(autoregression)
    movingAverageLags = lags(movingAverage)
  }

  static func logarithm(_ value: Four) -> Four {
    Four(log(value[0]), log(value[1]), log(value[2]), log(value[3]))
  }

  /// Writes the covariance of the state before any value; see ``ARMAMoments/stateCovariance()``.
  func start(_ covariance: inout [Four], stride: Int) {
    for row in 0..<size { covariance[row * stride] = firstColumn[row] }
    for row in (1..<max(size, 1)).reversed() {
      for column in 1...row {
        var value = movingAverage[row] * movingAverage[column]
        value += autoregression[row] * autoregression[column] * firstColumn[0]
        if column + 1 < size { value += autoregression[row] * firstColumn[column + 1] }
        if row + 1 < size {
          value += autoregression[column] * firstColumn[row + 1]
          value += covariance[(row + 1) * stride + column + 1]
        }
        covariance[row * stride + column] = value
      }
    }
  }

  /// Moves the mean of a state on by a period.
  func advance(_ means: inout [Four], from start: Int) {
    let head = means[start]
    for element in 0..<size - 1 { means[start + element] = means[start + element + 1] }
    means[start + size - 1] = .zero
    for lag in autoregressiveLags { means[start + lag] += autoregression[lag] * head }
  }

  /// Takes gain · columnᵀ off a covariance and moves it on by a period: P ← T(P − gain · columnᵀ)Tᵀ
  /// + RRᵀ, where values after the state of the process stay as they are.
  ///
  /// - Parameters:
  ///   - covariance: Rows of the lower triangle.
  ///   - stride: The length of a row.
  ///   - unknownCount: The number of values after the state of the process.
  ///   - column: The covariances with the value taken in.
  ///   - gain: The same over its variance; zero where no value was taken in.
  func advance(
    _ covariance: inout [Four], stride: Int, unknownCount: Int, column: [Four], gain: [Four]
  ) {
    let size = size
    // With h the first column, new elements are (i + 1, j + 1) + φᵢgⱼ + φⱼgᵢ + θᵢθⱼ, where
    // gᵢ = h(i + 1) + φᵢh₀/2.
    var head = [Four](repeating: .zero, count: size + 1)
    for row in 0..<size { head[row] = covariance[row * stride] - gain[row] * column[0] }
    let first = head[0]
    for row in 0..<size { head[row] = head[row + 1] + 0.5 * autoregression[row] * first }
    ARMALanes.shift(&covariance, column, gain, size: size, stride: stride)
    for row in autoregressiveLags {
      let weight = autoregression[row]
      for other in 0...row { covariance[row * stride + other] += weight * head[other] }
      for other in row..<size { covariance[other * stride + row] += weight * head[other] }
    }
    for row in movingAverageLags {
      for other in movingAverageLags where other <= row {
        covariance[row * stride + other] += movingAverage[row] * movingAverage[other]
      }
    }
    for row in size..<size + unknownCount {
      let (start, weight) = (row * stride, gain[row])
      let head = covariance[start] - weight * column[0]
      for other in 0..<size - 1 {
        covariance[start + other] = covariance[start + other + 1] - weight * column[other + 1]
      }
      covariance[start + size - 1] = .zero
      for lag in autoregressiveLags { covariance[start + lag] += autoregression[lag] * head }
      for other in size...row { covariance[start + other] -= weight * column[other] }
    }
  }

  /// The elements below and to the right, less their part of gain · columnᵀ; zero in the last row.
  private static func shift(
    _ covariance: inout [Four], _ column: [Four], _ gain: [Four], size: Int, stride: Int
  ) {
    precondition(
      covariance.count >= size * stride && column.count >= size && gain.count >= size,
      "A covariance has a row for each element of the state.")
    var covariance = covariance.mutableSpan
    let column = column.span
    for row in 0..<size - 1 {
      let weight = gain[row + 1]
      let (to, from) = (row &* stride, (row &+ 1) &* stride &+ 1)
      // Neither bounds nor overflow are checked: the elements are those of the two rows.
      var other = 0
      while other <= row {
        unsafe covariance[unchecked: to &+ other] =
          covariance[unchecked: from &+ other] - weight * column[unchecked: other &+ 1]
        other &+= 1
      }
    }
    for other in 0..<size { covariance[(size - 1) * stride + other] = .zero }
  }
}
