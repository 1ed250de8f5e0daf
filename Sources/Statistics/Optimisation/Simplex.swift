/// The points of a Nelder–Mead search with their values, the best first.
struct Simplex {
  private(set) var points: [[Double]]
  private(set) var values: [Double]
  private(set) var evaluations: Int
  private let bounds: [ClosedRange<Double>]?
  private var trial: [Double]
  private var reserve: [Double]
  private var centre: [Double]

  private var last: Int { points.count - 1 }

  /// A point and one neighbour of it along every coordinate.
  init(
    around point: [Double], relativeStep: Double, bounds: [ClosedRange<Double>]?,
    evaluations: Int, _ function: ([Double]) -> Double
  ) {
    var points = [point]
    for coordinate in point.indices {
      var neighbour = point
      let size = max(1, abs(point[coordinate])) * relativeStep
      neighbour[coordinate] += size
      if let bounds, neighbour[coordinate] > bounds[coordinate].upperBound {
        // No room above: go below, and no farther than the bounds allow.
        neighbour[coordinate] = point[coordinate] - size
      }
      Self.clamp(&neighbour, to: bounds)
      points.append(neighbour)
    }
    self.points = points
    self.bounds = bounds
    self.evaluations = evaluations + points.count
    values = points.map { Self.ordered(function($0)) }
    trial = point
    reserve = point
    centre = point
    for index in points.indices { riseFrom(index) }
  }

  /// Moves and shrinks until the tolerances are met, which is what is returned, or the evaluations
  /// are spent.
  mutating func contract(settings: NelderMead, _ function: ([Double]) -> Double) -> Bool {
    let size = Double(last)
    let expansion = size > 2 ? 1 + 2 / size : 2
    let contraction = size > 2 ? 0.75 - 0.5 / size : 0.5
    let shrinkage = size > 2 ? 1 - 1 / size : 0.5
    while !isSmall(settings) {
      if evaluations >= settings.maximumEvaluations { return false }
      takeCentre()
      let reflected = probe(1, function)
      if reflected < values[0] {
        swap(&trial, &reserve)
        let expanded = probe(expansion, function)
        if expanded >= reflected { swap(&trial, &reserve) }
        accept(min(expanded, reflected))
      } else if reflected < values[last - 1] {
        accept(reflected)
      } else {
        let isOutside = reflected < values[last]
        let contracted = probe(isOutside ? contraction : -contraction, function)
        if contracted <= reflected && contracted < values[last] {
          accept(contracted)
        } else {
          shrink(by: shrinkage, function)
        }
      }
    }
    return true
  }

  /// Moves every coordinate to the nearest value inside its bounds.
  static func clamp(_ point: inout [Double], to bounds: [ClosedRange<Double>]?) {
    guard let bounds else { return }
    for index in point.indices {
      point[index] = min(max(point[index], bounds[index].lowerBound), bounds[index].upperBound)
    }
  }

  private static func ordered(_ value: Double) -> Double {
    value.isNaN ? .infinity : value
  }

  private func isSmall(_ settings: NelderMead) -> Bool {
    let spread = values[last] - values[0]
    if values[last] != values[0] && !(spread <= settings.valueTolerance * max(1, abs(values[0]))) {
      return false
    }
    for coordinate in centre.indices {
      let best = points[0][coordinate]
      let limit = settings.pointTolerance * max(1, abs(best))
      for index in 1...last where abs(points[index][coordinate] - best) > limit { return false }
    }
    return true
  }

  /// The mean of all points but the last.
  private mutating func takeCentre() {
    for coordinate in centre.indices {
      var sum = 0.0
      for index in 0..<last { sum += points[index][coordinate] }
      centre[coordinate] = sum / Double(last)
    }
  }

  /// Sets the trial on the line from the last point through the centre, as far beyond it as
  /// `factor` times their distance, and returns the value there.
  private mutating func probe(_ factor: Double, _ function: ([Double]) -> Double) -> Double {
    for coordinate in centre.indices {
      trial[coordinate] =
        centre[coordinate] + factor * (centre[coordinate] - points[last][coordinate])
    }
    Self.clamp(&trial, to: bounds)
    evaluations += 1
    return Self.ordered(function(trial))
  }

  /// Puts the trial in the last point's place, then in its order.
  private mutating func accept(_ value: Double) {
    swap(&points[points.count - 1], &trial)
    values[last] = value
    riseFrom(last)
  }

  private mutating func shrink(by factor: Double, _ function: ([Double]) -> Double) {
    for index in 1...last {
      for coordinate in centre.indices {
        let best = points[0][coordinate]
        points[index][coordinate] = best + factor * (points[index][coordinate] - best)
      }
      values[index] = Self.ordered(function(points[index]))
    }
    evaluations += last
    for index in 1...last { riseFrom(index) }
  }

  /// Moves a point before all that are worse, given that those before it are in order.
  private mutating func riseFrom(_ index: Int) {
    var place = index
    while place > 0 && values[place] < values[place - 1] {
      values.swapAt(place, place - 1)
      points.swapAt(place, place - 1)
      place -= 1
    }
  }
}
