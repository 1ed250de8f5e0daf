#if canImport(Glibc)
  internal import Glibc
#endif

/// The weighted errors of exponential smoothing models with their derivatives: the fast path of
/// estimation.
///
/// Rows of derivatives are carried along the recursion two numbers at a time, in memory that is
/// made once for a series and serves all forms. Every row has the same places whatever the form;
/// those that a form does not use stay zero.
///
/// Additive and multiplicative errors move the state alike. For a multiplicative error the rows
/// hold relative errors; the geometric mean of the forecasts, by which they are multiplied to make
/// the likelihood a sum of squares, enters with ``ETSNormalEquations``.
struct ETSKernel {
  /// Where each coordinate (``ETSCoordinates``) stands in a row and in a point.
  enum Place {
    static let alpha = 0
    static let beta = 1
    static let gamma = 2
    static let phi = 3
    static let level = 4
    static let slope = 5
    /// The weighted error itself; unused in a point.
    static let error = 6
    /// The seasonal effects of the second to the last period of the year.
    static let season = 7
  }

  /// What an evaluation gave.
  struct Outcome {
    /// What the search makes least: Σe², or G²Σ(e/f)² with G the geometric mean of the forecasts
    /// for a multiplicative error. Minus twice the likelihood is n times its logarithm.
    var criterion: Double

    /// The number of observed values.
    var count: Int

    /// G², or 1 for an additive error.
    var weight: Double
  }

  let values: [Double]
  let seasonLength: Int

  /// The numbers of a row, an even count.
  let width: Int

  /// The rows of the last evaluation, by observed value, ``width``/2 pairs each, and three of
  /// zeros.
  private(set) var rows: [SIMD2<Double>]

  /// Derivatives of level, slope and each seasonal effect, one row after the other.
  private var tangents: [SIMD2<Double>]
  private var effects: [Double]

  init(values: [Double], seasonLength: Int) {
    self.values = values
    self.seasonLength = seasonLength
    width = ETSKernel.width(seasonLength: seasonLength)
    rows = [SIMD2<Double>](repeating: .zero, count: width / 2 * (values.count + 3))
    tangents = [SIMD2<Double>](repeating: .zero, count: width / 2 * (2 + seasonLength))
    effects = [Double](repeating: 0, count: seasonLength)
  }

  /// The numbers of a row and of a point.
  static func width(seasonLength: Int) -> Int {
    let needed = Place.season + seasonLength - 1
    return needed + needed % 2
  }

  /// Runs the recursion from a point, keeping the rows.
  ///
  /// - Returns: `nil` where a forecast or a state that must be positive is not, or where a number
  ///   overflows.
  mutating func evaluate(_ form: ETSForm, _ point: [Double]) -> Outcome? {
    begin(form, point)
    return ETSKernel.run(form, point, values, &effects, &tangents, &rows)
  }

  private static func run(
    _ form: ETSForm, _ point: [Double], _ values: [Double], _ effects: inout [Double],
    _ tangents: inout [SIMD2<Double>], _ rows: inout [SIMD2<Double>]
  ) -> Outcome? {
    let motion = ETSMotion(form, point)
    let isProduct = form.season == .multiplicative
    let isRelative = form.error == .multiplicative
    let isSeasonal = form.season != .none
    var (level, slope) = (point[Place.level], point[Place.slope])
    var (squares, logarithms, product) = (0.0, 0.0, 1.0)
    var (place, count) = (0, 0)
    var row = ETSRow(pairs: tangents.count / (2 + effects.count))
    let length = effects.count
    let values = values.span
    var effects = effects.mutableSpan
    var tangents = tangents.mutableSpan
    var rows = rows.mutableSpan
    for time in values.indices {
      let value = unsafe values[unchecked: time]
      let carried = motion.phi * slope
      let base = level + carried
      let effect = isSeasonal ? effects[place] : 0
      let forecast = isProduct ? base * effect : base + effect
      if isRelative && !(forecast > 0) || isProduct && !(effect > 0 && base > 0) { return nil }
      row.season = (2 + place) * row.pairs
      if value.isNaN {
        row.skip(&tangents, motion, slope: slope)
        (level, slope) = (base, carried)
      } else {
        let error = value - forecast
        let inverse = isRelative ? 1 / forecast : 1
        let weighted = error * inverse
        let weight = isRelative ? -value * inverse * inverse : -1
        var reduced = error
        if isProduct {
          let (overBase, overEffect) = (1 / base, 1 / effect)
          reduced = error * overEffect
          let factors = ETSRow.Factors(
            base: base, overBase: overBase, effect: effect, overEffect: overEffect,
            reduced: reduced, moved: error * overBase)
          row.multiply(&tangents, &rows, motion, slope: slope, factors, weight: weight)
          effects[place] = effect + motion.gamma * factors.moved
        } else if isSeasonal {
          row.add(&tangents, &rows, motion, slope: slope, error: error, weight: weight)
          effects[place] = effect + motion.gamma * error
        } else {
          row.plain(&tangents, &rows, motion, slope: slope, error: error, weight: weight)
        }
        rows[row.start + Place.error / 2][Place.error % 2] = weighted
        row.start += row.pairs
        if isRelative {
          product *= forecast
          if !(product > 1e-50 && product < 1e50) {
            logarithms += log(product)
            product = 1
          }
        }
        level = base + motion.alpha * reduced
        slope = carried + motion.beta * reduced
        squares += weighted * weighted
        count += 1
      }
      if isSeasonal { place = place + 1 == length ? 0 : place + 1 }
    }
    for index in row.start..<row.start + 3 * row.pairs { rows[index] = .zero }
    let weight = isRelative ? exp(2 * (logarithms + log(product)) / Double(count)) : 1
    guard (weight * squares).isFinite, level.isFinite, slope.isFinite else { return nil }
    return Outcome(criterion: weight * squares, count: count, weight: weight)
  }

  /// Sets state and derivatives to those before the first value.
  private mutating func begin(_ form: ETSForm, _ point: [Double]) {
    let pairs = width / 2
    for index in tangents.indices { tangents[index] = .zero }
    tangents[Place.level / 2][Place.level % 2] = 1
    if form.trend != .none { tangents[pairs + Place.slope / 2][Place.slope % 2] = 1 }
    guard form.season != .none else { return }
    var first = form.season == .multiplicative ? Double(seasonLength) : 0
    for period in 1..<seasonLength {
      let column = Place.season + period - 1
      effects[period] = point[column]
      first -= point[column]
      tangents[2 * pairs + column / 2][column % 2] = -1
      tangents[(2 + period) * pairs + column / 2][column % 2] = 1
    }
    effects[0] = first
  }
}
