internal import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// A mean carried through what was seen by a part of each error.
protocol SmoothedCourse {
  /// The part by which an error moves the mean.
  var part: Double { get }

  /// −2 log of the likelihood of what was seen.
  var deviance: Double { get }
}

extension SmoothedCourse {
  /// How many of the last values the mean rests on: (2 − α)/α.
  var memory: Double { part > 0 ? (2 - part) / part : .infinity }

  /// The course of the part that makes what was seen likeliest; that of the plain mean unless
  /// another is likelier by more than its parameter.
  static func likeliest(_ course: (Double) -> Self) -> Self {
    var best = course(0)
    let plain = best.deviance - 2
    for part in IntermittentMethod.parts.dropFirst() {
      let tried = course(part)
      if tried.deviance < min(plain, best.deviance) { best = tried }
    }
    return best
  }
}

/// How often something comes.
struct ChanceCourse: SmoothedCourse {
  let part: Double
  private(set) var deviance = 0.0

  /// The chance after the last value.
  private(set) var chance: Double
  /// The chance before each period.
  private(set) var before: [Double] = []

  init(_ series: Series, part: Double) {
    self.part = part
    let values = series.observedValues
    // Half an occurrence more on either side keeps the chance off 0 and 1.
    chance = (Double(values.count { $0 > 0 }) + 0.5) / Double(values.count + 1)
    let ends = chance / 20...1 - (1 - chance) / 20
    for value in series.values {
      before.append(chance)
      guard let value else { continue }
      deviance -= 2 * log(value > 0 ? chance : 1 - chance)
      chance += part * ((value > 0 ? 1 : 0) - chance)
      chance = min(max(chance, ends.lowerBound), ends.upperBound)
    }
  }
}

/// How large amounts are, on the scale of the logarithm.
struct LevelCourse: SmoothedCourse {
  let part: Double

  /// The level after the last amount.
  private(set) var level: Double
  /// The level before each amount.
  private(set) var before: [Double] = []
  /// The sum of the squared errors.
  private(set) var squares = 0.0
  /// The mean of the amounts in units of the levels before them.
  private(set) var ratio = 0.0

  /// −2 log of the likelihood of normal errors of one unknown variance, but for a constant.
  var deviance: Double {
    Double(before.count) * log(max(squares, 1e-12) / Double(before.count))
  }

  init(_ amounts: [Double], part: Double) {
    self.part = part
    let logarithms = amounts.map { log($0) }
    level = logarithms.reduce(0, +) / Double(amounts.count)
    for value in logarithms {
      before.append(level)
      let error = value - level
      squares += error * error
      ratio += exp(min(error, 700)) / Double(amounts.count)
      level += part * error
    }
  }
}
