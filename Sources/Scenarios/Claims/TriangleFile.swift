public import Actuarial
public import Quantities
import Tables

/// A triangle read from a table of `origin,development,value`, one cell a row.
public struct TriangleFile: Sendable {
  /// The file's path as it was given.
  public let path: String

  /// The triangle.
  public private(set) var triangle: ClaimsTriangle

  /// Whether a change in the speed of settlement was taken out.
  public private(set) var isRestated = false

  /// How the file writes each origin.
  public let labels: [String]

  /// Each origin's exposure, where the file has the column.
  public let exposure: [Double]?

  /// The first origin that lacks one, where others have it.
  public let originWithoutExposure: String?

  /// Findings that do not forbid going on.
  public let notes: [Diagnostic]

  /// What the origins are.
  public let grain: OriginText.Grain

  private let places: TrianglePlaces

  static let schema = ColumnSchema([
    .init("origin", aliases: ["服务期", "起期", "发生期", "service", "accident"], isRequired: true),
    .init("development", aliases: ["进展期", "发展期", "结算期", "dev", "lag"], isRequired: true),
    .init("value", aliases: ["金额", "结算金额", "数值", "amount", "件数", "count"], isRequired: true),
    .init("exposure", aliases: ["人数", "暴露量", "members", "ultimate", "最终件数", "总件数"]),
  ])

  /// Reads a triangle.
  ///
  /// - Throws: `InputFault` with everything wrong in the rows, or the first thing wrong with the
  ///   triangle they make.
  public init(_ path: String, measure: ClaimsTriangle.Measure) throws(InputFault) {
    var reader = try FigureReader(path, Self.schema)
    var cells: [(row: Int, origin: OriginText, development: Int, value: Double)] = []
    var labels: [OriginText: String] = [:]
    var exposures: [OriginText: Double] = [:]
    var blanks: [TriangleBlanks.Row] = []
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
      let isBlank = reader.text(row, "value").isEmpty
      let value = isBlank ? nil : Self.amount(row, &reader)
      if let exposure = reader.number(row, "exposure") {
        if exposure < 0 {
          reader.report(
            row, "exposure", "negative-exposure",
            LocalizedText(
              "\(reader.text(row, "exposure")) 是负数", "\(reader.text(row, "exposure")) is negative"),
            LocalizedText("不小于零的数", "a number not below zero"))
        }
        if let earlier = exposures[origin], earlier != exposure {
          reader.report(
            row, "exposure", "conflicting-exposure",
            LocalizedText(
              "“\(text)”的人数前面是 \(earlier)，这里是 \(exposure)",
              "the exposure of “\(text)” was \(earlier) before and is \(exposure) here"))
        }
        exposures[origin] = exposure
      }
      if isBlank, let development {
        blanks.append(.init(row: row, origin: origin.number, development: development))
      }
      guard let development, let value else { continue }
      labels[origin] = labels[origin] ?? text
      cells.append((row, origin, development, value))
    }
    let open = TriangleBlanks(
      blanks, beside: cells.map { ($0.origin.number, $0.development) }
    ).report(&reader)
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
    let written = triangle.origins.map { byNumber[$0] ?? "\($0)" }
    self.labels = written
    let exposureByNumber = Dictionary(uniqueKeysWithValues: exposures.map { ($0.number, $1) })
    let found = triangle.origins.compactMap { exposureByNumber[$0] }
    exposure = found.count == triangle.originCount ? found : nil
    originWithoutExposure =
      found.isEmpty
      ? nil
      : triangle.origins.firstIndex { exposureByNumber[$0] == nil }.map { written[$0] }
    let known = cells.map {
      TriangleReview.Cell($0.row, $0.origin.number, $0.development, $0.value)
    }
    let review = TriangleReview(
      reader, known, triangle: triangle, labels: written, measure: measure)
    notes =
      reader.findings + open + review.rising + review.falling + review.odd + review.missing
      + review.diagonal
    grain = cells.first?.origin.grain ?? .number
    self.path = path
  }

  /// Where an origin, a development or a cell first stands in the file.
  public func place(origin: Int?, development: Int?) -> SourcePlace {
    places.place(origin, development)
  }

  /// The triangle as if every origin had been settled at the latest diagonal's speed.
  ///
  /// How many claims an origin has in the end must be known otherwise, as the number reported: the
  /// chain ladder of the numbers settled would take a change of speed for a change of number.
  ///
  /// - Parameter counts: numbers of claims settled, with each origin's number in the end as exposure.
  /// - Throws: `InputFault` where the two triangles have other cells, numbers do not rise or the
  ///   numbers in the end are missing.
  public func restated(by counts: TriangleFile) throws(InputFault) -> TriangleFile {
    let isAlike =
      counts.grain == grain && counts.triangle.origins == triangle.origins
      && counts.triangle.developments == triangle.developments
      && triangle.origins.indices.allSatisfy { origin in
        triangle.lastDevelopment(of: origin) == counts.triangle.lastDevelopment(of: origin)
      }
    guard isAlike else {
      throw InputFault(
        Diagnostic(
          code: "other-cells", at: SourcePlace(file: counts.path),
          found: LocalizedText(
            "件数三角的服务期或进展期与 \(path) 不同",
            "the numbers settled have other origins or developments than \(path)"),
          expected: LocalizedText("与金额三角相同的格", "the cells of the amounts")))
    }
    if let hole = triangle.firstHole {
      throw fault(.hole(origin: hole.origin, development: hole.development))
    }
    guard let ultimate = counts.exposure else {
      throw InputFault(
        Diagnostic(
          code: "missing-ultimate", at: SourcePlace(file: counts.path),
          found: LocalizedText(
            "没有每个服务期的总件数", "how many claims each origin has in the end is not given"),
          expected: LocalizedText(
            "列 ultimate（每个服务期的总件数，如报告件数）",
            "a column ultimate: the number of claims of each origin, such as those reported")))
    }
    var result = self
    do throws(ClaimsError) {
      result.triangle = try SettlementSpeed.adjusted(
        triangle, counts: counts.triangle, ultimateCounts: ultimate)
    } catch {
      throw counts.fault(error)
    }
    result.isRestated = true
    return result
  }

  /// An error of the computation as a finding with its place in the file.
  public func fault(_ error: ClaimsError) -> InputFault { places.fault(error) }
}
