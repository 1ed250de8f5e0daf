public import Quantities

/// A table of figures with its unit in the column heads.
public struct DataTable: PageComponent, Hashable {
  /// What the table shows; printed above it.
  public var caption: LocalizedText?

  /// The unit and basis that hold for the whole table, printed right above its head.
  public var basis: LocalizedText?

  /// The columns from the left.
  public var columns: [Column]
  /// The rows from the top, the heads of columns not among them.
  public var rows: [Row]

  /// Notes and sources below the table.
  public var notes: [LocalizedText]

  /// Whether the table is set small and tight, as the budget form is.
  public var isDense: Bool

  /// Makes a table; every row must have a cell for every column.
  public init(
    caption: LocalizedText? = nil, basis: LocalizedText? = nil, columns: [Column], rows: [Row],
    notes: [LocalizedText] = [], isDense: Bool = false
  ) {
    for row in rows {
      precondition(
        row.cells.count == columns.count,
        "A row needs \(columns.count) cells, one a column, not \(row.cells.count).")
    }
    self.caption = caption
    self.basis = basis
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.isDense = isDense
  }

  /// A column: its head, unit and alignment.
  public struct Column: Sendable, Hashable {
    /// The column's head, without its unit.
    public var head: LocalizedText
    /// The unit of the column's figures, printed in its head; `nil` where the table's basis says
    /// it.
    public var unit: LocalizedText?

    /// A head over this and the neighbouring columns of the same group.
    public var group: LocalizedText?

    /// Whether the column holds figures, labels or prose.
    public var kind: Kind

    /// Whether every figure in the column is an estimate and set in italics.
    public var isEstimate: Bool

    /// Makes a column.
    public init(
      _ head: LocalizedText, unit: LocalizedText? = nil, group: LocalizedText? = nil,
      kind: Kind = .figure, isEstimate: Bool = false
    ) {
      self.head = head
      self.unit = unit
      self.group = group
      self.kind = kind
      self.isEstimate = isEstimate
    }

    /// How a column is set.
    public enum Kind: String, Sendable, Hashable {
      /// Right-aligned tabular digits.
      case figure
      /// Left-aligned words that do not break, such as a line's name or code.
      case label
      /// Left-aligned running text that breaks into lines.
      case prose
    }
  }

  /// A row of cells.
  public struct Row: Sendable, Hashable {
    /// What the row is to the rows around it.
    public var kind: Kind

    /// Steps of one em by which the first cell is indented.
    public var indent: Int

    /// One cell for each column.
    public var cells: [Cell]

    /// Makes a row.
    public init(_ kind: Kind = .line, indent: Int = 0, cells: [Cell]) {
      self.kind = kind
      self.indent = indent
      self.cells = cells
    }

    /// What a row is to the rows around it.
    public enum Kind: String, Sendable, Hashable {
      /// A head over the lines below, set bold.
      case group
      /// A plain line.
      case line
      /// A sum of a few lines above, set bold.
      case subtotal
      /// A sum with a rule above, set bold.
      case total
      /// A row outside the sums, set in the secondary ink.
      case memo
    }
  }
}

extension DataTable {
  /// One cell: text already formatted for people.
  public struct Cell: Sendable, Hashable {
    /// The text of the cell, already formatted.
    public var text: LocalizedText

    /// Whether the figure is an estimate and set in italics.
    public var isEstimate: Bool

    /// A status shown as dot and word before the text.
    public var status: Status?

    /// An element of this document that the cell links to.
    public var anchor: String?

    /// Makes a cell.
    public init(
      _ text: LocalizedText, isEstimate: Bool = false, status: Status? = nil, anchor: String? = nil
    ) {
      self.text = text
      self.isEstimate = isEstimate
      self.status = status
      self.anchor = anchor
    }

    /// A cell whose text reads the same in both languages.
    public static func verbatim(_ text: String, isEstimate: Bool = false) -> Cell {
      Cell(LocalizedText(verbatim: text), isEstimate: isEstimate)
    }

    /// A printed figure; `–` for zero, `×` where there is none.
    public static func figure(_ figure: PrintedFigure?, isEstimate: Bool = false) -> Cell {
      .verbatim(NumberText.figure(figure), isEstimate: isEstimate)
    }

    /// A change with its sign.
    public static func change(_ figure: PrintedFigure?, isEstimate: Bool = false) -> Cell {
      .verbatim(NumberText.change(figure), isEstimate: isEstimate)
    }

    /// A percentage, with its sign where it is a change.
    public static func percent(
      _ figure: PrintedFigure?, signed: Bool = false, isEstimate: Bool = false
    ) -> Cell {
      .verbatim(NumberText.percent(figure, signed: signed), isEstimate: isEstimate)
    }

    /// A cell that stays empty.
    public static let blank = Cell(LocalizedText(verbatim: ""))
  }
}
