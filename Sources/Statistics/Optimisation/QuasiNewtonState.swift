/// What a quasi-Newton search knows: where it is, the slopes there, and its estimate of the inverse
/// of the second derivatives.
struct QuasiNewtonState {
  private(set) var point: [Double]
  private(set) var value: Double
  var slopes: [Double]

  private(set) var trial: [Double]
  var trialSlopes: [Double]

  private(set) var descent = 0.0
  private(set) var isSteepest = true

  private var kept: [Double]
  private var keptSlopes: [Double]
  private var keptValue: Double
  private var direction: [Double]
  /// The inverse of the second derivatives, row by row; symmetric.
  private var inverse: [Double]
  private var work: [Double]
  private var isScaled = false

  private var count: Int { point.count }

  init(at start: [Double], value: Double) {
    point = start
    self.value = value
    let zeros = [Double](repeating: 0, count: start.count)
    slopes = zeros
    trial = zeros
    trialSlopes = zeros
    kept = zeros
    keptSlopes = zeros
    keptValue = value
    direction = zeros
    work = zeros
    inverse = [Double](repeating: 0, count: start.count * start.count)
    forget()
  }

  /// Takes the identity for the inverse, so that the next direction is that of steepest descent.
  mutating func forget() {
    for index in inverse.indices { inverse[index] = index % (count + 1) == 0 ? 1 : 0 }
    isSteepest = true
    isScaled = false
  }

  /// True if no slope matters, relative to the sizes of coordinates and value.
  func isFlat(_ tolerance: Double) -> Bool {
    let limit = tolerance * max(1, abs(value))
    for index in point.indices where !(abs(slopes[index]) * max(1, abs(point[index])) <= limit) {
      return false
    }
    return true
  }

  /// Sets the direction to minus the inverse times the slopes.
  mutating func aim() {
    descent = 0
    for row in 0..<count {
      var sum = 0.0
      for column in 0..<count { sum += inverse[row * count + column] * slopes[column] }
      direction[row] = -sum
      descent -= sum * slopes[row]
    }
    if !(descent < 0) {
      // Rounding has spoilt the estimate.
      forget()
      descent = 0
      for index in 0..<count {
        direction[index] = -slopes[index]
        descent -= slopes[index] * slopes[index]
      }
    }
  }

  /// The first step to try: a whole one, but no longer than the point's size while the scale of the
  /// function is unknown.
  var firstStride: Double {
    if !isSteepest { return 1 }
    let length = direction.reduce(0) { max($0, abs($1)) }
    let size = point.reduce(1) { max($0, abs($1)) }
    return length > 0 ? min(1, size / length) : 1
  }

  mutating func setTrial(_ stride: Double) {
    for index in 0..<count { trial[index] = point[index] + stride * direction[index] }
  }

  /// Remembers the trial as the best of the line so far.
  mutating func keepTrial(_ trialValue: Double) {
    keptValue = trialValue
    for index in 0..<count {
      kept[index] = trial[index]
      keptSlopes[index] = trialSlopes[index]
    }
  }

  /// The slope along the direction at the trial.
  var trialDescent: Double {
    var sum = 0.0
    for index in 0..<count { sum += direction[index] * trialSlopes[index] }
    return sum
  }

  /// Moves to the kept point and revises the estimate by the change of the slopes on the way.
  mutating func learn() {
    var product = 0.0
    var changeSquare = 0.0
    for index in 0..<count {
      // From here on the direction holds the step and `slopes` the change of the slopes.
      direction[index] = kept[index] - point[index]
      slopes[index] = keptSlopes[index] - slopes[index]
      product += direction[index] * slopes[index]
      changeSquare += slopes[index] * slopes[index]
    }
    if product > 0 && product.isFinite && changeSquare.isFinite {
      if !isScaled {
        for index in inverse.indices { inverse[index] *= product / changeSquare }
        isScaled = true
      }
      revise(product)
      isSteepest = false
    }
    swap(&point, &kept)
    swap(&slopes, &keptSlopes)
    value = keptValue
  }

  /// The formula of Nocedal and Wright (6.17), multiplied out, with s the step and y the change.
  private mutating func revise(_ product: Double) {
    var curvature = 0.0
    for row in 0..<count {
      var sum = 0.0
      for column in 0..<count { sum += inverse[row * count + column] * slopes[column] }
      work[row] = sum
      curvature += sum * slopes[row]
    }
    let weight = (1 + curvature / product) / product
    for row in 0..<count {
      for column in 0..<count {
        let cross = direction[row] * work[column] + work[row] * direction[column]
        inverse[row * count + column] +=
          weight * direction[row] * direction[column] - cross / product
      }
    }
  }

  func outcome(_ evaluations: Int, converged: Bool) -> Minimum {
    Minimum(point: point, value: value, evaluations: evaluations, converged: converged)
  }
}
