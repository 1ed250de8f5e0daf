/// The walk downhill from given coordinates: damped Gauss–Newton steps within bounds.
///
/// As ``GaussNewton``, with all memory made once a series; a coordinate that a step would carry
/// past a bound ends on it, and the others are solved for anew.
struct ETSDescent {
  /// Where a walk stands.
  struct Stand: Sendable {
    /// Coordinates by place (``ETSKernel/Place``).
    var point: [Double]

    /// See ``ETSKernel/Outcome``.
    var criterion: Double

    /// The factor by which diagonals are raised.
    var damping = 1e-3

    /// Whether further steps would gain less than the tolerance.
    var isConverged = false
  }

  private var kernel: ETSKernel
  private var equations: ETSNormalEquations
  private var trial: [Double]
  private var isFixed: [Bool] = []
  private var polynomial: [Double] = []

  init(values: [Double], seasonLength: Int) {
    kernel = ETSKernel(values: values, seasonLength: seasonLength)
    equations = ETSNormalEquations(width: kernel.width)
    trial = [Double](repeating: 0, count: kernel.width)
  }

  /// Walks from a stand, at most so many trials, until the relative gain of a step falls below
  /// the tolerance twice.
  ///
  /// - Returns: The best stand, `nil` where the start is not allowed.
  mutating func minimise(_ form: ETSForm, from start: [Double], steps: Int, tolerance: Double)
    -> Stand?
  {
    let places = ETSCoordinates.places(form, seasonLength: kernel.seasonLength)
    let columns = form.season == .none ? ETSKernel.Place.season : kernel.width
    let isRelative = form.error == .multiplicative
    guard isAdmissible(form, start), let first = kernel.evaluate(form, start) else { return nil }
    var stand = Stand(point: start, criterion: first.criterion)
    equations.sum(kernel, count: first.count, columns: columns, isRelative: isRelative)
    equations.assemble(places)
    var (quiet, growth, weight) = (0, 4.0, first.weight)
    for _ in 0..<steps {
      guard takeStep(places, stand) else {
        stand.damping *= 10
        if stand.damping > 1e12 { break }
        continue
      }
      let outcome = isAdmissible(form, trial) ? kernel.evaluate(form, trial) : nil
      if let outcome, outcome.criterion <= stand.criterion {
        let gain = stand.criterion - outcome.criterion
        quiet = gain <= tolerance * stand.criterion ? quiet + 1 : 0
        let ratio = min(gain / (weight * equations.promise(places)), 1)
        weight = outcome.weight
        swap(&stand.point, &trial)
        stand.criterion = outcome.criterion
        let bend = 2 * ratio - 1
        stand.damping = max(stand.damping * max(0.125, 1 - bend * bend * bend), 1e-12)
        growth = 4
        if quiet >= 2 || outcome.criterion == 0 {
          stand.isConverged = true
          break
        }
        equations.sum(kernel, count: outcome.count, columns: columns, isRelative: isRelative)
        equations.assemble(places)
      } else {
        if weight * equations.promise(places) <= tolerance * stand.criterion {
          stand.isConverged = true
          break
        }
        stand.damping *= growth
        growth *= 2
        if stand.damping > 1e12 {
          stand.isConverged = true
          break
        }
      }
    }
    return stand
  }

  /// Sets ``trial`` to the end of a step within the bounds; false where there is none.
  ///
  /// Coordinates on a bound that the slope presses against it stay there. Those that the step would
  /// carry past a bound end on it, and the others are solved for anew.
  private mutating func takeStep(_ places: [Int], _ stand: Stand) -> Bool {
    isFixed.removeAll(keepingCapacity: true)
    for (row, place) in places.enumerated() {
      let (value, slope) = (stand.point[place], equations.slopes[place])
      let isHeld =
        place < ETSKernel.Place.level && (value <= 0 && slope > 0 || value >= 1 && slope < 0)
      isFixed.append(isHeld)
      if isHeld { equations.step[row] = 0 }
    }
    var isInside = false
    while !isInside {
      guard equations.solve(places, damping: stand.damping, isFixed: isFixed) else { return false }
      isInside = true
      for (row, place) in places.enumerated() where place < ETSKernel.Place.level && !isFixed[row] {
        let value = stand.point[place]
        let moved = value - equations.step[row]
        if moved < 0 || moved > 1 {
          equations.step[row] = moved < 0 ? value : value - 1
          isFixed[row] = true
          isInside = false
        }
      }
    }
    trial = stand.point
    for (row, place) in places.enumerated() {
      let moved = trial[place] - equations.step[row]
      trial[place] = place < ETSKernel.Place.level ? min(max(moved, 0), 1) : moved
    }
    return true
  }

  /// Without a trend the usual region lies inside the admissible one.
  private mutating func isAdmissible(_ form: ETSForm, _ point: [Double]) -> Bool {
    if form.trend == .none || form.season == .none { return true }
    let motion = ETSMotion(form, point)
    return ETSParameters.areAdmissible(
      form, kernel.seasonLength, alpha: motion.alpha, beta: motion.beta, gamma: motion.gamma,
      phi: motion.phi, &polynomial)
  }
}
