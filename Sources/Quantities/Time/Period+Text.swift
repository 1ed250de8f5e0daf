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
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, let year = fourDigitYear(parts[0]), (1...2).contains(parts[1].utf8.count),
      parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let month = Int(parts[1]),
      (1...12).contains(month)
    {
      self.init(year: year, month: month)
    } else if parts.count == 1 {
      let halves = text.split(separator: "Q", omittingEmptySubsequences: false)
      guard let first = halves.first, let year = fourDigitYear(first) else { return nil }
      if halves.count == 1 {
        self.init(year: year)
      } else if halves.count == 2, let quarter = Int(halves[1]), (1...4).contains(quarter),
        halves[1].utf8.count == 1
      {
        self.init(year: year, quarter: quarter)
      } else {
        return nil
      }
    } else {
      return nil
    }
  }
}

private func fourDigitYear(_ text: Substring) -> Int? {
  guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return Int(text)
}
