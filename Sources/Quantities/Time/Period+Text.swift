extension Period: CustomStringConvertible, LosslessStringConvertible {
  /// `2025-09`, `2025Q3` or `2025`.
  public var description: String {
    switch frequency {
    case .year: "\(year)"
    case .quarter: "\(year)Q\(index)"
    case .month: index < 10 ? "\(year)-0\(index)" : "\(year)-\(index)"
    }
  }

  /// Reads `2025-09`, `2025-9`, `2025Q3` or `2025`, and nothing else.
  public init?(_ text: String) {
    // Byte by byte: a file of series has a period in every row.
    var bytes = text.utf8.makeIterator()
    var year = 0
    for _ in 0..<4 {
      guard let digit = digit(bytes.next()) else { return nil }
      year = 10 * year + digit
    }
    switch bytes.next() {
    case nil:
      self.init(year: year)
    case UInt8(ascii: "-"):
      guard var month = digit(bytes.next()) else { return nil }
      if let next = bytes.next() {
        guard let second = digit(next), bytes.next() == nil else { return nil }
        month = 10 * month + second
      }
      guard (1...12).contains(month) else { return nil }
      self.init(year: year, month: month)
    case UInt8(ascii: "Q"):
      guard let quarter = digit(bytes.next()), (1...4).contains(quarter), bytes.next() == nil
      else { return nil }
      self.init(year: year, quarter: quarter)
    default:
      return nil
    }
  }
}

/// The digit that a byte is in ASCII.
private func digit(_ byte: UInt8?) -> Int? {
  guard let byte, (48...57).contains(byte) else { return nil }
  return Int(byte) - 48
}
