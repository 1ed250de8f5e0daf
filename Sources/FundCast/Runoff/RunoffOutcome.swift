public import Quantities
public import Tables

/// What is still to be settled, by origin and in total.
public struct RunoffOutcome: Sendable {
  /// One origin, or the total.
  public struct Row: Sendable, Hashable {
    /// The origin as the file writes it; `total` in the last row.
    public let origin: String

    /// What is settled.
    public let latest: Double

    /// What will have been settled.
    public let ultimate: Double

    /// The standard error of what is unsettled, where the method gives one.
    public let standardError: Double?

    /// What is still to be settled.
    public var unsettled: Double { ultimate - latest }
  }

  /// Another method's total, to stand beside this one's.
  public struct Comparison: Sendable, Hashable {
    /// The other method.
    public let method: RunoffRequest.Method

    /// Its total unsettled amount.
    public let unsettled: Double

    /// Its standard error, where it gives one.
    public let standardError: Double?
  }

  /// The method used.
  public let method: RunoffRequest.Method

  /// The origins, oldest first.
  public let origins: [Row]

  /// All origins together.
  public let total: Row

  /// What is expected to be settled in each future period.
  public let settlements: [Double]

  /// What is expected after them, from a tail.
  public let beyond: Double

  /// Another method beside it, where one can be computed.
  public let comparison: Comparison?

  /// Findings that did not forbid going on.
  public let notes: [Diagnostic]

  /// The table `origin,latest,ultimate,unsettled,standard_error` with a last row `total`.
  ///
  /// Numbers are written with all their digits; the standard error is empty where the method has
  /// none.
  public var csv: [UInt8] {
    var writer = CSVWriter(
      header: ["origin", "latest", "ultimate", "unsettled", "standard_error"])
    for row in origins + [total] {
      writer.append(
        [row.origin] + [row.latest, row.ultimate, row.unsettled].map(figureText)
          + [row.standardError.map(figureText) ?? ""])
    }
    return writer.bytes
  }

  /// Writes the table; the file appears whole or not at all.
  public func write(to path: String) throws(OutputFault) {
    try writeWhole(csv, to: path)
  }
}
