extension Workbook {
  /// One sheet of a workbook.
  public struct Sheet: Sendable, Hashable {
    /// The name on the tab: 1…31 characters, none of `[ ] : * ? / \`, unique in the workbook.
    public var name: String
    /// The columns from the left; those beyond keep the standard width and format.
    public var columns: [Column]
    /// The rows from the top.
    public var rows: [Row]

    /// Rows at the top that stay when scrolling.
    public var frozenRows: Int

    /// Columns at the left that stay when scrolling.
    public var frozenColumns: Int

    /// How the sheet is laid out on paper.
    public var print: PrintSetup

    /// The lists that drop down from its cells.
    public var choices: [Choice]

    /// Makes a sheet.
    public init(
      name: String, columns: [Column] = [], rows: [Row], frozenRows: Int = 0,
      frozenColumns: Int = 0, print: PrintSetup = PrintSetup(), choices: [Choice] = []
    ) {
      self.name = name
      self.columns = columns
      self.rows = rows
      self.frozenRows = frozenRows
      self.frozenColumns = frozenColumns
      self.print = print
      self.choices = choices
    }

    /// A column's width and how its numbers are shown where a cell does not say.
    public struct Column: Sendable, Hashable {
      /// The width in characters of the standard typeface; an ideograph takes about two.
      public var width: Double

      /// How numbers of the column's cells are shown where a cell does not say.
      public var format: Format

      /// Makes a column.
      public init(width: Double, format: Format = .general) {
        self.width = width
        self.format = format
      }
    }

    /// A row of cells from the first column on.
    public struct Row: Sendable, Hashable {
      /// The cells from the first column on.
      public var cells: [Cell]

      /// The style of cells that do not say their own.
      public var style: Style

      /// The height in points; `nil` for the standard.
      public var height: Double?

      /// Makes a row.
      public init(_ style: Style = .line, height: Double? = nil, cells: [Cell]) {
        self.cells = cells
        self.style = style
        self.height = height
      }
    }

    /// How a sheet is printed, on A4.
    public struct PrintSetup: Sendable, Hashable {
      /// Whether pages lie on their long side.
      public var isLandscape: Bool

      /// The first rows, by count, that every page repeats: title and heads.
      public var repeatedRows: Range<Int>?

      /// Whether the sheet is shrunk until its columns fit one page's width.
      public var fitsWidth: Bool

      /// The text at the head's left, such as the fund.
      public var head: String

      /// The text at the foot's left, such as date and version; page numbers are at its right.
      public var foot: String

      /// A large grey word across the head of every page, such as 测算稿.
      public var draftMark: String?

      /// Makes a print setup.
      public init(
        isLandscape: Bool = true, repeatedRows: Range<Int>? = nil, fitsWidth: Bool = true,
        head: String = "", foot: String = "", draftMark: String? = nil
      ) {
        self.isLandscape = isLandscape
        self.repeatedRows = repeatedRows
        self.fitsWidth = fitsWidth
        self.head = head
        self.foot = foot
        self.draftMark = draftMark
      }
    }
  }
}
