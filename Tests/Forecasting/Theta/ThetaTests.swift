import Foundation
import Quantities
import Testing

@testable import Forecasting

@Suite("The Theta method")
struct ThetaTests {
  static func walk(_ count: Int, seed: UInt64, start: Period = Period(year: 2010, month: 1))
    -> Series
  {
    var numbers = TestNumbers(seed: seed)
    var level = 50.0
    let values = (0..<count).map { _ -> Double in
      level += 0.3 + numbers.nextNormal()
      return level + numbers.nextNormal()
    }
    return Series(start: start, values: values)
  }

  @Test("Lines followed value by value are the least-squares lines of each stretch")
  func lines() {
    let values = Self.walk(30, seed: 2).storage
    let lines = ThetaLines(values, isDynamic: true)
    for count in [2, 3, 10, 30] {
      let mean = values[..<count].reduce(0, +) / Double(count)
      let middle = Double(count + 1) / 2
      let (up, down) = (0..<count).reduce((0.0, 0.0)) { sums, index in
        let distance = Double(index + 1) - middle
        return (sums.0 + distance * (values[index] - mean), sums.1 + distance * distance)
      }
      #expect(abs(lines.slopes[count - 1] - up / down) < 1e-10)
      #expect(abs(lines.heights[count - 1] - (mean - up / down * middle)) < 1e-9)
    }
  }

  @Test("The solution for a smoothing constant is the least one", arguments: [0.15, 0.5, 0.9])
  func profile(alpha: Double) {
    let values = Self.walk(40, seed: 3).storage
    let profile = ThetaProfile(
      values: values, lines: ThetaLines(values, isDynamic: true), part: nil)
    let best = profile.solve(SIMD4(0.3, alpha, 0.7, 0.99))[1]
    func squares(_ level: Double, _ part: Double) -> Double {
      var sum = 0.0
      var current = level
      for (index, value) in values.enumerated() {
        if index >= 3 {
          let lift = ThetaLines.lift(
            height: profile.lines!.heights[index - 1], slope: profile.lines!.slopes[index - 1],
            alpha: alpha, power: pow(1 - alpha, Double(index)))
          let error = value - current - part * lift
          sum += error * error
        }
        current += alpha * (value - current)
      }
      return sum
    }
    let least = squares(best.level, best.part)
    #expect(abs(least - best.sumOfSquares) < 1e-6 * least)
    for (level, part) in [(0.5, 0.0), (-0.5, 0.0), (0.0, 0.02), (0.0, -0.02)] {
      let other = min(max(best.part + part, 0), 1)
      #expect(squares(best.level + level, other) >= least - 1e-9 * least)
    }
  }

  @Test("No smoothing constant of a fine grid does better than the one found", arguments: 1...8)
  func search(seed: Int) {
    let values = Self.walk(30 + 9 * seed, seed: UInt64(seed)).storage
    for lines in [nil, ThetaLines(values, isDynamic: false), ThetaLines(values, isDynamic: true)] {
      let profile = ThetaProfile(values: values, lines: lines, part: nil)
      let best = profile.best()
      for step in 0...200 {
        let alpha = lines == nil ? 1e-4 + 0.004999 * Double(step) : 0.1 + 0.00445 * Double(step)
        let other = profile.solve(SIMD4(repeating: alpha))[3]
        #expect(best.sumOfSquares <= other.sumOfSquares * (1 + 1e-9), "\(alpha)")
      }
    }
  }

  @Test(
    "Means and variances are those of simulated paths", arguments: ThetaMethod.Variant.allCases)
  func simulation(variant: ThetaMethod.Variant) throws {
    let model = try ThetaMethod(variant).fit(Self.walk(60, seed: 5))
    let forecast = model.forecast(horizon: 8)
    var numbers = TestNumbers(seed: 6)
    let count = 4000
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<count {
      let shocks = (0..<8).map { _ in numbers.nextNormal() }
      let last = model.path(shocks: shocks, parameterShocks: [])[7]
      sum += last
      squares += last * last
    }
    let mean = sum / Double(count)
    let deviation = (squares / Double(count) - mean * mean).squareRoot()
    let expected = forecast.distributions[7]
    #expect(abs(mean - expected.mean) < 0.06 * expected.scale)
    #expect(abs(deviation - expected.scale) < 0.04 * expected.scale)
  }

  @Test("A constant series stays constant, and short ones are refused")
  func edges() throws {
    let constant = Series(
      start: Period(year: 2020, month: 1), values: [Double](repeating: 7, count: 30))
    for variant in ThetaMethod.Variant.allCases {
      let forecast = try ThetaMethod(variant).fit(constant).forecast(horizon: 3)
      for distribution in forecast.distributions {
        #expect(abs(distribution.mean - 7) < 1e-6 && distribution.scale < 1e-4)
      }
    }
    #expect(throws: ForecastingError.tooShort(observations: 2, needed: 5)) {
      try ThetaMethod().fit(Series(start: Period(year: 2020), values: [1.0, 2]))
    }
  }

  @Test("A gap is bridged")
  func gap() throws {
    let whole = Self.walk(60, seed: 9)
    let model = try ThetaMethod().fit(
      whole.replacing(whole.start.advanced(by: 20), with: nil))
    #expect(abs(model.forecast(horizon: 1).distributions[0].mean - whole[59]!) < 6)
  }
}
