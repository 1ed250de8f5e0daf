extension Matrix {
  /// A matrix of one value throughout; zero if none is given.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(
      rows >= 0 && columns >= 0, "A matrix cannot have \(rows) rows and \(columns) columns.")
    self.init(
      rows: rows, columns: columns, elements: [Double](repeating: value, count: rows * columns))
  }

  /// A matrix whose element (row, column) is what `value` returns for it.
  ///
  /// The elements are asked for column by column, from the top of each.
  public init(rows: Int, columns: Int, _ value: (_ row: Int, _ column: Int) -> Double) {
    self.init(rows: rows, columns: columns)
    for column in 0..<columns {
      for row in 0..<rows {
        storage[row + column * rows] = value(row, column)
      }
    }
  }

  /// A matrix from its rows, written as they are read on paper.
  ///
  /// - Precondition: all rows have the same length.
  public init(rows: [[Double]]) {
    let width = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      precondition(
        row.count == width,
        "Row \(index) of a matrix has \(row.count) elements, but the first row has \(width).")
    }
    self.init(rows: rows.count, columns: width) { rows[$0][$1] }
  }

  /// A matrix from its columns, such as the regressors of a design.
  ///
  /// - Precondition: all columns have the same length.
  public init(columns: [[Double]]) {
    let height = columns.first?.count ?? 0
    var elements: [Double] = []
    elements.reserveCapacity(height * columns.count)
    for (index, column) in columns.enumerated() {
      precondition(
        column.count == height,
        "Column \(index) of a matrix has \(column.count) elements, but the first has \(height).")
      elements.append(contentsOf: column)
    }
    self.init(rows: height, columns: columns.count, elements: elements)
  }

  /// One column holding the given numbers.
  public init(column: [Double]) {
    self.init(rows: column.count, columns: 1, elements: column)
  }

  /// A square matrix with the given numbers on its diagonal and zero elsewhere.
  public init(diagonal: [Double]) {
    self.init(rows: diagonal.count, columns: diagonal.count)
    for (index, value) in diagonal.enumerated() {
      self[index, index] = value
    }
  }

  /// The square matrix with ones on its diagonal and zero elsewhere.
  public static func identity(_ order: Int) -> Matrix {
    precondition(order >= 0, "An identity matrix cannot have order \(order).")
    return Matrix(diagonal: [Double](repeating: 1, count: order))
  }
}
