extension Workbook {
  /// One cell of a sheet.
  public struct Cell: Sendable, Hashable {
    /// What the cell holds.
    public var value: Value

    /// The cell's own style; `nil` takes the row's.
    public var style: Style?

    /// The cell's own number format; `nil` takes the column's.
    public var format: Format?

    /// Whether the figure is an estimate and set in italics.
    public var isEstimate: Bool

    /// Steps by which the text is indented.
    public var indent: Int

    /// Columns the cell reaches over, itself included.
    public var span: Int

    /// Rows the cell reaches over, itself included.
    public var rowSpan: Int

    /// A note that shows when the pointer rests on the cell; empty for none.
    public var note: String

    /// Makes a cell.
    public init(
      _ value: Value, style: Style? = nil, format: Format? = nil, isEstimate: Bool = false,
      indent: Int = 0, span: Int = 1, rowSpan: Int = 1, note: String = ""
    ) {
      precondition(span > 0 && rowSpan > 0, "A cell reaches over at least one column and row.")
      self.value = value
      self.style = style
      self.format = format
      self.isEstimate = isEstimate
      self.indent = indent
      self.span = span
      self.rowSpan = rowSpan
      self.note = note
    }

    /// What a cell holds.
    public enum Value: Sendable, Hashable {
      /// Nothing; only the style is written.
      case blank
      /// Text, never read as a formula.
      case text(String)
      /// A finite number; the format says how it is shown.
      case number(Double)
      /// A formula such as `=SUM(C4:C9)` with the value it has when the file is opened.
      case formula(String, cached: Double)
    }

    /// An empty cell.
    public static let blank = Cell(.blank)

    /// A cell of text.
    public static func text(_ text: String, indent: Int = 0) -> Cell {
      Cell(.text(text), indent: indent)
    }

    /// A cell with a number, or an empty one.
    public static func number(_ value: Double?, isEstimate: Bool = false) -> Cell {
      Cell(value.map { .number($0) } ?? .blank, isEstimate: isEstimate)
    }

    /// A cell with a printed figure as a number that can be computed with; `×` where there is none.
    public static func figure(_ figure: PrintedFigure?, isEstimate: Bool = false) -> Cell {
      guard let figure else { return Cell(.text(NumberText.notApplicable), format: .label) }
      return Cell(.number(figure.value), format: .amount(figure.decimals), isEstimate: isEstimate)
    }
  }
}
