import LinearAlgebra
import TestSupport
import Testing

@testable import Actuarial

@Suite("Graduation and old ages")
struct GraduationTests {
  @Test("the banded solution is that of dense least squares", arguments: 1...4)
  func dense(order: Int) throws {
    var random = CaseGenerator("graduation", case: order)
    let values = random.normals(30)
    let weights = (0..<30).map { $0 == 11 ? 0 : random.magnitude(in: 0.1...10) }
    let smoothing = 7.5
    let graduation = WhittakerHenderson(order: order, smoothing: smoothing)
    let curve = try graduation.graduate(values, weights: weights)
    // √w v = √w y stacked on √λ K v = 0.
    let differences = graduation.differenceCoefficients
    var design = Matrix(rows: 30 + 30 - order, columns: 30)
    var right = [Double](repeating: 0, count: 60 - order)
    for row in 0..<30 {
      design[row, row] = weights[row].squareRoot()
      right[row] = weights[row].squareRoot() * values[row]
    }
    for row in 0..<(30 - order) {
      for column in 0...order {
        design[30 + row, row + column] = smoothing.squareRoot() * differences[column]
      }
    }
    let expected = try design.leastSquares(right).coefficients
    #expect(largestDifference(curve, expected) < 1e-11)
  }

  @Test("moments below the order are kept, and a polynomial is left alone")
  func moments() throws {
    var random = CaseGenerator("graduation moments")
    let values = random.normals(40)
    let weights = (0..<40).map { _ in random.number(in: 1...5) }
    let curve = try WhittakerHenderson(order: 3, smoothing: 100).graduate(values, weights: weights)
    for exponent in 0..<3 {
      var difference = 0.0
      for index in 0..<40 {
        let x = (0..<exponent).reduce(1.0) { product, _ in product * Double(index) / 40 }
        difference += weights[index] * (curve[index] - values[index]) * x
      }
      #expect(abs(difference) < 1e-9)
    }
    let line = (0..<20).map { 3 + 0.5 * Double($0) }
    let same = try WhittakerHenderson(order: 2, smoothing: 1e4).graduate(
      line, weights: [Double](repeating: 1, count: 20))
    #expect(largestDifference(line, same) < 1e-9)
  }

  @Test("too few weights are refused")
  func refusals() {
    #expect(throws: MortalityError.tooFewValues(count: 2, needed: 3)) {
      try WhittakerHenderson(smoothing: 1).graduate([1, 2, 3], weights: [1, 1, 0])
    }
    #expect(throws: MortalityError.unusableExposure(position: 1, year: 0, value: -1)) {
      try WhittakerHenderson(smoothing: 1).graduate([1, 2, 3], weights: [1, -1, 0])
    }
  }

  @Test("Kannisto's law finds its own parameters again, by both fits")
  func kannisto() throws {
    let law = KannistoExtension(level: -11, slope: 0.11)
    let ages = Array(80...98)
    let rates = ages.map(law.rate(of:))
    let squares = try KannistoExtension(ages: ages, rates: rates)
    #expect(abs(squares.level - law.level) < 1e-10)
    #expect(abs(squares.slope - law.slope) < 1e-12)
    let exposure = ages.map { 50_000.0 - 500 * Double($0) }
    let deaths = zip(exposure, rates).map { $0 * $1 }
    let likelihood = try KannistoExtension(ages: ages, deaths: deaths, exposure: exposure)
    #expect(abs(likelihood.level - law.level) < 1e-9)
    #expect(abs(likelihood.slope - law.slope) < 1e-11)
    let extended = likelihood.extend([Double](repeating: 0.01, count: 100), from: 90, through: 120)
    #expect(extended.count == 121)
    #expect(extended[89] == 0.01)
    #expect(abs(extended[105] - law.rate(of: 105)) < 1e-9)
    #expect(law.force(at: 300) <= 1)
  }
}
