public import Funds
public import Quantities

/// The rows of an official budget form, in order: a file that an office can edit.
public struct BudgetForm: Sendable, Hashable {
  /// One row of the form.
  public struct Row: Sendable, Hashable {
    /// The row's short name, unique in the form.
    public let name: String
    public let title: LocalizedText

    /// The subject code, where the form prints one.
    public let code: String?

    /// The depth of indentation; 0 for grand totals.
    public let level: Int
    public let side: Side
    public let content: Content

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
    public let title: LocalizedText
    public let content: MemoContent

    public init(title: LocalizedText, content: MemoContent) {
      self.title = title
      self.content = content
    }
  }

  /// What a memo row shows.
  public enum MemoContent: Sendable, Hashable {
    case lines([String])
    case parameter(String)
  }

  public let name: String
  public let title: LocalizedText

  /// Whether the books stand beside each other as columns, with their total.
  public let hasBookColumns: Bool
  public let rows: [Row]
  public let memos: [Memo]

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
