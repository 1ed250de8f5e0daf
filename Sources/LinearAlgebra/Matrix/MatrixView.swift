/// Something that can be read as a matrix: a matrix itself, or a view of part of one.
public protocol MatrixReadable: Sendable {
  /// The whole of it, without a copy.
  var view: MatrixView { get }
}

extension Matrix: MatrixReadable {
  /// The whole matrix as a view.
  public var view: MatrixView {
    MatrixView(
      storage: storage, offset: 0, stride: max(1, rows), storedRows: rows, storedColumns: columns,
      isTransposed: false)
  }

  /// A rectangular part, read in place.
  public subscript(rows rowRange: Range<Int>, columns columnRange: Range<Int>) -> MatrixView {
    view[rows: rowRange, columns: columnRange]
  }
}

/// A rectangular part of a matrix, perhaps transposed, read in place.
///
/// A view copies no element: it shares the matrix's storage and hands the kernels an offset and
/// the distance between columns. The matrix may be changed while a view of it lives; the view keeps
/// the old values (that one write then copies the storage).
public struct MatrixView: MatrixReadable {
  let storage: [Double]
  let offset: Int
  /// The distance in the storage between the starts of neighbouring stored columns.
  let stride: Int
  let storedRows: Int
  let storedColumns: Int

  /// True if rows and columns are exchanged with respect to the storage.
  public let isTransposed: Bool

  /// The number of rows, as seen through the view.
  public var rows: Int { isTransposed ? storedColumns : storedRows }

  /// The number of columns, as seen through the view.
  public var columns: Int { isTransposed ? storedRows : storedColumns }

  /// The view itself.
  public var view: MatrixView { self }

  /// The same elements with rows and columns exchanged.
  public var transposed: MatrixView {
    MatrixView(
      storage: storage, offset: offset, stride: stride, storedRows: storedRows,
      storedColumns: storedColumns, isTransposed: !isTransposed)
  }

  /// The element in a row and a column of the view, both counted from zero.
  public subscript(row: Int, column: Int) -> Double {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "Element (\(row), \(column)) lies outside a \(rows) × \(columns) view.")
    return isTransposed
      ? storage[offset + column + row * stride] : storage[offset + row + column * stride]
  }

  /// A rectangular part of the view.
  public subscript(rows rowRange: Range<Int>, columns columnRange: Range<Int>) -> MatrixView {
    precondition(
      rowRange.lowerBound >= 0 && rowRange.upperBound <= rows && columnRange.lowerBound >= 0
        && columnRange.upperBound <= columns,
      "Rows \(rowRange) and columns \(columnRange) lie outside a \(rows) × \(columns) view.")
    let storedRowRange = isTransposed ? columnRange : rowRange
    let storedColumnRange = isTransposed ? rowRange : columnRange
    return MatrixView(
      storage: storage,
      offset: offset + storedRowRange.lowerBound + storedColumnRange.lowerBound * stride,
      stride: stride, storedRows: storedRowRange.count, storedColumns: storedColumnRange.count,
      isTransposed: isTransposed)
  }

  /// A matrix of its own with the elements of the view.
  public func copied() -> Matrix {
    if !isTransposed && offset == 0 && stride == max(1, storedRows)
      && storage.count == storedRows * storedColumns
    {
      return Matrix(rows: rows, columns: columns, elements: storage)
    }
    return Matrix(rows: rows, columns: columns) { self[$0, $1] }
  }
}
