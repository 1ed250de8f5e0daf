extension MatrixView {
  /// Throws the place of the first element, column by column, that is infinite or not a number.
  func requireFinite() throws(LinearAlgebraError) {
    for column in 0..<storedColumns {
      let start = offset + column * stride
      if storage.span.extracting(start..<(start + storedRows)).isFiniteThroughout { continue }
      for row in 0..<storedRows where !storage[start + row].isFinite {
        throw isTransposed
          ? .notFinite(row: column, column: row) : .notFinite(row: row, column: column)
      }
    }
  }
}

extension [Double] {
  /// Throws the place of the first element of this column that is infinite or not a number.
  func requireFinite() throws(LinearAlgebraError) {
    if span.isFiniteThroughout { return }
    for (row, value) in enumerated() where !value.isFinite {
      throw .notFinite(row: row, column: 0)
    }
  }
}

extension Span<Double> {
  /// True if no element is infinite or not a number; one pass without a branch.
  var isFiniteThroughout: Bool {
    let exponent = Double.infinity.bitPattern
    var found: UInt64 = 0
    for index in indices {
      found |= self[index].bitPattern & exponent == exponent ? 1 : 0
    }
    return found == 0
  }
}
