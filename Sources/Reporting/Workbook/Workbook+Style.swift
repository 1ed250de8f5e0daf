extension Workbook {
  /// The look of a cell.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    /// The sheet's title, large and centred.
    case title
    /// A line under the title: unit, basis, date.
    case subtitle
    /// A column head with a rule below, wrapped.
    case head
    /// A plain line of a table.
    case line
    /// A head over a group of lines, bold.
    case group
    /// A sum of a few lines, bold.
    case subtotal
    /// A sum with a rule above, bold.
    case total
    /// A row outside the sums, in grey.
    case memo
    /// A note below a table, wrapped.
    case note
    /// A cell the reader is to fill in, lightly tinted.
    case input
  }

  /// How a cell's number is shown.
  public enum Format: Sendable, Hashable {
    /// As it is.
    case general
    /// With thousands separated and fixed decimals, `−` for minus and `–` for zero.
    case amount(Int)
    /// The same with a sign before increases.
    case change(Int)
    /// A share as per cent.
    case percent(Int)
    /// Text, right-aligned as figures are.
    case label
    /// Text that breaks into lines.
    case prose

    /// The format code of a spreadsheet.
    var code: String? {
      switch self {
      case .general, .prose: return nil
      case .label: return "@"
      case .amount(let decimals):
        let digits = "#,##0" + fraction(decimals)
        return "\(digits);\"\u{2212}\"\(digits);\"\u{2013}\";@"
      case .change(let decimals):
        let digits = "#,##0" + fraction(decimals)
        return "+\(digits);\"\u{2212}\"\(digits);\"\u{2013}\";@"
      case .percent(let decimals):
        let digits = "0" + fraction(decimals) + "%"
        return "\(digits);\"\u{2212}\"\(digits);\"\u{2013}\";@"
      }
    }

    private func fraction(_ decimals: Int) -> String {
      decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
    }
  }
}
