import Glibc
import Statistics
import TestSupport
import Testing

@Suite("BFGS search")
struct BFGSTests {
  @Test("finds the bottom of Rosenbrock's valley with numerical slopes")
  func rosenbrock() {
    let outcome = BFGS().minimise(from: [-1.2, 1], Landscape.rosenbrock)
    #expect(outcome.converged)
    #expect(largestDifference(outcome.point, [1, 1]) < 1e-5)
    #expect(outcome.evaluations < 400)
  }

  @Test("finds it with given slopes more exactly")
  func givenSlopes() {
    let search = BFGS(gradientTolerance: 1e-10)
    let outcome = search.minimise(
      from: [-1.2, 1],
      gradient: { point, slopes in
        let bend = point[1] - point[0] * point[0]
        slopes[0] = -400 * point[0] * bend - 2 * (1 - point[0])
        slopes[1] = 200 * bend
      }, Landscape.rosenbrock)
    #expect(outcome.converged)
    #expect(largestDifference(outcome.point, [1, 1]) < 1e-9)
  }

  @Test("finds the least value of a bowl in twenty variables")
  func bowl() {
    let outcome = BFGS().minimise(from: [Double](repeating: -3, count: 20), Landscape.bowl)
    #expect(outcome.converged)
    #expect(largestDifference(outcome.point, (0..<20).map(Double.init)) < 1e-5)
  }

  @Test("does not enter where the function is not finite")
  func barrier() {
    let outcome = BFGS().minimise(from: [5]) { $0[0] <= 0 ? .nan : $0[0] - log($0[0]) }
    #expect(outcome.converged && abs(outcome.point[0] - 1) < 1e-6)
  }

  @Test("a start where the function is not finite goes nowhere")
  func badStart() {
    let outcome = BFGS().minimise(from: [-1]) { $0[0] <= 0 ? .nan : $0[0] }
    #expect(!outcome.converged && outcome.point == [-1])
  }

  @Test("counts its evaluations and stops when they are spent")
  func spent() {
    var calls = 0
    let outcome = BFGS(maximumEvaluations: 25).minimise(from: [-1.2, 1]) { point in
      calls += 1
      return Landscape.rosenbrock(point)
    }
    #expect(!outcome.converged)
    #expect(outcome.evaluations == calls && calls < 35)
  }
}
