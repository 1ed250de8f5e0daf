/// An exponential smoothing with all its parameters given.
struct SmoothingCourse: Sendable, Hashable {
  /// How the level is expected to move.
  enum Trend: Sendable, Hashable {
    /// Not at all.
    case none
    /// By a part of the slope of the line through the whole series.
    case line(part: Double)
    /// By a slope that follows the errors, as a part of the level's correction, and fades.
    case local(gain: Double)
  }

  /// The part of an error by which the level is corrected.
  let gain: Double

  /// How the level is expected to move.
  let trend: Trend

  /// What is left of the slope after each period; for a line only in forecasts.
  let damping: Double

  /// The courses of the ensemble: levels that hardly move to levels that follow nearly at once,
  /// each without trend, with a quarter, half and three quarters of the line, and, unless the level
  /// hardly moves, with slopes of their own.
  static let standard: [SmoothingCourse] = {
    var result: [SmoothingCourse] = []
    for gain in [0.03, 0.08, 0.15, 0.25, 0.4, 0.55, 0.75, 0.95] {
      result.append(SmoothingCourse(gain: gain, trend: .none, damping: 1))
      for part in [0.25, 0.5, 0.75] {
        for damping in [1, 0.95] {
          result.append(SmoothingCourse(gain: gain, trend: .line(part: part), damping: damping))
        }
      }
      guard gain >= 0.15 else { continue }
      for slope in [0.02, 0.06, 0.15] {
        for damping in [0.88, 0.94, 0.98] {
          result.append(SmoothingCourse(gain: gain, trend: .local(gain: slope), damping: damping))
        }
      }
    }
    return result
  }()

  /// By how much the level is expected to rise within so many periods, in units of the slope.
  func reach(_ steps: Int) -> Double {
    guard damping < 1 else { return Double(steps) }
    var (factor, sum) = (1.0, 0.0)
    for _ in 0..<steps {
      factor *= damping
      sum += factor
    }
    return sum
  }
}

/// A series without its season, as courses run over it.
struct SmoothingTrack: Sendable {
  /// The values, gaps filled.
  let values: [Double]

  /// Which of them were observed.
  let isObserved: [Bool]

  /// The slope of the line through all of them.
  let slope: Double

  /// The mean of the first values, twelve at most.
  let firstLevel: Double

  /// The mean of the slope of the first values and that of all.
  let firstSlope: Double

  /// How many first values there are.
  let firstCount: Int

  /// Makes a track of at least two values.
  init(values: [Double], isObserved: [Bool]) {
    self.values = values
    self.isObserved = isObserved
    firstCount = min(12, values.count)
    let first = Array(values.prefix(firstCount))
    slope = SmoothingTrack.slope(of: values)
    firstLevel = first.reduce(0, +) / Double(firstCount)
    firstSlope = (SmoothingTrack.slope(of: first) + slope) / 2
  }

  /// The slope of the least-squares line.
  private static func slope(of values: [Double]) -> Double {
    let middle = Double(values.count - 1) / 2
    var (product, square) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let distance = Double(index) - middle
      product += distance * value
      square += distance * distance
    }
    return square > 0 ? product / square : 0
  }

  /// Where a course stands after the last value, and how it did on the way.
  struct Outcome {
    /// The level.
    let level: Double
    /// The slope.
    let slope: Double
    /// The mean absolute errors at the horizons of ``SmoothingEnsemble``, `nil` from under three.
    let meanErrors: [Double?]
  }

  /// Lets a course run.
  func run(_ course: SmoothingCourse) -> Outcome {
    var levels: [Double] = []
    var slopes: [Double] = []
    levels.reserveCapacity(values.count)
    slopes.reserveCapacity(values.count)
    follow(course) { _, level, slope in
      levels.append(level)
      slopes.append(slope)
    }
    let count = values.count
    let first = min(9, count / 3)
    let meanErrors = SmoothingEnsemble.horizons.map { horizon -> Double? in
      let reach = course.reach(horizon)
      var (sum, known) = (0.0, 0)
      var index = first
      while index + horizon < count {
        if isObserved[index + horizon] {
          sum += abs(values[index + horizon] - levels[index] - reach * slopes[index])
          known += 1
        }
        index += 1
      }
      return known >= 3 ? sum / Double(known) : nil
    }
    return Outcome(level: levels[count - 1], slope: slopes[count - 1], meanErrors: meanErrors)
  }

  /// Lets a course run and says, value by value, what it expected and where it stands after it.
  func follow(
    _ course: SmoothingCourse,
    _ report: (_ expected: Double, _ level: Double, _ slope: Double) -> Void
  ) {
    var slopeGain = 0.0
    var fading = 1.0
    var slope = 0.0
    switch course.trend {
    case .none: break
    case .line(let part): slope = part * self.slope
    case .local(let gain): (slope, slopeGain, fading) = (firstSlope, gain, course.damping)
    }
    var level = firstLevel - slope * Double(firstCount) / 2
    var guardian = ErrorGuard()
    for value in values {
      slope *= fading
      let expected = level + slope
      let error = guardian.limited(value - expected)
      level = expected + course.gain * error
      slope += slopeGain * course.gain * error
      report(expected, level, slope)
    }
  }
}

/// Cuts errors that are far larger than usual.
private struct ErrorGuard {
  /// The usual size: the mean of the first twelve, then smoothed with 0.08.
  private var size = 0.0
  private var count = 0
  private var inARow = 0

  /// The error, cut to ``SmoothingEnsemble/errorLimit`` times the usual size.
  ///
  /// The first twelve pass, and so does the third beyond the limit in a row on the same side.
  mutating func limited(_ error: Double) -> Double {
    let limit = SmoothingEnsemble.errorLimit * size
    guard count >= 12, limit > 0 else {
      count += 1
      size += (abs(error) - size) / Double(min(count, 12))
      return error
    }
    size += 0.08 * (min(abs(error), 3 * limit) - size)
    guard abs(error) > limit else {
      inARow = 0
      return error
    }
    inARow = error > 0 ? max(inARow, 0) + 1 : min(inARow, 0) - 1
    return abs(inARow) > 2 ? error : (error > 0 ? limit : -limit)
  }
}
