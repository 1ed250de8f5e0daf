internal import LinearAlgebra
public import Quantities

/// What a person puts in place of a statistical forecast.
public struct Judgement: Sendable, Hashable {
  /// The forecast put in place.
  public enum Change: Sendable, Hashable {
    /// The value itself.
    case value(Double)
    /// An amount added to the statistical forecast.
    case shift(Double)
  }

  /// The series meant.
  public let series: String

  /// The period meant.
  public let period: Period

  /// What is put in place.
  public let change: Change

  /// Who says so.
  public let author: String

  /// Why.
  public let reason: String

  /// When it was said, as written.
  public let date: String

  /// Makes a judgement.
  public init(
    series: String, period: Period, change: Change, author: String, reason: String, date: String
  ) {
    self.series = series
    self.period = period
    self.change = change
    self.author = author
    self.reason = reason
    self.date = date
  }
}

/// A sum of parts that is to have a given value.
public struct DemandedSum: Sendable, Hashable {
  /// The places of the parts, each once.
  public let parts: [Int]

  /// The value wanted.
  public let value: Double

  /// Makes a demand.
  public init(parts: [Int], value: Double) {
    self.parts = parts
    self.value = value
  }

  /// The parts changed so that all demands hold.
  ///
  /// Of all such changes the least in the sense of Σ(change²/|part|): one demand shares its
  /// difference out in proportion to the parts (equally where all are zero), as the generalised
  /// least squares of Stone, Champernowne and Meade, Review of Economic Studies 9 (1942), 111–135,
  /// do with variances in proportion to the figures.
  ///
  /// - Returns: The parts; `nil` where demands contradict or repeat one another.
  public static func meet(_ demands: [DemandedSum], _ values: [Double]) -> [Double]? {
    guard !demands.isEmpty else { return values }
    let largest = values.reduce(0) { max($0, abs($1)) }
    let least = largest > 0 ? 1e-9 * largest : 1
    let weights = values.map { max(abs($0), least) }
    let sets = demands.map { Set($0.parts) }
    let gram = Matrix(rows: demands.count, columns: demands.count) { row, column in
      demands[row].parts.reduce(0) { $0 + (sets[column].contains($1) ? weights[$1] : 0) }
    }
    let gaps = demands.map { demand in
      demand.value - demand.parts.reduce(0) { $0 + values[$1] }
    }
    // In units of each demand, so that a small one beside a large one is no contradiction.
    let units = demands.indices.map { gram[$0, $0].squareRoot() }
    let scaled = Matrix(rows: demands.count, columns: demands.count) {
      gram[$0, $1] / units[$0] / units[$1]
    }
    guard let factor = try? CholeskyFactorization(scaled),
      factor.lower.diagonal.allSatisfy({ $0 > 1e-6 }),
      let solved = try? factor.solve(zip(gaps, units).map { $0 / $1 })
    else { return nil }
    var result = values
    for (demand, place) in zip(demands, demands.indices) {
      let multiplier = solved[place] / units[place]
      for part in demand.parts { result[part] += weights[part] * multiplier }
    }
    return result
  }
}
