import Statistics
import TestSupport
import Testing

@Suite("Beta distribution")
struct BetaDistributionTests {
  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double. The series of DLMF 8.17.8.
  static let values:
    [(a: Double, b: Double, x: Double, density: Double, lower: Double, upper: Double)] = [
      (0.5, 0.5, 0.1, 1.0610329539459689, 0.20483276469913345, 0.7951672353008665),
      (0.01, 3, 0.5, 0.005040192687466817, 0.9993117371897103, 0.0006882628102896611),
      (2, 3, 0.25, 1.6875, 0.26171875, 0.73828125),
      (2, 3, 0.99, 0.0011880000000000022, 0.99999603, 3.97000000000001e-06),
      (1, 1, 0.3, 1.0, 0.3, 0.7),
      (30, 2, 0.9, 4.38041968843901, 0.16956463310086492, 0.8304353668991351),
      (10, 10, 0.5, 3.5239410400390625, 0.5, 0.5),
      (100, 200, 0.35, 11.893614354328612, 0.7325714649575441, 0.26742853504245595),
      (5, 0.1, 0.999, 61.06723291427858, 0.38710164062500546, 0.6128983593749945),
      (1000, 1500, 0.41, 24.060866307217065, 0.8462596847450589, 0.15374031525494108),
      (20000.0, 30000.0, 0.398, 120.18768590365416, 0.1806819829065707, 0.8193180170934293),
    ]

  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double. Newton's method on the series.
  static let quantiles: [(a: Double, b: Double, p: Double, x: Double)] = [
    (0.5, 0.5, 0.01, 0.0002467198171342215),
    (0.1, 2, 0.6, 0.0023361897205944125),
    (2, 3, 1e-10, 4.082494015808333e-06),
    (2, 3, 0.5, 0.38572756813238956),
    (2, 3, 0.95, 0.7513953742698184),
    (30, 2, 0.2, 0.9064672198111371),
    (100, 200, 0.75, 0.3514916787820605),
    (5, 0.2, 0.3, 0.9740834913088363),
    (10000.0, 20000.0, 0.001, 0.32495503853329744),
  ]

  @Test("density, cumulative and survival agree with 60-digit values", arguments: values)
  func referenceValues(
    _ row: (a: Double, b: Double, x: Double, density: Double, lower: Double, upper: Double)
  ) {
    let beta = BetaDistribution(row.a, row.b)
    #expect(relativeDifference(beta.density(at: row.x), row.density) < 1e-12)
    #expect(relativeDifference(beta.cumulative(row.x), row.lower) < 1e-12)
    #expect(relativeDifference(beta.survival(row.x), row.upper) < 1e-12)
  }

  @Test("quantiles agree with 60-digit values", arguments: quantiles)
  func referenceQuantiles(_ row: (a: Double, b: Double, p: Double, x: Double)) {
    let beta = BetaDistribution(row.a, row.b)
    #expect(relativeDifference(beta.quantile(row.p), row.x) < 1e-12)
  }

  @Test("mean and standard deviation come back")
  func moments() {
    let beta = BetaDistribution(mean: 0.3, standardDeviation: 0.1)
    #expect(relativeDifference(beta.mean, 0.3) < 1e-15)
    #expect(relativeDifference(beta.standardDeviation, 0.1) < 1e-14)
  }

  @Test("the ends of the support")
  func ends() {
    let beta = BetaDistribution(2, 3)
    #expect(beta.cumulative(-1) == 0 && beta.survival(0) == 1)
    #expect(beta.cumulative(1) == 1 && beta.survival(2) == 0)
    #expect(beta.quantile(0) == 0 && beta.quantile(1) == 1 && beta.quantile(-0.1).isNaN)
    #expect(BetaDistribution(1, 4).density(at: 0) == 4)
    #expect(BetaDistribution(0.5, 1).density(at: 0) == .infinity)
    #expect(BetaDistribution(0.5, 1).density(at: 1) == 0.5)
  }

  @Test("drawn values follow the distribution", arguments: [(0.5, 0.5), (2.0, 3.0), (30, 4)])
  func draws(_ a: Double, _ b: Double) {
    expectDraws(of: BetaDistribution(a, b), follow: "beta \(a) \(b)")
  }
}
