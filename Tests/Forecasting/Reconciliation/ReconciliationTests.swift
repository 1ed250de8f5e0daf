import LinearAlgebra
import Quantities
import Testing

@testable import Forecasting

@Suite("Reconciliation")
struct ReconciliationTests {
  /// Total = A + B, A = a + b, B = c + d.
  static func tree() throws -> Hierarchy {
    try Hierarchy([
      ("total", ["a", "b", "c", "d"]), ("A", ["a", "b"]), ("B", ["c", "d"]), ("a", ["a"]),
      ("b", ["b"]), ("c", ["c"]), ("d", ["d"]),
    ])
  }

  static func errors(_ hierarchy: Hierarchy, _ count: Int = 60) -> [[Double]] {
    var numbers = TestNumbers(seed: 21)
    return hierarchy.names.indices.map { series in
      (0..<count).map { _ in Double(series + 1) * numbers.nextNormal() }
    }
  }

  static let forecasts = [100.0, 55, 40, 30, 20, 25, 20]

  @Test(
    "No method depends on the unit",
    arguments: [
      Reconciliation.Method.structural, .variance, .minimumTraceShrunk, .minimumTraceSample,
    ])
  func unit(method: Reconciliation.Method) throws {
    let tree = try Self.tree()
    let errors = Self.errors(tree)
    let plain = try Reconciliation(method, tree, errors: errors).reconcile(Self.forecasts)
    for unit in [1e-12, 1e-4, 1e9] {
      let scaled = try Reconciliation(
        method, tree, errors: errors.map { $0.map { $0 * unit } }
      ).reconcile(Self.forecasts.map { $0 * unit })
      for (left, right) in zip(plain, scaled) {
        #expect(abs(right / unit - left) < 1e-9 * abs(left), "\(unit)")
      }
    }
  }

  @Test(
    "Results add up, and coherent forecasts stay as they are",
    arguments: Reconciliation.Method.allCases)
  func coherent(method: Reconciliation.Method) throws {
    let tree = try Self.tree()
    let reconciliation = try Reconciliation(method, tree, errors: Self.errors(tree))
    let result = try reconciliation.reconcile(Self.forecasts)
    #expect(abs(result[0] - result[1] - result[2]) < 1e-9)
    #expect(abs(result[1] - result[3] - result[4]) < 1e-9)
    let again = try reconciliation.reconcile(result)
    for (value, expected) in zip(again, result) { #expect(abs(value - expected) < 1e-9) }
  }

  @Test("Each method does what it is named for")
  func named() throws {
    let tree = try Self.tree()
    let up = try Reconciliation(.bottomUp, tree).reconcile(Self.forecasts)
    #expect(up == [95, 50, 45, 30, 20, 25, 20])
    let down = try Reconciliation(.topDown, tree).reconcile(Self.forecasts)
    #expect(abs(down[0] - 100) < 1e-12)
    #expect(abs(down[1] - 100.0 * 55 / 95) < 1e-12)
    #expect(abs(down[3] - 100.0 * 55 / 95 * 30 / 50) < 1e-12)
  }

  @Test("A non-negative result meets the conditions of its optimum")
  func nonNegative() throws {
    let tree = try Self.tree()
    let reconciliation = try Reconciliation(.ordinary, tree)
    let forecasts = [40.0, 10, 20, -8, 9, 3, 16]
    let free = try reconciliation.reconcile(forecasts)
    #expect(free.contains { $0 < 0 })
    let result = try reconciliation.reconcile(forecasts, nonNegative: true)
    #expect(result.allSatisfy { $0 >= 0 })
    let problem = try NonNegativeLeaves(tree, Matrix.identity(7))
    let leaves = tree.leaves.map { result[$0] }
    for (slope, value) in zip(problem.slopes(at: leaves, forecasts), leaves) {
      #expect(value > 0 ? abs(slope) < 1e-8 : slope > -1e-8)
    }
  }

  @Test("A calendar year adds up from months to quarters to the year")
  func calendar() throws {
    let year = Hierarchy.calendarYear(of: .month)
    #expect(year.count == 17)
    let base = [130.0] + [30, 31, 32, 33] + (1...12).map { 10 + Double($0) / 10 }
    let result = try Reconciliation(.structural, year).reconcile(base)
    #expect(abs(result[0] - result[5...].reduce(0, +)) < 1e-9)
    #expect(abs(result[1] - result[5...7].reduce(0, +)) < 1e-9)
  }

  @Test("Wrong structures and missing errors are refused")
  func refused() throws {
    #expect(throws: ReconciliationError.structure("total")) {
      try Hierarchy([("total", ["a", "x"]), ("a", ["a"])])
    }
    #expect(throws: ReconciliationError.structure("a")) {
      try Hierarchy([("a", ["a"]), ("a", ["a"])])
    }
    let tree = try Self.tree()
    #expect(throws: ReconciliationError.errorsMissing) {
      try Reconciliation(.minimumTraceShrunk, tree)
    }
    #expect(throws: ReconciliationError.notFinite(series: "A")) {
      try Reconciliation(.ordinary, tree).reconcile([1, .nan, 1, 1, 1, 1, 1])
    }
    let crossed = try Hierarchy([
      ("top", ["a", "b", "c"]), ("x", ["a", "b"]), ("y", ["b", "c"]), ("a", ["a"]), ("b", ["b"]),
      ("c", ["c"]),
    ])
    #expect(throws: ReconciliationError.notNested) { try Reconciliation(.topDown, crossed) }
  }
}

@Suite(
  "Reconciliation against hierarchicalforecast 1.5.3",
  .enabled(if: Golden.isPresent, "\(Golden.missing)"))
struct ReconciliationGoldenTests {
  struct Case {
    let hierarchy: Hierarchy
    let errors: [[Double]]
    /// Columns of numbers by series, for each date in order.
    let steps: [[[Double]]]
  }

  static func load() throws -> Case {
    let sums = try Golden.rows("golden/HIER_small_S.csv")
    let names = sums.map { $0[0] }
    let rows = sums.map { row in row.dropFirst().map { Double($0) ?? .nan } }
    let width = rows[0].count
    // The leaves are the rows with a single one, in the order of the columns.
    var leafNames = [String](repeating: "", count: width)
    for (name, row) in zip(names, rows) where row.reduce(0, +) == 1 {
      leafNames[row.firstIndex(of: 1)!] = name
    }
    let hierarchy = try Hierarchy(
      zip(names, rows).map { name, row in
        (name, row.indices.filter { row[$0] == 1 }.map { leafNames[$0] })
      })
    let residuals = Dictionary(grouping: try Golden.rows("golden/HIER_small_residuals.csv")) {
      $0[0]
    }
    let forecasts = Dictionary(grouping: try Golden.rows("golden/HIER_small_forecasts.csv")) {
      $0[0]
    }
    let steps = (0..<forecasts[names[0]]!.count).map { step in
      names.map { name in forecasts[name]![step].dropFirst(2).map { Double($0) ?? .nan } }
    }
    return Case(
      hierarchy: hierarchy, errors: names.map { residuals[$0]!.map { Double($0[4]) ?? .nan } },
      steps: steps)
  }

  @Test(
    "Every method agrees to 1e-8 of the largest series",
    arguments: zip(
      [
        Reconciliation.Method.bottomUp, .topDown, .ordinary, .structural, .variance,
        .minimumTraceShrunk, .minimumTraceSample,
      ], 1...7))
  func methods(method: Reconciliation.Method, column: Int) throws {
    let golden = try Self.load()
    let reconciliation = try Reconciliation(method, golden.hierarchy, errors: golden.errors)
    for (step, rows) in golden.steps.enumerated() {
      let base = rows.map { $0[0] }
      let scale = base.reduce(0) { max($0, abs($1)) }
      let result = try reconciliation.reconcile(base)
      let worst = zip(result, rows).reduce(0) { max($0, abs($1.0 - $1.1[column]) / scale) }
      #expect(worst < 1e-8, "\(method) step \(step + 1): \(worst)")
    }
  }

  @Test(
    "Non-negative results are optimal and no farther from the forecasts than the reference",
    arguments: zip([Reconciliation.Method.ordinary, .structural, .minimumTraceShrunk], 8...10))
  func nonNegative(method: Reconciliation.Method, column: Int) throws {
    let golden = try Self.load()
    let reconciliation = try Reconciliation(method, golden.hierarchy, errors: golden.errors)
    let weights = try #require(reconciliation.weights)
    let problem = try NonNegativeLeaves(golden.hierarchy, weights)
    let factor = try CholeskyFactorization(weights)
    for (step, rows) in golden.steps.enumerated() {
      let base = rows.map { $0[0] }
      let result = try reconciliation.reconcile(base, nonNegative: true)
      let leaves = golden.hierarchy.leaves.map { result[$0] }
      #expect(leaves.allSatisfy { $0 >= 0 })
      func distance(_ values: [Double]) throws -> Double {
        let misfit = zip(base, values).map { $0 - $1 }
        return try zip(misfit, factor.solve(misfit)).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let slopes = problem.slopes(at: leaves, base)
      let unit = problem.slopes(at: leaves.map { _ in 0 }, base).reduce(0) { max($0, abs($1)) }
      for (slope, value) in zip(slopes, leaves) {
        #expect(value > 0 ? abs(slope) < 1e-8 * unit : slope > -1e-8 * unit, "step \(step)")
      }
      let reference = golden.hierarchy.sums(
        of: golden.hierarchy.leaves.map { max(rows[$0][column], 0) })
      #expect(try distance(result) <= distance(reference) * (1 + 1e-9), "step \(step)")
    }
  }
}
