public import Funds
public import Quantities

/// The rows of an official budget form, in order: a file that an office can edit.
public struct BudgetForm: Sendable, Hashable {
  /// One row of the form.
  public struct Row: Sendable, Hashable {
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
    /// What the row adds up.
    public let content: Content

    /// Makes a row of a form; level 0 is a grand total.
    public init(
      name: String, title: LocalizedText, code: String?, level: Int, side: Side, content: Content
    ) {
      self.name = name
      self.title = title
      self.code = code
      self.level = level
      self.side = side
      self.content = content
    }
  }

  /// What a row adds up.
  public enum Content: Sendable, Hashable {
    /// Lines of the fund; `ofWhich` rows repeat a part of a row above and join no total.
    case lines([String], ofWhich: Bool)
    /// Other rows, added.
    case sum([String])
    /// The first row less the second.
    case difference(String, String)
    /// The balance carried in.
    case openingBalance
    /// The balance carried out.
    case closingBalance
  }

  /// A figure below the form.
  public struct Memo: Sendable, Hashable {
    /// The memo's wording as the form prints it.
    public let title: LocalizedText
    /// The money or the parameter that the memo shows.
    public let content: MemoContent

    /// Makes a memo row.
    public init(title: LocalizedText, content: MemoContent) {
      self.title = title
      self.content = content
    }
  }

  /// What a memo row shows.
  public enum MemoContent: Sendable, Hashable {
    /// The sum of lines of the fund, by their short names.
    case lines([String])
    /// A parameter of the catalogue, by its full name.
    case parameter(String)
  }

  /// The form's short name, by which models ask for it.
  public let name: String
  /// The form's name as printed.
  public let title: LocalizedText

  /// Whether the books stand beside each other as columns, with their total.
  public let hasBookColumns: Bool
  /// The rows in the form's own order.
  public let rows: [Row]
  /// The figures below the form, in order.
  public let memos: [Memo]

  /// Makes a form from its rows and memos.
  public init(
    name: String, title: LocalizedText, hasBookColumns: Bool, rows: [Row], memos: [Memo]
  ) {
    self.name = name
    self.title = title
    self.hasBookColumns = hasBookColumns
    self.rows = rows
    self.memos = memos
  }
}
