import LinearAlgebra
import Quantities
import TestSupport
import Testing

@testable import Forecasting

@Suite("Forecasts of periods, quarters and years that agree")
struct TemporalReconciliationTests {
  /// Errors of months, and of quarters and years that partly go with them.
  static func errors(years: Int, seed: UInt64) -> [Frequency: Series] {
    var numbers = TestNumbers(seed: seed)
    let months = (0..<12 * years).map { _ in 10 * numbers.nextNormal() }
    func sums(_ size: Int) -> [Double] {
      (0..<months.count / size).map { block in
        months[size * block..<size * (block + 1)].reduce(8 * numbers.nextNormal(), +) * 0.8
      }
    }
    let start = Period(year: 2000, month: 1)
    return [
      .month: Series(start: start, values: months),
      .quarter: Series(start: Period(year: 2000, quarter: 1), values: sums(3)),
      .year: Series(start: Period(year: 2000), values: sums(12)),
    ]
  }

  @Test("Weights are those of the paper's formula, Σ by method", arguments: [2, 3])
  func plainFormula(seed: UInt64) throws {
    let errors = Self.errors(years: 9, seed: seed)
    var numbers = TestNumbers(seed: seed + 100)
    let base: [Frequency: [Double]] = [
      .year: [1300], .quarter: (0..<4).map { _ in 300 + 20 * numbers.nextNormal() },
    ]
    let months = (0..<12).map { _ in 100 + 10 * numbers.nextNormal() }
    let stacked = (base[.year] ?? []) + (base[.quarter] ?? []) + months
    // The year's row, the quarters' and the months' of S.
    let summing = Matrix(rows: 17, columns: 12) { row, column in
      if row == 0 { return 1 }
      if row < 5 { return column / 3 == row - 1 ? 1 : 0 }
      return column == row - 5 ? 1 : 0
    }
    // Errors by node and year.
    let nodes = (0..<17).map { node -> [Double] in
      (0..<9).map { year in
        if node == 0 { return errors[.year]?[year] ?? .nan }
        if node < 5 { return errors[.quarter]?[4 * year + node - 1] ?? .nan }
        return errors[.month]?[12 * year + node - 5] ?? .nan
      }
    }
    func square(_ values: [Double]) -> Double {
      values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    }
    for method in TemporalReconciliation.Method.allCases where method != .bottomUp {
      let weights: Matrix
      switch method {
      case .structural:
        weights = Matrix(
          diagonal: [12] + [Double](repeating: 3, count: 4) + [Double](repeating: 1, count: 12))
      case .variance:
        let grains = [errors[.year], errors[.quarter], errors[.month]].map {
          square($0?.storage ?? [])
        }
        weights = Matrix(
          diagonal: [grains[0]] + [Double](repeating: grains[1], count: 4)
            + [Double](repeating: grains[2], count: 12))
      case .ownVariance: weights = Matrix(diagonal: nodes.map(square))
      default: weights = ErrorCovariance.shrunk(nodes).matrix
      }
      // (SᵀW⁻¹S)⁻¹ SᵀW⁻¹ ŷ.
      let solved = try CholeskyFactorization(weights).solve(summing).transposed()
      let expected = try CholeskyFactorization(solved * summing).solve(solved * stacked)
      let reconciliation = try TemporalReconciliation(method, of: .month, errors: errors)
      #expect(reconciliation.method == method)
      let result = try reconciliation.reconcile(months, with: base, nonNegative: true)
      for (value, other) in zip(result, expected) {
        #expect(abs(value / other - 1) < 1e-6, "\(method)")
      }
    }
  }

  @Test("What agrees already stays, any year on its own, in any unit")
  func coherent() throws {
    var cases = CaseGenerator("temporal hierarchies that agree")
    for _ in 0..<40 {
      let years = 7
      let errors = Self.errors(years: years, seed: UInt64(cases.integer(in: 1...1_000_000)))
      let frequency = cases.integer(in: 0...1) == 0 ? Frequency.month : .quarter
      let unit = [1e-9, 1, 1e9][cases.integer(in: 0...2)]
      let scaled = errors.mapValues { $0.map { unit * $0 } }
      let method = TemporalReconciliation.Method.allCases[cases.integer(in: 0...4)]
      let reconciliation = try TemporalReconciliation(method, of: frequency, errors: scaled)
      let count = frequency.periodsPerYear
      let means = (0..<2 * count).map { _ in unit * cases.number(in: 50...150) }
      func sums(_ grain: Frequency) -> [Double] {
        let size = count / grain.periodsPerYear
        return (0..<means.count / size).map { means[size * $0..<size * ($0 + 1)].reduce(0, +) }
      }
      let coarse = Dictionary(
        reconciliation.grains.map { ($0, sums($0)) }, uniquingKeysWith: { first, _ in first })
      let same = try reconciliation.reconcile(means, with: coarse, nonNegative: false)
      #expect(zip(same, means).allSatisfy { abs($0 - $1) < 1e-9 * unit * 100 })
      // Another second year leaves the first where it was.
      let moved = coarse.mapValues { values in
        values.enumerated().map { $0 < values.count / 2 ? $1 : 1.3 * $1 }
      }
      let other = try reconciliation.reconcile(means, with: moved, nonNegative: true)
      #expect(zip(other, same).prefix(count).allSatisfy { abs($0 - $1) < 1e-9 * unit * 100 })
      if method != .bottomUp {
        let total = other[count...].reduce(0, +)
        let before = means[count...].reduce(0, +)
        #expect(total > before && total < 1.3 * before)
      }
      #expect(other.allSatisfy { $0 >= 0 })
    }
  }

  @Test("A year far below its months leaves no month below zero where none may be")
  func nonNegative() throws {
    for method in TemporalReconciliation.Method.allCases where method != .bottomUp {
      let reconciliation = try TemporalReconciliation(
        method, of: .month, errors: Self.errors(years: 8, seed: 4))
      var months = [Double](repeating: 30, count: 12)
      months[3] = 1
      let coarse: [Frequency: [Double]] = [.year: [20], .quarter: [20, -40, 5, 5]]
      let free = try reconciliation.reconcile(months, with: coarse, nonNegative: false)
      #expect(free.contains { $0 < 0 }, "\(method)")
      let result = try reconciliation.reconcile(months, with: coarse, nonNegative: true)
      #expect(result.allSatisfy { $0 >= 0 } && result.contains { $0 > 0 }, "\(method)")
    }
  }

  @Test("Too few whole years of errors, and the variances by frequency stand in")
  func fewYears() throws {
    let errors = Self.errors(years: TemporalReconciliation.neededYears - 1, seed: 6)
    for method in [TemporalReconciliation.Method.ownVariance, .minimumTraceShrunk] {
      let found = try TemporalReconciliation(method, of: .month, errors: errors)
      #expect(found.method == .variance)
    }
    // A frequency without errors has no forecasts; with none left, periods are only summed.
    let single = errors.filter { $0.key != .quarter }
    #expect(try TemporalReconciliation(.variance, of: .month, errors: single).grains == [.year])
    let alone = errors.filter { $0.key == .month }
    let plain = try TemporalReconciliation(.structural, of: .month, errors: alone)
    #expect(plain.method == .bottomUp && plain.grains.isEmpty)
  }

  @Test("Years are counted back from the end")
  func aligned() {
    let series = Series(
      start: Period(year: 2020, month: 3), values: (0..<30).map { Double($0) })
    let moved = TemporalReconciliation.aligned(series)
    #expect(moved.end == Period(year: 2022, month: 12) && moved.values == series.values)
    #expect(moved.aggregated(to: .year).values == [138, 282])
  }
}
