import Statistics
import TestSupport
import Testing

@Suite("Student distribution")
struct StudentDistributionTests {
  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double. The series of DLMF 8.17.8.
  static let values: [(degrees: Double, t: Double, density: Double, lower: Double, upper: Double)] =
    [
      (1, 0.5, 0.25464790894703254, 0.6475836176504333, 0.35241638234956674),
      (1, 1000, 3.1830956787422277e-07, 0.9996816902199195, 0.0003183097800805589),
      (2, 3, 0.02741012223434215, 0.9522670168666454, 0.04773298313335456),
      (2.5, -1.2, 0.16321334344766916, 0.16571941883293878, 0.8342805811670612),
      (4, 10, 0.0001087922347290222, 0.999718998188642, 0.00028100181135799556),
      (5, 0.001, 0.3796064620585716, 0.5003796066139011, 0.4996203933860988),
      (10, 2.2281388519649385, 0.04238498467091789, 0.9749999999990957, 0.025000000000904334),
      (30, -7, 1.2007459973560804e-07, 4.4349793336103216e-08, 0.9999999556502067),
      (100, 1.5, 0.12936799740683036, 0.9316174709376556, 0.06838252906234443),
      (10000.0, 3, 0.004438718612380153, 0.9986467759050012, 0.0013532240949988331),
      (1000000.0, -2, 0.053991060997102186, 0.022750266925659603, 0.9772497330743404),
    ]

  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double. Newton's method on the series.
  static let quantiles: [(degrees: Double, p: Double, t: Double)] = [
    (1, 0.75, 1.0),
    (1, 1e-06, -318309.8861827435),
    (2, 0.975, 4.302652729749462),
    (2.5, 0.1, -1.7302509288071766),
    (4, 1e-12, -1316.0727465592565),
    (5, 0.500001, 2.6343055242196797e-06),
    (10, 0.975, 2.2281388519862744),
    (30, 0.005, -2.7499956535672254),
    (100, 0.6, 0.2540221824582278),
    (1000000.0, 0.9, 1.2815524121299386),
  ]

  @Test("density, cumulative and survival agree with 60-digit values", arguments: values)
  func referenceValues(
    _ row: (degrees: Double, t: Double, density: Double, lower: Double, upper: Double)
  ) {
    let student = StudentDistribution(degreesOfFreedom: row.degrees)
    #expect(relativeDifference(student.density(at: row.t), row.density) < 1e-12)
    #expect(relativeDifference(student.cumulative(row.t), row.lower) < 1e-12)
    #expect(relativeDifference(student.survival(row.t), row.upper) < 1e-12)
  }

  @Test("quantiles agree with 60-digit values", arguments: quantiles)
  func referenceQuantiles(_ row: (degrees: Double, p: Double, t: Double)) {
    let student = StudentDistribution(degreesOfFreedom: row.degrees)
    #expect(relativeDifference(student.quantile(row.p), row.t) < 1e-12)
  }

  @Test("location and scale move and stretch")
  func locationAndScale() {
    let standard = StudentDistribution(degreesOfFreedom: 4)
    let moved = StudentDistribution(degreesOfFreedom: 4, location: 10, scale: 2)
    #expect(moved.quantile(0.5) == 10)
    #expect(relativeDifference(moved.density(at: 13), standard.density(at: 1.5) / 2) < 1e-15)
    #expect(moved.cumulative(13) == standard.cumulative(1.5))
    #expect(moved.variance == 8)
    #expect(StudentDistribution(degreesOfFreedom: 1).mean.isNaN)
    #expect(StudentDistribution(degreesOfFreedom: 2).variance == .infinity)
  }

  @Test("the ends of the support")
  func ends() {
    let student = StudentDistribution(degreesOfFreedom: 3)
    #expect(student.cumulative(-.infinity) == 0 && student.cumulative(.infinity) == 1)
    #expect(student.quantile(0) == -.infinity && student.quantile(1) == .infinity)
    #expect(student.quantile(2).isNaN)
  }

  @Test("drawn values follow the distribution", arguments: [1.0, 3, 30])
  func draws(_ degrees: Double) {
    expectDraws(of: StudentDistribution(degreesOfFreedom: degrees), follow: "student \(degrees)")
  }
}
