/// One step of the derivatives that ``ETSKernel`` carries, with the row of its error.
///
/// The derivatives of the level stand first, then those of the slope, then those of each seasonal
/// effect. What a coordinate does directly, by its smoothing parameter and not by the state, is
/// added to the first two pairs, where those coordinates stand.
///
/// In the loops over the other pairs neither bounds nor overflow are checked: the positions are
/// those of rows that ``ETSKernel`` made.
struct ETSRow {
  typealias Numbers = MutableSpan<SIMD2<Double>>

  /// The pairs of a row.
  let pairs: Int

  /// Where the row to be written begins.
  var start = 0

  /// Where the derivatives of the period's seasonal effect begin.
  var season = 0

  /// What coordinates add directly to one pair.
  private struct Direct {
    var fading = SIMD2<Double>.zero
    var level = SIMD2<Double>.zero
    var slope = SIMD2<Double>.zero
    var effect = SIMD2<Double>.zero
  }

  init(pairs: Int) { self.pairs = pairs }

  /// A step past a missing value.
  @inline(__always)
  func skip(_ tangents: inout Numbers, _ motion: ETSMotion, slope: Double) {
    for pair in 0..<pairs {
      let carried = motion.phi * tangents[pairs + pair]
      tangents[pair] += carried
      tangents[pairs + pair] = carried
    }
    tangents[1] += SIMD2(0, motion.phiChange * slope)
    tangents[pairs + 1] += SIMD2(0, motion.phiChange * slope)
  }

  /// A step without season.
  @inline(__always)
  func plain(
    _ tangents: inout Numbers, _ rows: inout Numbers, _ motion: ETSMotion, slope: Double,
    error: Double, weight: Double
  ) {
    for pair in 0..<ETSKernel.Place.season / 2 {
      var carried = unsafe motion.phi * tangents[unchecked: pairs + pair]
      if pair == 1 { carried += SIMD2(0, motion.phiChange * slope) }
      let base = unsafe tangents[unchecked: pair] + carried
      unsafe rows[unchecked: start + pair] = weight * base
      unsafe tangents[unchecked: pair] = base - motion.alpha * base
      unsafe tangents[unchecked: pairs + pair] = carried - motion.beta * base
    }
    tangents[0] += SIMD2(error * motion.alphaChange, 0)
    tangents[pairs] += error * motion.betaChanges
  }

  /// A step with an additive season.
  @inline(__always)
  func add(
    _ tangents: inout Numbers, _ rows: inout Numbers, _ motion: ETSMotion, slope: Double,
    error: Double, weight: Double
  ) {
    let first = Direct(
      level: SIMD2(error * motion.alphaChange, 0), slope: error * motion.betaChanges,
      effect: SIMD2(error * motion.gammaChanges.alpha, 0))
    let second = Direct(
      fading: SIMD2(0, motion.phiChange * slope),
      effect: SIMD2(error * motion.gammaChanges.gamma, 0))
    add(&tangents, &rows, motion, weight, 0, first)
    add(&tangents, &rows, motion, weight, 1, second)
    var pair = 2
    while pair < pairs {
      let carried = unsafe motion.phi * tangents[unchecked: pairs &+ pair]
      let base = unsafe tangents[unchecked: pair] + carried
      let own = unsafe tangents[unchecked: season &+ pair]
      let forecast = base + own
      unsafe rows[unchecked: start &+ pair] = weight * forecast
      unsafe tangents[unchecked: pair] = base - motion.alpha * forecast
      unsafe tangents[unchecked: pairs &+ pair] = carried - motion.beta * forecast
      unsafe tangents[unchecked: season &+ pair] = own - motion.gamma * forecast
      pair &+= 1
    }
  }

  @inline(__always)
  private func add(
    _ tangents: inout Numbers, _ rows: inout Numbers, _ motion: ETSMotion, _ weight: Double,
    _ pair: Int, _ direct: Direct
  ) {
    let carried = motion.phi * tangents[pairs + pair] + direct.fading
    let base = tangents[pair] + carried
    let own = tangents[season + pair]
    let forecast = base + own
    rows[start + pair] = weight * forecast
    tangents[pair] = base - motion.alpha * forecast + direct.level
    tangents[pairs + pair] = carried - motion.beta * forecast + direct.slope
    tangents[season + pair] = own - motion.gamma * forecast + direct.effect
  }

  /// The numbers of a step with a multiplicative season.
  struct Factors {
    /// The forecast without season, and one over it.
    let base: Double
    let overBase: Double
    /// The season's factor, and one over it.
    let effect: Double
    let overEffect: Double
    /// The error over the factor, and over the forecast without season.
    let reduced: Double
    let moved: Double
  }

  /// A step with a multiplicative season.
  @inline(__always)
  func multiply(
    _ tangents: inout Numbers, _ rows: inout Numbers, _ motion: ETSMotion, slope: Double,
    _ factors: Factors, weight: Double
  ) {
    let (reduced, moved) = (factors.reduced, factors.moved)
    let first = Direct(
      level: SIMD2(reduced * motion.alphaChange, 0), slope: reduced * motion.betaChanges,
      effect: SIMD2(moved * motion.gammaChanges.alpha, 0))
    let second = Direct(
      fading: SIMD2(0, motion.phiChange * slope),
      effect: SIMD2(moved * motion.gammaChanges.gamma, 0))
    multiply(&tangents, &rows, motion, factors, weight, 0, first)
    multiply(&tangents, &rows, motion, factors, weight, 1, second)
    let (fallen, turned) = (motion.alpha * factors.overEffect, motion.gamma * factors.overBase)
    let sloped = motion.beta * factors.overEffect
    var pair = 2
    while pair < pairs {
      let carried = unsafe motion.phi * tangents[unchecked: pairs &+ pair]
      let base = unsafe tangents[unchecked: pair] + carried
      let own = unsafe tangents[unchecked: season &+ pair]
      let forecast = factors.effect * base + factors.base * own
      let fall = forecast + reduced * own
      unsafe rows[unchecked: start &+ pair] = weight * forecast
      unsafe tangents[unchecked: pair] = base - fallen * fall
      unsafe tangents[unchecked: pairs &+ pair] = carried - sloped * fall
      unsafe tangents[unchecked: season &+ pair] = own - turned * (forecast + moved * base)
      pair &+= 1
    }
  }

  @inline(__always)
  private func multiply(
    _ tangents: inout Numbers, _ rows: inout Numbers, _ motion: ETSMotion, _ factors: Factors,
    _ weight: Double, _ pair: Int, _ direct: Direct
  ) {
    let carried = motion.phi * tangents[pairs + pair] + direct.fading
    let base = tangents[pair] + carried
    let own = tangents[season + pair]
    let forecast = factors.effect * base + factors.base * own
    let fall = factors.overEffect * (forecast + factors.reduced * own)
    let turn = factors.overBase * (forecast + factors.moved * base)
    rows[start + pair] = weight * forecast
    tangents[pair] = base - motion.alpha * fall + direct.level
    tangents[pairs + pair] = carried - motion.beta * fall + direct.slope
    tangents[season + pair] = own - motion.gamma * turn + direct.effect
  }
}
