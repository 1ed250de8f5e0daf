/// Three passes of complex exponential smoothing over a series, with derivatives.
///
/// The first pass runs forward from a rough state, the second back from where the first ended,
/// and the third forward from where the second ended: the state before the first value is cast
/// back, and costs no parameters. Between passes the state moves on by one period without an
/// error. Everything is linear in the values; the derivatives with respect to α₀, α₁, β₀, β₁ are
/// carried along as one vector of four.
struct CESRecursion {
  /// A level or a seasonal effect with its potential, and the derivatives of both.
  private struct Cell {
    var value: Double
    var potential: Double
    var valueSlope = SIMD4<Double>(repeating: 0)
    var potentialSlope = SIMD4<Double>(repeating: 0)

    /// Moves on over a period with an error; the masks tell which of the four parameters are its
    /// real and its imaginary one.
    @inline(__always)
    mutating func advance(
      _ part: Part, error: Double, tangent: SIMD4<Double>
    ) {
      let (old, hidden, oldSlope, hiddenSlope) = (value, potential, valueSlope, potentialSlope)
      value = old - part.fading * hidden + part.gain * error
      potential = old + part.holding * hidden + part.hiddenGain * error
      valueSlope =
        oldSlope - part.fading * hiddenSlope + part.gain * tangent + error * part.isReal
        + (hidden - error) * part.isImaginary
      potentialSlope =
        oldSlope + part.holding * hiddenSlope + part.hiddenGain * tangent
        + (error - hidden) * part.isReal + error * part.isImaginary
    }
  }

  /// The factors of one complex parameter.
  private struct Part {
    let fading: Double
    let gain: Double
    let holding: Double
    let hiddenGain: Double
    let isReal: SIMD4<Double>
    let isImaginary: SIMD4<Double>

    init(_ real: Double, _ imaginary: Double, at place: Int) {
      fading = 1 - imaginary
      gain = real - imaginary
      holding = 1 - real
      hiddenGain = real + imaginary
      var masks = (SIMD4<Double>(repeating: 0), SIMD4<Double>(repeating: 0))
      masks.0[place] = 1
      masks.1[place + 1] = 1
      (isReal, isImaginary) = masks
    }
  }

  private let form: CESForm
  private let cycle: Int
  private let levelPart: Part
  private let seasonPart: Part
  private let seasonReal: Double
  private var levels: [Cell]
  private var seasons: [Cell]

  /// The errors of the last pass, zero where a value is missing.
  private(set) var errors: [Double] = []

  /// The derivatives of ``errors`` by row.
  private(set) var jacobian: [Double] = []

  /// The sum of the squared errors.
  private(set) var sumOfSquares = 0.0

  /// The state before the first value of the last pass.
  private(set) var first: CESState

  /// Runs the passes.
  init(_ start: CESStart, _ parameters: CESParameters) {
    form = start.form
    cycle = start.cycle
    levelPart = Part(parameters.levelReal, parameters.levelImaginary, at: 0)
    seasonPart = Part(parameters.seasonReal, parameters.seasonImaginary, at: 2)
    seasonReal = parameters.seasonReal
    first = start.state
    let state = start.state
    levels = zip(state.levels, state.potentials).map { Cell(value: $0, potential: $1) }
    let hidden =
      form == .full ? state.seasonPotentials : state.seasons.map { _ in 0 }
    seasons = zip(state.seasons, hidden).map { Cell(value: $0, potential: $1) }
    pass(start.values, isBackward: false, isLast: false)
    turn()
    pass(start.values, isBackward: true, isLast: false)
    turn()
    first = final
    pass(start.values, isBackward: false, isLast: true)
  }

  /// The state after the last value.
  var final: CESState {
    CESState(
      levels: levels.map(\.value), potentials: levels.map(\.potential),
      seasons: seasons.map(\.value),
      seasonPotentials: form == .full ? seasons.map(\.potential) : [])
  }

  private mutating func pass(_ values: [Double], isBackward: Bool, isLast: Bool) {
    let count = values.count
    let width = form.parameterCount
    let (isSimple, isFull, hasEffects) = (form == .simple, form == .full, form.hasSeasonalEffects)
    var (levels, seasons) = (self.levels, self.seasons)
    self.levels = []
    self.seasons = []
    var level = levels[0]
    var errors = [Double](repeating: 0, count: isLast ? count : 0)
    var jacobian = [Double](repeating: 0, count: isLast ? count * width : 0)
    var squares = 0.0
    var place = isBackward ? (count - 1) % cycle : 0
    for step in 0..<count {
      let value = values[isBackward ? count - 1 - step : step]
      if isSimple { level = levels[place] }
      var forecast = level.value
      var slope = level.valueSlope
      if hasEffects {
        forecast += seasons[place].value
        slope += seasons[place].valueSlope
      }
      let isMissing = value.isNaN
      let error = isMissing ? 0 : value - forecast
      let tangent = isMissing ? SIMD4<Double>(repeating: 0) : -slope
      if isLast {
        errors[step] = error
        squares += error * error
        for parameter in 0..<width { jacobian[step * width + parameter] = tangent[parameter] }
      }
      level.advance(levelPart, error: error, tangent: tangent)
      if isSimple { levels[place] = level }
      if isFull {
        seasons[place].advance(seasonPart, error: error, tangent: tangent)
      } else if hasEffects {
        seasons[place].value += seasonReal * error
        seasons[place].valueSlope += seasonReal * tangent + error * seasonPart.isReal
      }
      if isBackward {
        place = place == 0 ? cycle - 1 : place - 1
      } else {
        place = place + 1 == cycle ? 0 : place + 1
      }
    }
    if !isSimple { levels[0] = level }
    (self.levels, self.seasons) = (levels, seasons)
    (self.errors, self.jacobian, sumOfSquares) = (errors, jacobian, squares)
  }

  /// Moves every part on by one period without an error.
  private mutating func turn() {
    let none = SIMD4<Double>(repeating: 0)
    for place in levels.indices { levels[place].advance(levelPart, error: 0, tangent: none) }
    guard form == .full else { return }
    for place in seasons.indices { seasons[place].advance(seasonPart, error: 0, tangent: none) }
  }
}
