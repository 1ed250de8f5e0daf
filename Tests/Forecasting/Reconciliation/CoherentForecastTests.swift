import Foundation
import LinearAlgebra
import Quantities
import Testing

@testable import Forecasting

@Suite("Forecasts that add up in every path")
struct CoherentForecastTests {
  static let start = Period(year: 2015, month: 1)

  /// Four leaves with common errors, and their sums.
  static func models() throws -> [SimpleFit] {
    let tree = try ReconciliationTests.tree()
    var numbers = TestNumbers(seed: 5)
    var leaves = [[Double]](repeating: [], count: 4)
    for time in 0..<60 {
      let common = numbers.nextNormal()
      for leaf in leaves.indices {
        leaves[leaf].append(
          Double(20 + 5 * leaf + time % 12) + 2 * common + numbers.nextNormal())
      }
    }
    return try tree.leavesOfSeries.map { own in
      let values = (0..<60).map { time in own.reduce(0) { $0 + leaves[$1][time] } }
      return try SimpleMethod.naive.fit(Series(start: start, values: values))
    }
  }

  static func paths(_ models: [SimpleFit], spread: Double, count: Int = 400, seed: UInt64 = 1)
    throws -> JointPaths
  {
    try JointPaths(
      models, names: try ReconciliationTests.tree().names,
      from: start.advanced(by: 60),
      spreads: models.map { _ in (1...6).map { spread * Double($0) } }, count: count, seed: seed)
  }

  @Test(
    "Means and intervals hold what sums hold, and intervals of levels nest",
    arguments: Reconciliation.Method.allCases)
  func coherent(method: Reconciliation.Method) throws {
    let tree = try ReconciliationTests.tree()
    let models = try Self.models()
    let reconciliation = try Reconciliation(
      method, tree, errors: ReconciliationTests.errors(tree))
    let means = (0..<6).map { step in models.map { $0.carried[0] + Double(step) } }
    let coherent = try CoherentForecast(
      reconciliation, from: Self.start.advanced(by: 60), means: means,
      paths: try Self.paths(models, spread: 2), nonNegative: true)
    for step in 0..<6 {
      let whole = coherent.deviations(of: 0, steps: step..<step + 1)
      let parts = [1, 2].map { coherent.deviations(of: $0, steps: step..<step + 1) }
      for path in whole.indices {
        #expect(abs(whole[path] - parts[0][path] - parts[1][path]) < 1e-9)
      }
      #expect(
        abs(coherent.means[step][0] - coherent.means[step][1] - coherent.means[step][2]) < 1e-9)
      for series in 0..<7 {
        let found = coherent.intervals(
          of: series, steps: step..<step + 1, levels: [0.5, 0.8, 0.95])
        #expect(found[0].lowerBound >= found[1].lowerBound)
        #expect(found[1].lowerBound >= found[2].lowerBound)
        #expect(found[0].upperBound <= found[1].upperBound)
        #expect(found[1].upperBound <= found[2].upperBound)
        #expect(found[2].lowerBound >= 0)
      }
    }
  }

  @Test("Paths have the spread asked for, fall together as past errors did, and follow the seed")
  func joint() throws {
    let models = try Self.models()
    let paths = try Self.paths(models, spread: 3)
    #expect(paths.isFromPast)
    for (step, series) in paths.deviations.enumerated() {
      for values in series {
        let square = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
        #expect(abs(square.squareRoot() - 3 * Double(step + 1)) < 1e-9)
        #expect(abs(values.reduce(0, +)) < 1e-6)
      }
    }
    let (left, right) = (paths.deviations[0][3], paths.deviations[0][6])
    let correlation = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } / 9 / 400
    // The common part has four fifths of the variance.
    #expect(correlation > 0.6)
    #expect(try Self.paths(models, spread: 3).deviations == paths.deviations)
    #expect(try Self.paths(models, spread: 3, seed: 2).deviations != paths.deviations)
  }

  @Test(
    "Intervals hold the mean and one another and nothing is below zero, however small the amounts",
    arguments: Reconciliation.Method.allCases)
  func holdTheMean(method: Reconciliation.Method) throws {
    let tree = try ReconciliationTests.tree()
    let models = try Self.models()
    let reconciliation = try Reconciliation(
      method, tree, errors: ReconciliationTests.errors(tree))
    var numbers = TestNumbers(seed: 11)
    for round in 0..<20 {
      // Leaves about zero beside large ones, and sums that do not fit them.
      let means = (0..<6).map { _ in
        tree.names.indices.map { _ in pow(10, Double(round % 4)) * (numbers.nextNormal() - 0.2) }
      }
      let paths = try Self.paths(models, spread: 1 + 10 * numbers.next(), count: 200)
        .withMargins { _, _, probability in
          let shock = StandardQuantile.normal(probability)
          return shock * shock * shock
        }
      let coherent = try CoherentForecast(
        reconciliation, from: Self.start.advanced(by: 60), means: means, paths: paths,
        nonNegative: true)
      for series in tree.names.indices {
        for steps in [0..<1, 5..<6, 0..<3, 0..<6] {
          let mean = coherent.mean(of: series, steps: steps)
          let found = coherent.intervals(of: series, steps: steps, levels: [0.01, 0.8, 0.95])
          for interval in found { #expect(interval.contains(mean) && interval.lowerBound >= 0) }
          for (inner, outer) in zip(found, found.dropFirst()) {
            #expect(outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound)
          }
        }
      }
    }
  }

  @Test("Of a sum of amounts about zero the interval lies about the mean and is as wide as errors")
  func sumsOfSmallAmounts() throws {
    let tree = try ReconciliationTests.tree()
    let coherent = try CoherentForecast(
      try Reconciliation(.bottomUp, tree), from: Self.start.advanced(by: 60),
      means: [[Double]](repeating: [4, 2, 2, 1, 1, 1, 1], count: 6),
      paths: try Self.paths(try Self.models(), spread: 3), nonNegative: true)
    let deviations = coherent.deviations(of: 0, steps: 0..<1)
    let square = deviations.reduce(0) { $0 + $1 * $1 } / Double(deviations.count)
    // Four leaves of spread 3, of which four fifths of the variance is common.
    #expect(abs(deviations.reduce(0, +)) < 1e-6 && square.squareRoot() > 8)
    let interval = coherent.intervals(of: 0, steps: 0..<1, levels: [0.8])[0]
    #expect(interval.lowerBound == 0 && interval.upperBound > 4 + square.squareRoot())
  }

  @Test("The forecast of a series has its coherent means, the spread of its paths and its floor")
  func asForecast() throws {
    let tree = try ReconciliationTests.tree()
    let coherent = try CoherentForecast(
      try Reconciliation(.bottomUp, tree), from: Self.start.advanced(by: 60),
      means: [[Double]](repeating: [100, 40, 60, 10, 30, 20, 40], count: 6),
      paths: try Self.paths(try Self.models(), spread: 2), nonNegative: false)
    let forecast = coherent.forecast(of: 3, method: LocalizedText(verbatim: "m"), floor: 0)
    #expect(forecast.start == Self.start.advanced(by: 60) && forecast.horizon == 6)
    for (step, distribution) in forecast.distributions.enumerated() {
      #expect(distribution.mean == 10 && distribution.floor == 0)
      #expect(abs(distribution.standardDeviation - 2 * Double(step + 1)) < 1e-9)
    }
  }

  @Test("The map of the leaves gives what reconciling gives")
  func map() throws {
    let tree = try ReconciliationTests.tree()
    let errors = ReconciliationTests.errors(tree)
    for method in Reconciliation.Method.allCases {
      let reconciliation = try Reconciliation(method, tree, errors: errors)
      let result = try reconciliation.reconcile(ReconciliationTests.forecasts)
      let leaves = try reconciliation.leafMap(at: result) * ReconciliationTests.forecasts
      for (value, series) in zip(leaves, tree.leaves) {
        #expect(abs(value - result[series]) < 1e-9, "\(method)")
      }
    }
  }

  @Test("A leaf that is known keeps its forecast in every path, and sums follow")
  func known() throws {
    let tree = try ReconciliationTests.tree()
    let models = try Self.models()
    let reconciliation = try Reconciliation(
      .structural, tree, errors: ReconciliationTests.errors(tree))
    let leaf = tree.leaves[1]
    // The whole is forecast far above its parts, so that every leaf that can be moved is.
    let means = (0..<6).map { step in
      models.enumerated().map { $0 == 0 ? 500 : step == 2 && $0 == leaf ? 0 : $1.carried[0] }
    }
    let paths = try JointPaths(
      models, names: tree.names, from: Self.start.advanced(by: 60),
      spreads: models.indices.map { series in
        (0..<6).map { step in step == 2 && series == leaf ? 0 : 3 }
      }, count: 50, seed: 1)
    let coherent = try CoherentForecast(
      reconciliation, from: Self.start.advanced(by: 60), means: means, paths: paths,
      nonNegative: true)
    for step in 0..<6 {
      #expect((coherent.means[step][leaf] == 0) == (step == 2))
      let deviations = coherent.deviations(of: leaf, steps: step..<step + 1)
      #expect(deviations.allSatisfy { $0 == 0 } == (step == 2))
      let leaves = tree.leaves.map { coherent.means[step][$0] }
      #expect(zip(coherent.means[step], tree.sums(of: leaves)).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }
}

@Suite("Quarters and years of a horizon")
struct CalendarBlocksTests {
  @Test("Blocks take in what is known and end within the horizon")
  func blocks() {
    let series = Series(
      start: Period(year: 2023, month: 1), values: (1...16).map { Double($0) })
    let blocks = CalendarBlocks(after: series, horizon: 15)
    #expect(
      blocks.blocks.map(\.period.description)
        == ["2024", "2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2"])
    #expect(blocks.blocks[0].known == 13 + 14 + 15 + 16)
    #expect(blocks.blocks[0].steps == 0..<8)
    #expect(blocks.blocks[1].known == 16 && blocks.blocks[1].steps == 0..<2)
    #expect(blocks.blocks[5].steps == 11..<14)
  }

  @Test("A block whose past is not known is left out, and an annual series has none")
  func missing() {
    let series = Series(start: Period(year: 2024, month: 1), values: [1, nil, 3, 4])
    let blocks = CalendarBlocks(after: series, horizon: 8)
    #expect(blocks.blocks.map(\.period.description) == ["2024Q2", "2024Q3", "2024Q4"])
    let annual = Series(start: Period(year: 2020), values: [1.0, 2])
    #expect(CalendarBlocks(after: annual, horizon: 3).blocks.isEmpty)
  }
}
