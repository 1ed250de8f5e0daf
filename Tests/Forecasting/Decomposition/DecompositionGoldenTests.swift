import Quantities
import Testing

@testable import Forecasting

@Suite(
  "Decompositions against R 4.2.2 and the R package forecast 8.20",
  .enabled(if: Golden.isPresent, "\(Golden.missing)"))
struct DecompositionGoldenTests {
  static func decompose(_ model: String, _ series: Series) throws -> Decomposition {
    switch model {
    case "stl_periodic": try STL().decompose(series)
    case "stl_periodic_robust": try STL(isRobust: true).decompose(series)
    case "stl_7": try STL(.years(7)).decompose(series)
    case "stl_7_robust": try STL(.years(7), isRobust: true).decompose(series)
    case "mstl": try MSTL().decompose(series)
    case "decompose_additive": try ClassicalDecomposition(.additive).decompose(series)
    default: try ClassicalDecomposition(.multiplicative).decompose(series)
    }
  }

  @Test(
    "Trend, season and remainder are R's to 1e-6 of the series",
    arguments: [
      "stl_periodic", "stl_periodic_robust", "stl_7", "stl_7_robust", "mstl",
      "decompose_additive", "decompose_multiplicative",
    ])
  func components(model: String) throws {
    let series = try Golden.series()
    let rows = try Golden.rows("golden/R_stl.csv").filter { $0[1] == model }
    let groups = Dictionary(grouping: rows) { $0[0] }
    #expect(groups.count == 10)
    for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
      let whole = try #require(series[name])
      let parts = try Self.decompose(model, whole)
      let scale = whole.observedValues.reduce(0) { max($0, abs($1)) }
      let season = parts.season
      var worst = 0.0
      for row in group {
        let index = try #require(Int(row[2])) - 1
        for (text, part) in zip(row[3...5], [season, parts.trend, parts.remainder]) {
          guard let expected = Double(text), let value = part[index] else {
            #expect(part[index] == nil && Double(text) == nil, "\(name) \(model) \(index)")
            continue
          }
          worst = max(worst, abs(value - expected) / scale)
        }
      }
      #expect(worst < 1e-6, "\(name) \(model): off by \(worst)")
    }
  }

  @Test("Gaps are filled as R's na.interp fills them")
  func interpolation() throws {
    let series = try Golden.series()
    let rows = try Golden.rows("golden/R_na_interp.csv")
    let groups = Dictionary(grouping: rows) { $0[0] }
    for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
      var whole = try #require(series[name])
      for row in group {
        let index = try #require(Int(row[1])) - 1
        whole = whole.replacing(whole.start.advanced(by: index), with: nil)
      }
      let scale = whole.observedValues.reduce(0) { max($0, abs($1)) }
      // R carries on past the last observation; here a gap at an end is cut off.
      guard whole.trimmed().count == whole.count else { continue }
      let filled = whole.interpolated()
      for row in group {
        let index = try #require(Int(row[1])) - 1
        let (value, expected) = try (#require(filled[index]), #require(Double(row[2])))
        #expect(abs(value - expected) < 1e-6 * scale, "\(name) \(index + 1): \(value) \(expected)")
      }
    }
  }
}
