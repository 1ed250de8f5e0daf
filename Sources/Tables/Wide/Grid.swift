internal import Quantities

/// The filled cells of a sheet, or of a text of comma-separated values, before anything is known of
/// their order.
///
/// Rows and columns that hold nothing are left out; rows and columns are counted from 0, places are
/// those of the file.
struct Grid {
  /// A cell that holds something.
  struct Cell {
    /// What the cell shows.
    let text: String
    /// Where it stands.
    let place: SourcePlace
    /// Whether it repeats the text of the merged cells that it belongs to.
    var isSpread = false
    /// Whether it holds a formula that was never calculated.
    var isUncalculated = false
  }

  /// The file's path as the user gave it.
  let file: String

  /// The sheet of a workbook; `nil` for a text.
  let sheet: String?

  private let cells: [[Cell?]]

  /// The number of columns.
  let columnCount: Int

  /// Makes a grid of rows, all of the same width.
  init(file: String, sheet: String?, cells: [[Cell?]]) {
    self.file = file
    self.sheet = sheet
    self.cells = cells
    columnCount = cells.first?.count ?? 0
  }

  /// The number of rows.
  var rowCount: Int { cells.count }

  /// The cell at a place, where it holds something.
  subscript(row: Int, column: Int) -> Cell? { cells[row][column] }

  /// The file, or the sheet of a workbook, as a whole.
  var wholePlace: SourcePlace {
    sheet.map { SourcePlace(file: file, sheet: $0) } ?? SourcePlace(file: file)
  }
}
