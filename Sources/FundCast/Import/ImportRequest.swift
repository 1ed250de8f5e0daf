public import Quantities
public import Tables

/// Which tables are turned into records, and what is said where they do not say it themselves.
public struct ImportRequest: Sendable, Hashable {
  /// The files, workbooks or text, with the sheet behind `#` where one is meant.
  public var files: [String]
  /// The scenario or the model whose funds the figures are of.
  public var target: String
  /// A folder searched for models first.
  public var models: String?
  /// The fund of tables that do not name theirs.
  public var fund: String?
  /// The year of tables that do not say theirs.
  public var year: Int?
  /// The unit of figures of which none is said.
  public var unit: QuantityUnit?
  /// What flows measure where no head says it; `nil` for flow.
  public var basis: RecordBasis?
  /// How final the figures are; `nil` for final, or flash where a title says so.
  public var standing: RecordStanding?
  /// Where the figures were published, put before the cell in each record's source.
  public var source: String?
  /// The file that says what names mean which nothing else explains.
  public var map: String?
  /// Whether an empty cell among a flow's months is a zero.
  public var takesBlanksAsZero = false

  /// Asks for tables to be read for a scenario or a model.
  public init(files: [String], target: String) {
    self.files = files
    self.target = target
  }
}
