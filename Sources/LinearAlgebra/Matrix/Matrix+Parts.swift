extension Matrix {
  /// A copy of one column.
  public func column(_ index: Int) -> [Double] {
    precondition(
      index >= 0 && index < columns,
      "Column \(index) lies outside a \(rows) × \(columns) matrix.")
    return Array(storage[(index * rows)..<((index + 1) * rows)])
  }

  /// A copy of one row.
  public func row(_ index: Int) -> [Double] {
    precondition(
      index >= 0 && index < rows, "Row \(index) lies outside a \(rows) × \(columns) matrix.")
    return (0..<columns).map { storage[index + $0 * rows] }
  }

  /// Overwrites one column.
  public mutating func setColumn(_ index: Int, to values: [Double]) {
    precondition(
      index >= 0 && index < columns && values.count == rows,
      "\(values.count) values cannot become column \(index) of a \(rows) × \(columns) matrix.")
    let start = index * rows
    for row in 0..<rows {
      storage[start + row] = values[row]
    }
  }

  /// The elements (0, 0), (1, 1) and so on, as many as the shorter side has.
  public var diagonal: [Double] {
    (0..<min(rows, columns)).map { storage[$0 + $0 * rows] }
  }

  /// A new matrix with rows and columns exchanged.
  ///
  /// For a product or a solution take `view.transposed` instead, which copies nothing.
  public func transposed() -> Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows {
        result.storage[column + row * columns] = storage[row + column * rows]
      }
    }
    return result
  }

  /// A new matrix of the same shape with `transform` applied to every element.
  public func map(_ transform: (Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: storage.map(transform))
  }

  /// The largest absolute value of an element; zero for an empty matrix.
  public var maximumAbsoluteElement: Double {
    storage.reduce(0) { max($0, abs($1)) }
  }
}
