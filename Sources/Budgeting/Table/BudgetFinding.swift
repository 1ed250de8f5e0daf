public import Quantities

/// Something about a budget table that its reader must know and that is not repaired.
public struct BudgetFinding: Sendable, Hashable {
  /// What a finding about a table says.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A published figure that its printed parts miss by rounding.
    case rounding
    /// A balance that its flows do not explain.
    case adjustment
    /// A line of the model that no row of the form shows.
    case lineNotInForm = "line-not-in-form"
    /// A line that the form names and the model does not have.
    case lineNotInModel = "line-not-in-model"
    /// A column that the records do not carry.
    case missingColumn = "missing-column"
    /// Closed periods of the year without a record.
    case missingPeriods = "missing-periods"
  }

  /// What the finding says.
  public let kind: Kind

  /// The book, where it concerns one book's columns.
  public let book: String?
  /// The column concerned; `nil` where it is none in particular.
  public let column: BudgetColumn?

  /// The row's or line's name.
  public let item: String?

  /// The difference in units of the last printed place, where there is one.
  public let difference: Int64?
  /// The finding in a sentence.
  public let text: LocalizedText
}
