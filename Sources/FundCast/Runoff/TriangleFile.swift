import Actuarial
import Quantities
import Tables

/// A triangle read from a table of `origin,development,value`, one cell a row.
struct TriangleFile {
  let triangle: ClaimsTriangle

  /// How the file writes each origin.
  let labels: [String]

  /// Each origin's exposure, where the file has the column.
  let exposure: [Double]?

  /// Findings that do not forbid going on.
  let notes: [Diagnostic]

  private let places: TrianglePlaces

  static let schema = ColumnSchema([
    .init("origin", aliases: ["服务期", "发生期", "service", "accident"], isRequired: true),
    .init("development", aliases: ["进展期", "结算期", "dev", "lag"], isRequired: true),
    .init("value", aliases: ["金额", "数值", "amount"], isRequired: true),
    .init("exposure", aliases: ["人数", "暴露量", "members"]),
  ])

  /// Reads a triangle.
  ///
  /// - Throws: `InputFault` with everything wrong in the rows, or the first thing wrong with the
  ///   triangle they make.
  init(_ path: String, measure: ClaimsTriangle.Measure) throws(InputFault) {
    var reader = try FigureReader(path, Self.schema)
    var cells: [(row: Int, origin: OriginText, development: Int, value: Double)] = []
    var labels: [OriginText: String] = [:]
    var exposures: [OriginText: Double] = [:]
    for row in 0..<reader.table.rowCount {
      let text = reader.text(row, "origin")
      guard let origin = OriginText(text) else {
        reader.report(
          row, "origin", "unknown-origin",
          LocalizedText("不认识的服务期“\(text)”", "an unknown origin “\(text)”"),
          LocalizedText("2024、2024-01、2024Q1 或序号", "2024, 2024-01, 2024Q1 or a number"))
        continue
      }
      if let first = cells.first, first.origin.grain != origin.grain {
        reader.report(
          row, "origin", "mixed-grain",
          LocalizedText(
            "“\(text)”与“\(reader.text(first.row, "origin"))”的期间长度不同",
            "“\(text)” is not of the length of “\(reader.text(first.row, "origin"))”"),
          LocalizedText("全部按年、按季或按月", "all by year, by quarter or by month"))
        continue
      }
      let development = reader.wholeNumber(row, "development")
      let value = reader.number(row, "value")
      if let exposure = reader.number(row, "exposure") {
        if let earlier = exposures[origin], earlier != exposure {
          reader.report(
            row, "exposure", "conflicting-exposure",
            LocalizedText(
              "“\(text)”的人数前面是 \(earlier)，这里是 \(exposure)",
              "the exposure of “\(text)” was \(earlier) before and is \(exposure) here"))
        }
        exposures[origin] = exposure
      }
      guard let development, let value else { continue }
      labels[origin] = labels[origin] ?? text
      cells.append((row, origin, development, value))
    }
    try reader.check()
    places = TrianglePlaces(
      path: path, reader: reader, cells: cells.map { ($0.row, $0.origin.number, $0.development) })
    do {
      triangle = try ClaimsTriangle(
        cells: cells.map {
          .init(origin: $0.origin.number, development: $0.development, value: $0.value)
        }, measure: measure)
    } catch {
      throw places.fault(error)
    }
    let byNumber = Dictionary(uniqueKeysWithValues: labels.map { ($0.number, $1) })
    self.labels = triangle.origins.map { byNumber[$0] ?? "\($0)" }
    let exposureByNumber = Dictionary(uniqueKeysWithValues: exposures.map { ($0.number, $1) })
    let found = triangle.origins.compactMap { exposureByNumber[$0] }
    exposure = found.count == triangle.originCount ? found : nil
    notes = reader.findings
  }

  /// An error of the computation as a finding with its place in the file.
  func fault(_ error: ClaimsError) -> InputFault { places.fault(error) }
}
