extension ClaimsTriangle {
  /// One cell of a triangle as a list gives it.
  public struct Cell: Sendable, Equatable {
    /// The period of service: a year, or a month's ordinal.
    public let origin: Int

    /// The settlement's distance from it, in the same or another even unit: 12, 24, 36 or 0, 1, 2.
    public let development: Int

    /// The amount.
    public let value: Double

    /// Makes a cell.
    public init(origin: Int, development: Int, value: Double) {
      self.origin = origin
      self.development = development
      self.value = value
    }
  }

  /// A triangle from its cells, in any order.
  ///
  /// Each axis must step evenly: 1981, 1982, 1983 and 12, 24, 36, say. A step that differs from the
  /// first is a change of grain, and a row or column without a cell shows as one.
  ///
  /// - Throws: `empty`, `notFinite`, `repeatedCell`, `mixedGrain`.
  public init(cells: [Cell], measure: Measure) throws(ClaimsError) {
    let origins = Set(cells.map(\.origin)).sorted()
    let developments = Set(cells.map(\.development)).sorted()
    if let position = Self.unevenStep(origins) {
      throw .mixedGrain(axis: .origin, position: position)
    }
    if let position = Self.unevenStep(developments) {
      throw .mixedGrain(axis: .development, position: position)
    }
    guard let firstOrigin = origins.first, let firstDevelopment = developments.first else {
      throw .empty
    }
    let originStep = origins.count > 1 ? origins[1] - firstOrigin : 1
    let developmentStep = developments.count > 1 ? developments[1] - firstDevelopment : 1
    var rows = [[Double?]](
      repeating: [Double?](repeating: nil, count: developments.count), count: origins.count)
    for cell in cells {
      let origin = (cell.origin - firstOrigin) / originStep
      let development = (cell.development - firstDevelopment) / developmentStep
      if rows[origin][development] != nil {
        throw .repeatedCell(origin: origin, development: development)
      }
      rows[origin][development] = cell.value
    }
    try self.init(origins: origins, developments: developments, rows: rows, measure: measure)
  }

  /// The first position whose distance from the one before differs from the first distance.
  private static func unevenStep(_ numbers: [Int]) -> Int? {
    guard numbers.count > 2 else { return nil }
    return (2..<numbers.count).first {
      numbers[$0] - numbers[$0 - 1] != numbers[1] - numbers[0]
    }
  }

  /// Where the ends of the rows show that origins and developments are of different length.
  ///
  /// With equal grain each origin knows one development less than the one before, holes aside. A
  /// constant fall of two or more means that origins are longer than developments; more than half
  /// of the neighbours ending alike, though not at the last development, that they are shorter.
  static func changeOfGrain(_ lastKnown: [Int], width: Int) -> Int? {
    let open = lastKnown.indices.filter { lastKnown[$0] < width - 1 }
    guard let first = open.first, lastKnown.count >= 3, open.count >= 2 else { return nil }
    let start = max(1, first)
    let falls = (start..<lastKnown.count).map { lastKnown[$0 - 1] - lastKnown[$0] }
    guard falls.count >= 2 else { return nil }
    if let fall = falls.first, fall >= 2, falls.allSatisfy({ $0 == fall }) { return start }
    let level = falls.filter { $0 == 0 }.count
    return 2 * level > falls.count ? start : nil
  }
}
