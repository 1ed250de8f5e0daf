import Glibc
import Statistics
import TestSupport
import Testing

@Suite("Gamma distribution")
struct GammaDistributionTests {
  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double. The series of DLMF 8.11.4 for P, and Q = 1 − P.
  static let values: [(shape: Double, x: Double, density: Double, lower: Double, upper: Double)] = [
    (0.01, 0.001, 9.37641832253114, 0.938570652526129, 0.061429347473871014),
    (0.1, 2, 0.007623306235308543, 0.9943261760201885, 0.005673823979811528),
    (0.5, 0.25, 0.8787825789354448, 0.5204998778130465, 0.4795001221869535),
    (1, 1, 0.36787944117144233, 0.6321205588285577, 0.36787944117144233),
    (1.5, 10, 0.00016199821912178235, 0.9998302575644472, 0.00016974243555282643),
    (3, 0.01, 4.95024916874584e-05, 1.654216528074877e-07, 0.9999998345783472),
    (5, 5.5, 0.1558188037253969, 0.6424819975720745, 0.35751800242792553),
    (20, 12, 0.01613672028036528, 0.021279769383026628, 0.9787202306169733),
    (20, 45, 6.063054259916975e-06, 0.9999897629535589, 1.0237046441079244e-05),
    (100, 95, 0.03686867143613371, 0.3173568111698, 0.6826431888302),
    (100, 160, 5.63323052179721e-08, 0.999999855797755, 1.4420224505352737e-07),
    (1000, 1010, 0.01188451503603511, 0.6276789447369947, 0.3723210552630053),
    (10000.0, 9800, 0.0005362084783323951, 0.022207543813969693, 0.9777924561860303),
    (100000.0, 100300, 0.0008027239887844245, 0.8286363112512076, 0.17136368874879235),
  ]

  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double. Newton's method on the series.
  static let quantiles: [(shape: Double, p: Double, x: Double)] = [
    (0.01, 0.9, 1.5035936230702948e-05),
    (0.1, 0.3, 3.586086018410947e-06),
    (0.5, 0.05, 0.0019660700000097616),
    (1, 0.5, 0.6931471805599453),
    (2.5, 1e-12, 2.562321748415268e-05),
    (2.5, 0.025, 0.4156058067433312),
    (2.5, 0.999999, 17.94409343980521),
    (50, 0.1, 41.179067906178574),
    (50, 0.975, 64.7805985929183),
    (10000.0, 0.01, 9768.836856696591),
    (100000.0, 0.9, 100405.47571024523),
  ]

  @Test("density, cumulative and survival agree with 60-digit values", arguments: values)
  func referenceValues(
    _ row: (shape: Double, x: Double, density: Double, lower: Double, upper: Double)
  ) {
    let gamma = GammaDistribution(shape: row.shape)
    #expect(relativeDifference(gamma.density(at: row.x), row.density) < 1e-12)
    #expect(relativeDifference(gamma.cumulative(row.x), row.lower) < 1e-12)
    #expect(relativeDifference(gamma.survival(row.x), row.upper) < 1e-12)
  }

  @Test("quantiles agree with 60-digit values", arguments: quantiles)
  func referenceQuantiles(_ row: (shape: Double, p: Double, x: Double)) {
    let gamma = GammaDistribution(shape: row.shape)
    #expect(relativeDifference(gamma.quantile(row.p), row.x) < 1e-12)
  }

  @Test("the scale stretches the value and shrinks the density")
  func scale() {
    let plain = GammaDistribution(shape: 2.5)
    let stretched = GammaDistribution(shape: 2.5, scale: 3)
    #expect(relativeDifference(stretched.density(at: 6), plain.density(at: 2) / 3) < 1e-14)
    #expect(stretched.cumulative(6) == plain.cumulative(2))
    #expect(relativeDifference(stretched.quantile(0.3), 3 * plain.quantile(0.3)) < 1e-14)
  }

  @Test("mean and standard deviation come back")
  func moments() {
    let gamma = GammaDistribution(mean: 12, standardDeviation: 5)
    #expect(relativeDifference(gamma.mean, 12) < 1e-15)
    #expect(relativeDifference(gamma.standardDeviation, 5) < 1e-15)
  }

  @Test("chi-square with two degrees of freedom is exponential")
  func chiSquare() {
    let distribution = GammaDistribution.chiSquare(degreesOfFreedom: 2)
    for x in [0.1, 1, 5, 30] {
      #expect(relativeDifference(distribution.survival(x), exp(-x / 2)) < 1e-13)
    }
  }

  @Test("the ends of the support")
  func ends() {
    let gamma = GammaDistribution(shape: 2)
    #expect(gamma.cumulative(-1) == 0 && gamma.survival(-1) == 1)
    #expect(gamma.cumulative(.infinity) == 1 && gamma.survival(.infinity) == 0)
    #expect(gamma.quantile(0) == 0 && gamma.quantile(1) == .infinity)
    #expect(gamma.quantile(1.5).isNaN && gamma.quantile(.nan).isNaN)
    #expect(gamma.density(at: 0) == 0)
    #expect(GammaDistribution(shape: 1, scale: 2).density(at: 0) == 0.5)
    #expect(GammaDistribution(shape: 0.5).density(at: 0) == .infinity)
  }

  @Test("drawn values follow the distribution", arguments: [0.3, 1.0, 2.5, 40])
  func draws(_ shape: Double) {
    expectDraws(of: GammaDistribution(shape: shape, scale: 2), follow: "gamma \(shape)")
  }
}
