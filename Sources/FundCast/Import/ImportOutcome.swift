public import Quantities
public import Tables

/// What tables came to: the records, what was checked and what was left out.
public struct ImportOutcome: Sendable {
  /// One sheet, or a text as a whole.
  public struct Sheet: Sendable {
    /// The file, or the sheet of a workbook.
    public let place: SourcePlace
    /// The titles of the funds that its figures are of.
    public let funds: [LocalizedText]
    /// How many items it has figures of.
    public let itemCount: Int
    /// The periods of the figures, in order.
    public let periods: [Period]
    /// How many figures became records.
    public let recordCount: Int
    /// How many figures were added to others of their item.
    public let addedCount: Int
    /// How many empty cells became zeros.
    public let zeroCount: Int
    /// How many empty cells were passed over where the item has figures of other periods.
    public let blankCount: Int
    /// The units of the records as written.
    public let units: [String]
    /// The bases of the records, in order of first appearance.
    public let bases: [RecordBasis]
    /// Sums held against their parts.
    public let sums: SumCheck
    /// Figures that were not taken over.
    public let leftOut: [LeftOut]
    /// Words over others that were of no use.
    public let passedOver: [String]
    /// Why nothing was read from it; `nil` where something was.
    public let nothing: LocalizedText?
  }

  /// The sheets in order.
  public let sheets: [Sheet]

  /// The records in the order of the sheets' cells.
  public let records: [Record]

  /// Names that mean nothing; nothing may be written while there are any.
  public let unknownNames: [UnknownName]

  /// Whether a file was named to explain names and is not there yet.
  public let isMapMissing: Bool

  /// All that is wrong, unknown names among it.
  public let faults: [Diagnostic]

  /// Warnings and notes: sums that do not hold, repetitions, options of no use.
  public let notes: [Diagnostic]
}
