import Statistics
import TestSupport
import Testing

@Suite("Normal distribution")
struct NormalDistributionTests {
  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double.
  static let values: [(x: Double, p: Double)] = [
    (-37, 5.725571222524577e-300),
    (-20, 2.7536241186062337e-89),
    (-8.3, 5.205569744890254e-17),
    (-3, 0.0013498980316300946),
    (-1, 0.15865525393145705),
    (-0.1, 0.460172162722971),
    (0, 0.5),
    (0.5, 0.6914624612740131),
    (1.96, 0.9750021048517795),
    (4, 0.9999683287581669),
    (8, 0.9999999999999993),
  ]

  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double. Newton's method with 350 digits.
  static let quantiles: [(p: Double, x: Double)] = [
    (1e-300, -37.0470962993612),
    (1e-100, -21.273453560965326),
    (1e-20, -9.262340089798407),
    (1e-10, -6.361340902404057),
    (1e-05, -4.264890793922825),
    (0.001, -3.0902323061678136),
    (0.02, -2.053748910631823),
    (0.0749, -1.4402382675279637),
    (0.0751, -1.43882539275254),
    (0.25, -0.6744897501960817),
    (0.4, -0.2533471031357997),
    (0.5, 0),
    (0.6, 0.2533471031357997),
    (0.75, 0.6744897501960817),
    (0.9249, 1.4388253927525403),
    (0.9251, 1.440238267527964),
    (0.975, 1.9599639845400538),
    (0.999, 3.090232306167813),
    (0.99999999, 5.612001243305505),
  ]

  @Test("cumulative and survival agree with 60-digit values", arguments: values)
  func cumulative(_ row: (x: Double, p: Double)) {
    #expect(relativeDifference(NormalDistribution().cumulative(row.x), row.p) < 4e-13)
    #expect(relativeDifference(NormalDistribution().survival(-row.x), row.p) < 4e-13)
  }

  @Test("quantiles agree with 350-digit values", arguments: quantiles)
  func quantile(_ row: (p: Double, x: Double)) {
    #expect(relativeDifference(standardNormalQuantile(row.p), row.x) < 1e-15)
  }

  @Test("quantile and cumulative undo each other")
  func roundTrip() {
    var cases = CaseGenerator("normal round trip")
    let normal = NormalDistribution(mean: 3, standardDeviation: 0.5)
    for _ in 0..<1000 {
      let p = cases.number()
      #expect(relativeDifference(normal.cumulative(normal.quantile(p)), p) < 1e-13)
    }
  }

  @Test("the quantile rises through the joints of its pieces")
  func monotone() {
    for joint in [0.075, 0.925, 1.3887943864964021e-11] {
      var p = joint * (1 - 1e-13)
      var before = standardNormalQuantile(p)
      while p < joint * (1 + 1e-13) {
        p += joint * 1e-15
        let after = standardNormalQuantile(p)
        #expect(after >= before - 1e-15 * abs(before))
        before = after
      }
    }
  }

  @Test("the ends of the unit interval")
  func ends() {
    #expect(standardNormalQuantile(0) == -.infinity)
    #expect(standardNormalQuantile(1) == .infinity)
    #expect(standardNormalQuantile(-0.1).isNaN)
    #expect(standardNormalQuantile(1.1).isNaN)
    #expect(standardNormalQuantile(.nan).isNaN)
  }

  @Test("drawn values follow the distribution")
  func draws() {
    let normal = NormalDistribution(mean: -2, standardDeviation: 3)
    expectDraws(of: normal, follow: "normal")
  }
}

@Suite("Log-normal distribution")
struct LogNormalDistributionTests {
  @Test("mean and standard deviation come back")
  func moments() {
    let distribution = LogNormalDistribution(mean: 5, standardDeviation: 2)
    #expect(relativeDifference(distribution.mean, 5) < 1e-15)
    #expect(relativeDifference(distribution.standardDeviation, 2) < 1e-14)
  }

  // mpmath 1.3.0, 60 digits: the normal distribution at ln x for x = 2.5, mean 0.3, deviation 0.8.
  @Test("density, cumulative and survival agree with 60-digit values")
  func referenceValues() {
    let distribution = LogNormalDistribution(logMean: 0.3, logStandardDeviation: 0.8)
    #expect(relativeDifference(distribution.density(at: 2.5), 0.14825587554199163) < 1e-14)
    #expect(relativeDifference(distribution.cumulative(2.5), 0.7794578255116364) < 1e-14)
    #expect(relativeDifference(distribution.survival(2.5), 0.2205421744883636) < 1e-14)
    #expect(relativeDifference(distribution.quantile(0.1), 0.4842077385668167) < 1e-14)
    #expect(distribution.density(at: 0) == 0 && distribution.cumulative(-1) == 0)
    #expect(distribution.survival(0) == 1)
  }

  @Test("drawn values follow the distribution")
  func draws() {
    let distribution = LogNormalDistribution(mean: 5, standardDeviation: 2)
    expectDraws(of: distribution, follow: "log-normal")
  }
}
