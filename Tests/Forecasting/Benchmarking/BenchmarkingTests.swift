import Testing

@testable import Forecasting

@Suite("Benchmarking")
struct BenchmarkingTests {
  /// A quarterly indicator with two annual totals and a third year that has none.
  static let indicator = [
    98.2, 100.8, 102.2, 100.8, 99.0, 101.6, 102.7, 101.5, 100.5, 103.0, 103.5, 101.5,
  ]

  @Test("The worked example of the manual of the International Monetary Fund is reproduced")
  func workedExample() throws {
    // Bloem, Dippelsman and Mæhle, Quarterly National Accounts Manual, IMF 2001, chapter VI,
    // example 6.2: proportional Denton, annual totals 4000.0 and 4161.4, printed to one decimal.
    let printed = [
      969.8, 998.4, 1018.3, 1013.4, 1007.2, 1042.9, 1060.3, 1051.0, 1040.6, 1066.5, 1071.7, 1051.0,
    ]
    let result = try Benchmarking().align(
      Self.indicator,
      with: [
        SumConstraint("1998", over: 0..<4, total: 4000.0),
        SumConstraint("1999", over: 4..<8, total: 4161.4),
      ])
    for (value, expected) in zip(result.values, printed) {
      #expect(abs(value - expected) < 0.1)
    }
    // Past the last total the ratio stays what it was.
    let ratios = result.ratios.compactMap { $0 }
    #expect(ratios[8...].allSatisfy { abs($0 - ratios[7]) < 1e-10 })
  }

  @Test("One ratio of sums to indicator gives the indicator times that ratio")
  func proportional() throws {
    let result = try Benchmarking().align(
      Self.indicator,
      with: (0..<3).map { year in
        let range = year * 4..<year * 4 + 4
        let sum = range.reduce(0) { $0 + Self.indicator[$1] }
        return SumConstraint("year \(year)", over: range, total: 7.5 * sum)
      })
    for (value, given) in zip(result.values, Self.indicator) {
      #expect(abs(value - 7.5 * given) < 1e-9)
    }
  }

  @Test("Two periods and one sum have the closed solution")
  func closedForm() throws {
    // Proportional: equal ratios. Additive: equal differences.
    let sum = [SumConstraint("sum", over: 0..<2, total: 12)]
    let ratio = try Benchmarking(.proportional).align([1, 3], with: sum)
    #expect(abs(ratio.values[0] - 3) < 1e-12 && abs(ratio.values[1] - 9) < 1e-12)
    let difference = try Benchmarking(.additive).align([1, 3], with: sum)
    #expect(abs(difference.values[0] - 5) < 1e-12 && abs(difference.values[1] - 7) < 1e-12)
  }

  @Test("Four periods with two sums have the solution of the first-order conditions by hand")
  func byHand() throws {
    let result = try Benchmarking().align(
      [1, 1, 1, 1],
      with: [
        SumConstraint("first", over: 0..<2, total: 2),
        SumConstraint("second", over: 2..<4, total: 4),
      ])
    let steps = zip(result.values, result.values.dropFirst()).map { $1 - $0 }
    #expect(abs(steps[0] - steps[2]) < 1e-12)
    // The sums differ by 2 = s + 2t + s; least s² + t² + s² under it gives t = 2s, s = 1/3.
    #expect(abs(steps[0] - 1.0 / 3) < 1e-12 && abs(steps[1] - 2.0 / 3) < 1e-12)
  }

  @Test("Hard sums are met to 1e-10, however they nest and leave gaps")
  func satisfied() throws {
    for seed in 1...40 {
      var generator = TestNumbers(seed: UInt64(seed))
      let count = 24 + Int(generator.next() * 96)
      let indicator = (0..<count).map { _ in 10 + 100 * generator.next() }
      let truth = indicator.map { $0 * (3 + generator.next()) }
      var constraints: [SumConstraint] = []
      for year in 0..<count / 12 {
        for month in [2, 3, 5, 8, 10, 12] where generator.next() < 0.7 {
          let range = year * 12..<year * 12 + month
          constraints.append(
            SumConstraint(
              "\(year)-\(month)", over: range, total: range.reduce(0) { $0 + truth[$1] }))
        }
      }
      let result = try Benchmarking().align(indicator, with: constraints)
      for (miss, constraint) in zip(result.discrepancies, constraints) {
        #expect(abs(miss) <= 1e-10 * constraint.total)
      }
    }
  }

  @Test("The result does not depend on the order of the sums or on redundant ones")
  func order() throws {
    let sums = [
      SumConstraint("a", over: 0..<3, total: 100), SumConstraint("b", over: 0..<8, total: 300),
    ]
    let more = [
      SumConstraint("c", over: 3..<8, total: 200), SumConstraint("b", over: 0..<8, total: 300),
      SumConstraint("a", over: 0..<3, total: 100),
    ]
    let first = try Benchmarking().align(Self.indicator, with: sums)
    let second = try Benchmarking().align(Self.indicator, with: more)
    for (left, right) in zip(first.values, second.values) { #expect(abs(left - right) < 1e-9) }
  }

  @Test("Sums that contradict one another are named with their difference")
  func contradiction() {
    #expect(throws: BenchmarkingError.inconsistent(names: ["a", "b", "c"], difference: -5)) {
      try Benchmarking().align(
        Self.indicator,
        with: [
          SumConstraint("a", over: 0..<3, total: 100), SumConstraint("b", over: 3..<8, total: 205),
          SumConstraint("c", over: 0..<8, total: 300),
        ])
    }
  }

  @Test("A sum over periods without indicator is named")
  func zeroIndicator() {
    #expect(throws: BenchmarkingError.zeroIndicator(name: "b", total: 3)) {
      try Benchmarking().align([1, 0, 0, 1], with: [SumConstraint("b", over: 1..<3, total: 3)])
    }
  }

  @Test("A sum outside the indicator, and numbers that are not finite, are named")
  func faults() {
    #expect(throws: BenchmarkingError.outsideIndicator(name: "x")) {
      try Benchmarking().align([1, 2], with: [SumConstraint("x", over: 0..<3, total: 1)])
    }
    #expect(throws: BenchmarkingError.indicatorNotFinite(position: 1)) {
      try Benchmarking().align([1, .nan], with: [])
    }
    #expect(throws: BenchmarkingError.totalNotFinite(name: "x")) {
      try Benchmarking().align([1, 2], with: [SumConstraint("x", over: 0..<2, total: .infinity)])
    }
  }

  @Test("A period whose indicator is zero gets zero")
  func zeros() throws {
    let result = try Benchmarking().align(
      [0, 2, 3, 0, 4], with: [SumConstraint("sum", over: 0..<5, total: 18)])
    #expect(result.values[0] == 0 && result.values[3] == 0)
    #expect(abs(result.values.reduce(0, +) - 18) < 1e-12)
  }

  @Test("A soft sum is met the better the smaller its standard deviation, a tiny one like a hard")
  func soft() throws {
    func miss(_ deviation: Double) throws -> Double {
      let result = try Benchmarking().align(
        Self.indicator,
        with: [
          SumConstraint("hard", over: 0..<4, total: 4000),
          SumConstraint("soft", over: 4..<8, total: 4500, standardDeviation: deviation),
        ])
      #expect(abs(result.discrepancies[0]) < 1e-8)
      return abs(result.discrepancies[1])
    }
    let misses = try [1000.0, 100, 10, 1, 0.001].map(miss)
    #expect(zip(misses, misses.dropFirst()).allSatisfy { $0 > $1 })
    #expect(misses[4] < 1e-3)
  }

  @Test("Negative results are reported, and shared out in proportion where that is asked for")
  func negative() throws {
    let indicator = [Double](repeating: 10, count: 9)
    let sums = [
      SumConstraint("a", over: 0..<3, total: 300), SumConstraint("b", over: 3..<6, total: 3),
      SumConstraint("c", over: 6..<9, total: 300),
    ]
    let plain = try Benchmarking().align(indicator, with: sums)
    #expect(plain.negativePositions == [4])
    let shared = try Benchmarking(isNonNegative: true).align(indicator, with: sums)
    #expect(shared.negativePositions.isEmpty)
    #expect(shared.values[3...5].allSatisfy { abs($0 - 1) < 1e-9 })
    #expect(shared.discrepancies.allSatisfy { abs($0) < 1e-9 })
  }

  @Test("Without sums the indicator is returned")
  func nothing() throws {
    #expect(try Benchmarking().align([1, 2, 3], with: []).values == [1, 2, 3])
  }
}
