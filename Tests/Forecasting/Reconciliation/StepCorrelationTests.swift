import Glibc
import Quantities
import TestSupport
import Testing

@testable import Forecasting

@Suite("Errors of one origin that go together")
struct StepCorrelationTests {
  /// Errors of origins whose steps have a correlation.
  static func origins(_ count: Int, correlation: Double, _ cases: inout CaseGenerator)
    -> [[ScaledError]]
  {
    (0..<count).map { _ in
      let common = cases.normal()
      return (1...12).map { step in
        let own = (1 - correlation).squareRoot() * cases.normal()
        return ScaledError(step: step, error: correlation.squareRoot() * common + own)
      }
    }
  }

  /// Paths of two series that share half of each step's error.
  static func paths(_ steps: Int, _ cases: inout CaseGenerator) -> JointPaths {
    let count = 2000
    let deviations = (0..<steps).map { step -> [[Double]] in
      let shared = cases.normals(count)
      return (0..<2).map { series in
        let own = cases.normals(count)
        let values = zip(shared, own).map { ($0 + $1) / 2.0.squareRoot() }
        let spread = Double(1 + step) * (series == 0 ? 1 : 1000)
        let mean = values.reduce(0, +) / Double(count)
        let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        return values.map { ($0 - mean) * spread / square.squareRoot() }
      }
    }
    return JointPaths(deviations: deviations, isFromPast: true, count: count)
  }

  static func correlation(_ left: [Double], _ right: [Double]) -> Double {
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return product(left, right) / (product(left, left) * product(right, right)).squareRoot()
  }

  @Test("The correlation is found from origins, a bias of all steps included")
  func found() {
    var cases = CaseGenerator("correlations of steps")
    for expected in [0.0, 0.3, 0.8] {
      let found = StepCorrelation(Self.origins(4000, correlation: expected, &cases))
      #expect(abs(found.value - expected) < 0.03 && found.originCount == 4000)
    }
    let biased = (0..<50).map { _ in (1...6).map { ScaledError(step: $0, error: 2) } }
    #expect(StepCorrelation(biased).value == 1)
    #expect(StepCorrelation([[ScaledError(step: 1, error: 3)], []]).originCount == 0)
  }

  @Test("Steps are bound so far, keep their spreads, and series go together no less")
  func bound() {
    var cases = CaseGenerator("paths bound together")
    let paths = Self.paths(12, &cases)
    let wanted = StepCorrelation(Self.origins(400, correlation: 0.5, &cases))
    let bound = paths.bound(wanted)
    for series in 0..<2 {
      var (sum, pairs) = (0.0, 0.0)
      for step in 0..<12 {
        let (own, before) = (bound.deviations[step][series], paths.deviations[step][series])
        func spread(_ values: [Double]) -> Double {
          (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
        }
        #expect(relativeDifference(spread(own), spread(before)) < 1e-9)
        for other in 0..<step {
          sum += Self.correlation(own, bound.deviations[other][series])
          pairs += 1
        }
      }
      #expect(abs(sum / pairs - wanted.value) < 1e-3)
    }
    for step in 0..<12 {
      let before = Self.correlation(paths.deviations[step][0], paths.deviations[step][1])
      let after = Self.correlation(bound.deviations[step][0], bound.deviations[step][1])
      #expect(after > before - 0.05)
    }
  }

  @Test(
    "Paths that go together further already stay, as do those of a single step; few origins count in part"
  )
  func unchanged() {
    var cases = CaseGenerator("paths left alone")
    let paths = Self.paths(8, &cases)
    let none = StepCorrelation([])
    #expect(paths.bound(none).deviations == paths.deviations)
    let all = paths.bound(StepCorrelation(Self.origins(100, correlation: 0.9, &cases)))
    let less = StepCorrelation(Self.origins(100, correlation: 0.4, &cases))
    #expect(all.bound(less).deviations == all.deviations)
    let single = Self.paths(1, &cases)
    #expect(single.bound(less).deviations == single.deviations)
    let biased = (0..<13).map { _ in (1...6).map { ScaledError(step: $0, error: 2) } }
    #expect(abs(StepCorrelation(biased).expected(beside: 0.1) - (1.0 / 3 + 0.2 / 3)) < 1e-12)
  }
}
