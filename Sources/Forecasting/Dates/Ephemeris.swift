internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#endif

/// Instants of new moons and the sun's longitude, after Meeus, *Astronomical Algorithms*,
/// 2nd ed., chapters 25 and 49; good to under a minute for new moons between 1900 and 2100.
///
/// Instants are Julian ephemeris days (terrestrial time) unless a name says universal time.
enum Ephemeris {
  /// The Julian day of the start of 1970-01-01.
  static let epochJulianDay = 2_440_587.5

  /// Terrestrial less universal time in seconds, for a decimal year in 1900…2100.
  ///
  /// Polynomials of Espenak and Meeus, *Five Millennium Canon of Solar Eclipses* (NASA/TP-2006-
  /// 214141), section 2.7.
  static func deltaT(year: Double) -> Double {
    switch year {
    case ..<1920:
      return polynomial(year - 1900, [-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197])
    case ..<1941: return polynomial(year - 1920, [21.20, 0.84493, -0.076100, 0.0020936])
    case ..<1961:
      return polynomial(year - 1950, [29.07, 0.407, -1 / 233.0, 1 / 2547.0])
    case ..<1986: return polynomial(year - 1975, [45.45, 1.067, -1 / 260.0, -1 / 718.0])
    case ..<2005:
      return polynomial(
        year - 2000, [63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599])
    case ..<2050: return polynomial(year - 2000, [62.92, 0.32217, 0.005589])
    default:
      let centuries = (year - 1820) / 100
      return -20 + 32 * centuries * centuries - 0.5628 * (2150 - year)
    }
  }

  /// The apparent longitude of the sun in degrees, 0…360 (Meeus, chapter 25, low accuracy: about
  /// 0.01°).
  static func sunLongitude(julianDay: Double) -> Double {
    let t = (julianDay - 2_451_545) / 36_525
    let mean = polynomial(t, [280.46646, 36_000.76983, 0.0003032])
    let anomaly = radians(polynomial(t, [357.52911, 35_999.05029, -0.0001537]))
    let centre =
      polynomial(t, [1.914602, -0.004817, -0.000014]) * sin(anomaly)
      + (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    let node = radians(125.04 - 1934.136 * t)
    let apparent = mean + centre - 0.00569 - 0.00478 * sin(node)
    return apparent - 360 * (apparent / 360).rounded(.down)
  }

  /// The instant of the new moon with a lunation number, 0 for that of 2000-01-06 (Meeus,
  /// chapter 49).
  static func newMoon(_ lunation: Int) -> Double {
    let k = Double(lunation)
    let t = k / 1236.85
    let mean =
      2_451_550.09766 + 29.530588861 * k
      + t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073))
    let e = polynomial(t, [1, -0.002516, -0.0000074])
    let sun = radians(2.5534 + 29.10535670 * k + polynomial(t, [0, 0, -0.0000014, -0.00000011]))
    let moon = radians(
      201.5643 + 385.81693528 * k
        + polynomial(t, [0, 0, 0.0107582, 0.00001238, -0.000000058]))
    let latitude = radians(
      160.7108 + 390.67050284 * k
        + polynomial(t, [0, 0, -0.0016118, -0.00000227, 0.000000011]))
    let node = radians(124.7746 - 1.56375588 * k + polynomial(t, [0, 0, 0.0020672, 0.00000215]))
    var correction = 0.0
    for term in periodicTerms {
      let argument =
        term.sun * sun + term.moon * moon + term.latitude * latitude + term.node * node
      let power = term.eccentricity == 0 ? 1 : (term.eccentricity == 1 ? e : e * e)
      correction += term.days * power * sin(argument)
    }
    for (index, term) in planetaryTerms.enumerated() {
      let curvature = index == 0 ? -0.009173 * t * t : 0
      correction += term.days * sin(radians(term.constant + term.rate * k + curvature))
    }
    return mean + correction
  }

  static func radians(_ degrees: Double) -> Double {
    (degrees - 360 * (degrees / 360).rounded(.down)) * .pi / 180
  }

  static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  /// One periodic term of the new moon: days × Eⁿ × sin(a M + b M′ + c F + d Ω).
  struct PeriodicTerm {
    let days: Double
    let eccentricity: Int
    let sun: Double
    let moon: Double
    let latitude: Double
    let node: Double

    init(
      _ days: Double, _ eccentricity: Int, _ sun: Double, _ moon: Double, _ latitude: Double,
      _ node: Double = 0
    ) {
      self.days = days
      self.eccentricity = eccentricity
      self.sun = sun
      self.moon = moon
      self.latitude = latitude
      self.node = node
    }
  }

  /// Meeus, table 49.A, column for the new moon.
  static let periodicTerms = [
    PeriodicTerm(-0.40720, 0, 0, 1, 0), PeriodicTerm(0.17241, 1, 1, 0, 0),
    PeriodicTerm(0.01608, 0, 0, 2, 0), PeriodicTerm(0.01039, 0, 0, 0, 2),
    PeriodicTerm(0.00739, 1, -1, 1, 0), PeriodicTerm(-0.00514, 1, 1, 1, 0),
    PeriodicTerm(0.00208, 2, 2, 0, 0), PeriodicTerm(-0.00111, 0, 0, 1, -2),
    PeriodicTerm(-0.00057, 0, 0, 1, 2), PeriodicTerm(0.00056, 1, 1, 2, 0),
    PeriodicTerm(-0.00042, 0, 0, 3, 0), PeriodicTerm(0.00042, 1, 1, 0, 2),
    PeriodicTerm(0.00038, 1, 1, 0, -2), PeriodicTerm(-0.00024, 1, -1, 2, 0),
    PeriodicTerm(-0.00017, 0, 0, 0, 0, 1), PeriodicTerm(-0.00007, 0, 2, 1, 0),
    PeriodicTerm(0.00004, 0, 0, 2, -2), PeriodicTerm(0.00004, 0, 3, 0, 0),
    PeriodicTerm(0.00003, 0, 1, 1, -2), PeriodicTerm(0.00003, 0, 0, 2, 2),
    PeriodicTerm(-0.00003, 0, 1, 1, 2), PeriodicTerm(0.00003, 0, -1, 1, 2),
    PeriodicTerm(-0.00002, 0, -1, 1, -2), PeriodicTerm(-0.00002, 0, 1, 3, 0),
    PeriodicTerm(0.00002, 0, 0, 4, 0),
  ]

  /// Meeus, page 351: the fourteen planetary arguments A₁…A₁₄ with their amplitudes.
  static let planetaryTerms: [(days: Double, constant: Double, rate: Double)] = [
    (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
  ]
}
