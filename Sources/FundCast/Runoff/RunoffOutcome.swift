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
  public var csv: [UInt8] {
    var writer = CSVWriter(
      header: ["origin", "latest", "ultimate", "unsettled", "standard_error"])
    for row in first.origins + [first.total] {
      writer.append(
        [row.origin] + [row.latest, row.ultimate, row.unsettled].map(figureText)
          + [row.standardError.map(figureText) ?? ""])
    }
    return writer.bytes
  }

  /// The table of future periods, one row a period, then `beyond` where there is a tail and `total`.
  ///
  /// Columns `period,step,expected,standard_error,lo80,hi80,lo95,hi95,other_expected,
  /// other_standard_error`; the last two are those of the second method.
  public var runOffCSV: [UInt8] {
    var writer = CSVWriter(
      header: [
        "period", "step", "expected", "standard_error", "lo80", "hi80", "lo95", "hi95",
        "other_expected", "other_standard_error",
      ])
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
    return writer.bytes
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

  /// Writes the table of origins; the file appears whole or not at all.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(to path: String) throws(OutputFault) {
    try writeWhole(csv, to: path)
  }

  /// Writes the table of future periods, likewise.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writeRunOff(to path: String) throws(OutputFault) {
    try writeWhole(runOffCSV, to: path)
  }

  /// Writes the development factors, likewise; nothing where there are none.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writeFactors(to path: String) throws(OutputFault) {
    if let factors { try writeWhole(factors.csv, to: path) }
  }

  /// Writes a page with charts and tables, likewise.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writePage(to path: String, in language: Language) throws(OutputFault) {
    try writeWhole(Array(RunoffPage(self).document(in: language).utf8), to: path)
  }
}
