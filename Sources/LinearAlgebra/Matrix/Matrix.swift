/// A rectangle of `Double`, stored column by column.
///
/// Element (i, j) lies at `elements[i + j * rows]`. Either dimension may be zero. A matrix is a
/// value: a copy shares its storage until one of the two is written to.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int

  /// The number of columns.
  public let columns: Int

  @usableFromInline var storage: [Double]

  /// A matrix from its elements in column-major order.
  ///
  /// - Precondition: `elements` holds `rows * columns` numbers, and neither dimension is negative.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(
      rows >= 0 && columns >= 0, "A matrix cannot have \(rows) rows and \(columns) columns.")
    precondition(
      elements.count == rows * columns,
      "A \(rows) × \(columns) matrix needs \(rows * columns) elements, not \(elements.count).")
    self.rows = rows
    self.columns = columns
    self.storage = elements
  }

  /// The elements in column-major order.
  @inlinable public var elements: [Double] { storage }

  /// True if there are as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// The element in a row and a column, both counted from zero.
  @inlinable public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(
        row >= 0 && row < rows && column >= 0 && column < columns,
        "The row or the column lies outside the matrix.")
      return storage[row + column * rows]
    }
    set {
      precondition(
        row >= 0 && row < rows && column >= 0 && column < columns,
        "The row or the column lies outside the matrix.")
      storage[row + column * rows] = newValue
    }
  }
}
