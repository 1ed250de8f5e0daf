import Statistics
import TestSupport
import Testing

@Suite("Nelder–Mead search")
struct NelderMeadTests {
  @Test("finds the bottom of Rosenbrock's valley")
  func rosenbrock() {
    let outcome = NelderMead().minimise(from: [-1.2, 1], Landscape.rosenbrock)
    #expect(outcome.converged)
    #expect(largestDifference(outcome.point, [1, 1]) < 1e-6)
  }

  @Test("finds the least value of a bowl in eight variables")
  func bowl() {
    let outcome = NelderMead().minimise(from: [Double](repeating: 5, count: 8), Landscape.bowl)
    #expect(outcome.converged)
    #expect(largestDifference(outcome.point, (0..<8).map(Double.init)) < 1e-4)
  }

  @Test("works in one variable")
  func one() {
    let outcome = NelderMead().minimise(from: [10]) { ($0[0] - 3) * ($0[0] - 3) }
    #expect(outcome.converged && abs(outcome.point[0] - 3) < 1e-5)
  }

  @Test("never leaves the bounds and ends on the one that binds")
  func bounded() {
    let bounds = [-2.0...0.5, -1.0...2.0]
    var left = false
    let outcome = NelderMead(restarts: 3).minimise(from: [-3, 5], bounds: bounds) { point in
      left = left || !bounds[0].contains(point[0]) || !bounds[1].contains(point[1])
      return Landscape.rosenbrock(point)
    }
    #expect(!left)
    // Along x = 0.5 the valley's floor is at y = x².
    #expect(largestDifference(outcome.point, [0.5, 0.25]) < 1e-6)
  }

  @Test("a start on the upper bound still has room to move")
  func startOnBound() {
    let outcome = NelderMead().minimise(from: [1], bounds: [0...1]) { abs($0[0] - 0.25) }
    #expect(abs(outcome.point[0] - 0.25) < 1e-6)
  }

  @Test("what is not a number counts as infinitely bad")
  func notANumber() {
    let outcome = NelderMead().minimise(from: [1]) {
      $0[0] <= 0 ? .nan : $0[0] - $0[0].squareRoot()
    }
    #expect(outcome.converged && abs(outcome.point[0] - 0.25) < 1e-4)
  }

  @Test("stops when the evaluations are spent and says so")
  func spent() {
    var calls = 0
    let search = NelderMead(maximumEvaluations: 30)
    let outcome = search.minimise(from: [-1.2, 1]) { point in
      calls += 1
      return Landscape.rosenbrock(point)
    }
    #expect(!outcome.converged)
    #expect(outcome.evaluations == calls && calls <= 34)
  }

  @Test("counts its evaluations and returns the value at its point")
  func accounts() {
    var calls = 0
    let outcome = NelderMead(restarts: 2).minimise(from: [3, 4, 5]) { point in
      calls += 1
      return Landscape.bowl(point)
    }
    #expect(outcome.evaluations == calls)
    #expect(outcome.value == Landscape.bowl(outcome.point))
  }

  @Test("a point without coordinates is its own minimum")
  func empty() {
    #expect(NelderMead().minimise(from: []) { _ in 4 }.value == 4)
  }
}
