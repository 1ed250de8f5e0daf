public import Quantities
public import Tables

/// What is still to be settled of a triangle, by the method asked for and by another beside it.
public struct RunoffOutcome: Sendable {
  /// The method asked for.
  public let first: RunoffView

  /// Another method beside it, where one can be computed.
  public let second: RunoffView?

  /// The development factors, where the triangle has them.
  public let factors: FactorTable?

  /// How far the total may move when one more period becomes known: the standard error of the
  /// one-year development result. `nil` unless the triangle is complete and its factors are
  /// volume-weighted over everything, without a tail.
  public let oneYearError: Double?

  /// Findings that did not forbid going on.
  public let notes: [Diagnostic]

  /// The table `origin,latest,ultimate,unsettled,standard_error` with a last row `total`.
  ///
  /// Numbers have at most fourteen significant digits; the standard error is empty where the method has
  /// none.
  public var csv: [UInt8] { originTable.csv }

  /// The origins, a row each, and their total.
  private var originTable: WrittenTable {
    var writer = WrittenTable(
      "origins",
      columns: [.text("origin")]
        + ["latest", "ultimate", "unsettled", "standard_error"].map { .number($0) })
    for row in first.origins + [first.total] {
      writer.append(
        [row.origin] + [row.latest, row.ultimate, row.unsettled].map(figureText)
          + [row.standardError.map(figureText) ?? ""])
    }
    return writer
  }

  /// The table of future periods, one row a period, then `beyond` where there is a tail and `total`.
  ///
  /// Columns `period,step,expected,standard_error,lo80,hi80,lo95,hi95,other_expected,
  /// other_standard_error`; the last two are those of the second method.
  public var runOffCSV: [UInt8] { settlementTable.csv }

  /// The future periods, a row each.
  private var settlementTable: WrittenTable {
    var writer = WrittenTable(
      "settlements",
      columns: [.text("period")]
        + [
          "step", "expected", "standard_error", "lo80", "hi80", "lo95", "hi95", "other_expected",
          "other_standard_error",
        ].map { .number($0) })
    for row in settlements {
      let ends = row.first.ranges.flatMap { [$0.lowerBound, $0.upperBound] }.map(figureText)
      writer.append(
        [
          row.first.period, row.first.step.map { "\($0)" } ?? "", figureText(row.first.expected),
          row.first.standardError.map(figureText) ?? "",
        ] + (ends.isEmpty ? ["", "", "", ""] : ends)
          + [
            row.second.map { figureText($0.expected) } ?? "",
            row.second?.standardError.map(figureText) ?? "",
          ])
    }
    return writer
  }

  /// The future periods by both methods; a `beyond` of the first method where either has one.
  var settlements: [(first: RunoffView.Settlement, second: RunoffView.Settlement?)] {
    var rows = first.settlements.enumerated().map { index, row in
      (first: row, second: second?.settlements[index] as RunoffView.Settlement?)
    }
    let none = RunoffView.Settlement(
      period: "beyond", step: nil, expected: 0, standardError: nil, ranges: [])
    if first.beyond != nil || second?.beyond != nil {
      rows.append((first.beyond ?? none, second.map { $0.beyond ?? none }))
    }
    rows.append((first.whole, second?.whole))
    return rows
  }

  /// Writes the table of origins; the file appears whole or not at all. A name that ends in `.xlsx`
  /// asks for a workbook, any other for CSV.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(to path: String) throws(OutputFault) {
    try writeTables([(path, originTable)])
  }

  /// Writes the table of future periods, likewise.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writeRunOff(to path: String) throws(OutputFault) {
    try writeTables([(path, settlementTable)])
  }

  /// Writes the development factors, likewise; nothing where there are none.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writeFactors(to path: String) throws(OutputFault) {
    if let factors { try writeTables([(path, factors.table)]) }
  }

  /// Writes a page with charts and tables, likewise.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writePage(to path: String, in language: Language) throws(OutputFault) {
    try writeWhole(Array(RunoffPage(self).document(in: language).utf8), to: path)
  }
}
