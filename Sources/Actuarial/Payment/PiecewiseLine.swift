/// A function from zero on that is a straight line between knots and never jumps.
struct PiecewiseLine: Sendable, Equatable {
  /// One straight part: value = level + slope × x for from ≤ x ≤ to.
  struct Part: Sendable, Equatable {
    let from: Double
    let to: Double
    let level: Double
    let slope: Double

    func value(at x: Double) -> Double { level + slope * x }
  }

  private(set) var parts: [Part] = []
  private let start: Double

  /// A function with a value at zero; parts are appended.
  init(start: Double) {
    self.start = start
  }

  /// Goes on with a slope as far as a knot; a knot that is not further adds nothing.
  mutating func append(slope: Double, until to: Double) {
    let from = parts.last?.to ?? 0
    guard to > from else { return }
    let value = parts.last.map { $0.value(at: from) } ?? start
    parts.append(Part(from: from, to: to, level: value - slope * from, slope: slope))
  }

  /// The value at a place not below zero.
  func value(at x: Double) -> Double {
    (parts.first { x <= $0.to } ?? parts.last)?.value(at: x) ?? start
  }

  /// The same with a multiple of x taken off.
  func less(_ slope: Double) -> PiecewiseLine {
    var line = PiecewiseLine(start: start)
    for part in parts { line.append(slope: part.slope - slope, until: part.to) }
    return line
  }
}
