/// A row of a sheet that holds something.
struct SheetRow {
  /// A cell that holds something.
  struct Cell {
    /// The column, from 1.
    let column: Int
    /// What the cell shows, numbers in full.
    let text: String
    /// Whether the cell holds a formula that was never calculated.
    let isUncalculated: Bool
  }

  /// The row, from 1.
  let number: Int

  /// The cells from left to right.
  var cells: [Cell]

  /// The text in a column; empty where there is none.
  func text(_ column: Int) -> String {
    cells.first { $0.column == column }?.text ?? ""
  }
}
