import Foundation
import Quantities
import Statistics

/// The chance part of every line, keyed by names so that no line changes another's luck.
///
/// A line's amount on a path is its central amount times exp(level + noise). The level is a
/// random walk with uncertain drift: a year's step is s·(√ρ·F + √(1−ρ)·O), F shared by the lines
/// of a factor and O the line's own, and the drift adds s·Z/√n a year, n being the degrees of
/// freedom; s carries its own uncertainty, √(n/χ²ₙ), so that few years give wide ranges. Between
/// yearly nodes the level is linear. The noise is independent from period to period.
/// What is left of a cover year being collected has a level of its own besides, the same in all of its
/// months.
/// Levels have median one and noise mean one, so that the central projection is the median of each
/// line's years: a sum over many periods lies at the mean of its noise.
struct LineShocks {
  /// Levels by line and yearly node, one value a path; empty where a line has none.
  private let nodes: [[[Double]]]
  private let noise: [(field: RandomField, deviation: Double)]

  /// What is not known of the cover year being collected, by line: its deviation by period, and a
  /// standard normal value a path.
  private let collections: [(deviations: [Double], values: [Double])]
  private let periodsPerYear: Int
  private let start: Period
  private let paths: Range<Int>

  init(fund: PreparedFund, paths: Range<Int>) {
    let model = fund.plan.model
    let seed = fund.plan.simulation.seed
    let perYear = model.frequency.periodsPerYear
    let years = (fund.count + perYear - 1) / perYear
    let start = fund.start.firstMonth.ordinal
    func field(_ variable: String) -> RandomField {
      RandomField(RandomKey(seed: seed, fund: model.name, variable: variable))
    }
    func normals(_ variable: String, node: Int) -> [Double] {
      var values = [Double](repeating: 0, count: paths.count)
      field(variable).normals(period: start + 12 * node, paths: paths, into: &values)
      return values
    }

    var factors: [String: [[Double]]] = [:]
    for name in Set(model.lines.compactMap(\.uncertainty.factor)).sorted() {
      factors[name] = (0..<years).map { normals("factor.\(name)", node: $0) }
    }
    nodes = fund.lines.map { line in
      let evidence = line.evidence
      guard evidence.annual > 0 else { return [] }
      let name = line.item.name
      let factor = line.item.uncertainty.factor.flatMap { factors[$0] }
      let share = factor == nil ? 0 : line.item.uncertainty.share
      let (common, own) = (share.squareRoot(), (1 - share).squareRoot())
      let degrees = evidence.degreesOfFreedom
      let scale = LineShocks.scales(field("scale.\(name)"), degrees: degrees, paths: paths)
      let drift = normals("drift.\(name)", node: 0)
      let driftScale = degrees.isFinite ? 1 / degrees.squareRoot() : 0
      var levels = [[Double](repeating: 0, count: paths.count)]
      for year in 0..<years {
        var level = levels[year]
        let step = normals("line.\(name)", node: year)
        let shared = factor?[year]
        for path in level.indices {
          let innovation = own * step[path] + (shared.map { common * $0[path] } ?? 0)
          level[path] +=
            evidence.annual * scale[path] * (innovation + driftScale * drift[path])
        }
        levels.append(level)
      }
      return levels
    }
    collections = fund.lines.map { line in
      let deviations = line.collectionDeviation
      return (
        deviations, deviations.isEmpty ? [] : normals("collection.\(line.item.name)", node: 0)
      )
    }
    noise = fund.lines.map { (field("noise.\($0.item.name)"), $0.evidence.monthly) }
    periodsPerYear = perYear
    self.start = fund.start
    self.paths = paths
  }

  /// √(n/χ²ₙ) by path.
  private static func scales(_ field: RandomField, degrees: Double, paths: Range<Int>) -> [Double] {
    guard degrees.isFinite else { return [Double](repeating: 1, count: paths.count) }
    let chiSquare = GammaDistribution(shape: degrees / 2, scale: 2)
    return paths.map { path in
      var stream = field.stream(path: path)
      let chiSquared = chiSquare.draw(from: &stream)
      return (degrees / max(chiSquared, 1e-12)).squareRoot()
    }
  }

  /// Multiplies amounts by a line's level and noise in a period, apart where a cap needs it so.
  ///
  /// - Parameters:
  ///   - includesNoise: whether the period's noise is applied as well as the level.
  func multiply(
    _ amounts: inout [Double], line: Int, period index: Int, includesLevel: Bool = true,
    includesNoise: Bool = true
  ) {
    let levels = includesLevel ? nodes[line] : []
    let deviation = includesNoise ? noise[line].deviation : 0
    let (open, common) = collections[line]
    let own = includesLevel && open.indices.contains(index) ? open[index] : 0
    if levels.isEmpty && deviation == 0 && own == 0 { return }
    let year = index / periodsPerYear
    let part = Double(index % periodsPerYear + 1) / Double(periodsPerYear)
    var exponents = [Double](repeating: 0, count: amounts.count)
    if deviation > 0 {
      noise[line].field.normals(
        period: start.advanced(by: index).lastMonth.ordinal, paths: paths, into: &exponents)
      let toMean = deviation * deviation / 2
      for path in exponents.indices { exponents[path] = exponents[path] * deviation - toMean }
    }
    if !levels.isEmpty {
      let (from, to) = (levels[year], levels[year + 1])
      for path in exponents.indices {
        exponents[path] += from[path] + (to[path] - from[path]) * part
      }
    }
    if own > 0 {
      for path in exponents.indices { exponents[path] += own * common[path] }
    }
    for path in amounts.indices { amounts[path] *= exp(exponents[path]) }
  }
}
