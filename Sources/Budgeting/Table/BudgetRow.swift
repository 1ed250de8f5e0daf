public import Funds
public import Quantities

/// A row of the budget table.
public struct BudgetRow: Sendable, Hashable {
  /// What the row is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Amounts of lines of the fund.
    case lines
    /// A part of a row above, in no total.
    case ofWhich = "of-which"
    /// Other rows, added.
    case total
    /// One row less another.
    case difference
    /// The balance carried in.
    case opening
    /// The balance carried out.
    case closing
  }

  /// The row's short name, unique in the form.
  public let name: String
  /// The row's wording as the form prints it.
  public let title: LocalizedText
  /// The subject code, where the form prints one.
  public let code: String?
  /// The depth of indentation; 0 for grand totals.
  public let level: Int
  /// Whether the row stands among income or expenditure.
  public let side: Side
  /// What the row is made of.
  public let kind: Kind
  /// The row's printed figures by column.
  public let figures: BudgetFigures

  /// How the figures come about, line by line; empty for totals.
  public let basis: [LocalizedText]

  /// The known matters of the year and the next that the row contains.
  public let remarks: [LocalizedText]
}

/// One line of the fund as it is printed: what the rows are added from.
public struct BudgetLine: Sendable, Hashable {
  /// The line as its model describes it.
  public let line: LineItem
  /// The line's printed figures by column.
  public let figures: BudgetFigures
}

/// The table of one book, or of the whole fund.
public struct BudgetSection: Sendable, Hashable {
  /// The book; `nil` for the whole fund, where lines between its books are left out.
  public let book: FundModel.Book?
  /// The book's name, or 合计 for the whole fund.
  public let title: LocalizedText

  /// The form's rows in order.
  public let rows: [BudgetRow]

  /// The fund's lines in the model's order.
  public let lines: [BudgetLine]

  /// A row by its name in the form.
  public func row(_ name: String) -> BudgetRow? {
    rows.first { $0.name == name }
  }

  /// A line by name.
  public func line(_ name: String) -> BudgetLine? {
    lines.first { $0.line.name == name }
  }

  /// The printed sum of the lines of one side.
  ///
  /// In a computed column it is the printed total of that side; in a published one it may miss the
  /// printed total by rounding. `nil` where the column does not apply to any line.
  public func sum(_ side: Side, _ column: BudgetColumn) -> Int64? {
    let known = lines.filter { $0.line.side == side }.compactMap { $0.figures[column] }
    return known.isEmpty ? nil : known.reduce(0, +)
  }
}

/// A figure below the form.
public struct BudgetMemo: Sendable, Hashable {
  /// What a memo shows.
  public enum Content: Sendable, Hashable {
    /// Money, like a row.
    case money(BudgetFigures)
    /// A parameter in base units: last year, the year and next year, for each group it differs by.
    case parameter(name: String, values: [GroupValues])
  }

  /// A parameter's values for one group.
  public struct GroupValues: Sendable, Hashable {
    /// The group's title; `nil` where the parameter does not differ by group.
    public let group: LocalizedText?

    /// At the end of last year, of the year, and of next year.
    public let values: [Double]
  }

  /// The memo's wording as the form prints it.
  public let title: LocalizedText
  /// The money or the parameter that the memo shows.
  public let content: Content
}
