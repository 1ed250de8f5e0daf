/// Amounts settled by period of service and by time since then.
///
/// Row i is an origin (the period of service), column j a development (how many settlement periods
/// later). The amounts are kept cumulative: cell (i, j) is what had been settled of origin i by the
/// end of development j. Cells may be unknown (holes, and everything after the valuation) and
/// negative. The unit is that of the amounts given; both axes step by the same length of time.
public struct ClaimsTriangle: Sendable, Equatable {
  /// What the cells given mean.
  public enum Measure: Sendable, Equatable {
    /// Settled within the development period. A hole between two known cells is no settlement.
    case incremental
    /// Settled up to the end of the development period. A hole is unknown.
    case cumulative
  }

  /// The origins' numbers as given, ascending: years, or ordinals of months.
  public let origins: [Int]

  /// The developments' numbers as given, ascending.
  public let developments: [Int]

  /// Cumulative amounts row by row; not a number where unknown.
  let amounts: [Double]

  /// The last known development of each origin.
  let lastKnown: [Int]

  /// The number of origins.
  public var originCount: Int { origins.count }

  /// The number of developments.
  public var developmentCount: Int { developments.count }

  /// A triangle from its rows, oldest origin first.
  ///
  /// - Parameters:
  ///   - rows: one row an origin, `nil` where unknown; rows may end early.
  ///   - measure: what the cells mean.
  /// - Throws: `empty`, `notFinite`, `emptyOrigin`, `mixedGrain` (axis `development`) where the
  ///   ends of the rows show that the axes step differently.
  public init(rows: [[Double?]], measure: Measure) throws(ClaimsError) {
    let width = rows.map(\.count).max() ?? 0
    try self.init(
      origins: Array(rows.indices), developments: Array(0..<width), rows: rows, measure: measure)
  }

  init(origins: [Int], developments: [Int], rows: [[Double?]], measure: Measure)
    throws(ClaimsError)
  {
    if origins.isEmpty || developments.isEmpty { throw .empty }
    let width = developments.count
    var amounts = [Double](repeating: .nan, count: origins.count * width)
    var lastKnown: [Int] = []
    for (origin, row) in rows.enumerated() {
      guard let last = row.lastIndex(where: { $0 != nil }) else {
        throw .emptyOrigin(origin: origin)
      }
      var sum = 0.0
      for development in 0...last {
        let cell = row[development]
        if let cell, !cell.isFinite {
          throw .notFinite(origin: origin, development: development)
        }
        switch measure {
        case .incremental:
          sum += cell ?? 0
          amounts[origin * width + development] = sum
        case .cumulative:
          amounts[origin * width + development] = cell ?? .nan
        }
      }
      lastKnown.append(last)
    }
    if let position = Self.changeOfGrain(lastKnown, width: width) {
      throw .mixedGrain(axis: .development, position: position)
    }
    self.origins = origins
    self.developments = developments
    self.amounts = amounts
    self.lastKnown = lastKnown
  }

  /// The cumulative amount of a cell, `nil` where unknown.
  ///
  /// - Precondition: both positions lie within the triangle.
  public subscript(origin: Int, development: Int) -> Double? {
    let amount = cumulative(origin, development)
    return amount.isNaN ? nil : amount
  }

  /// What was settled within a development; `nil` unless both its ends are known.
  ///
  /// - Precondition: both positions lie within the triangle.
  public func increment(origin: Int, development: Int) -> Double? {
    guard let end = self[origin, development] else { return nil }
    if development == 0 { return end }
    return self[origin, development - 1].map { end - $0 }
  }

  /// The position of the last known development of an origin.
  public func lastDevelopment(of origin: Int) -> Int {
    precondition(
      origins.indices.contains(origin), "The triangle has \(originCount) origins, not \(origin).")
    return lastKnown[origin]
  }

  /// What is known to be settled of each origin: its last known cumulative amount.
  public var latest: [Double] {
    origins.indices.map { cumulative($0, lastKnown[$0]) }
  }

  /// The valuation: the largest sum of the positions of a known cell.
  public var valuation: Int {
    origins.indices.reduce(0) { max($0, $1 + lastKnown[$1]) }
  }

  /// The triangle as it was known at an earlier valuation: the cells whose positions sum to no more.
  ///
  /// Origins and developments of which nothing was known by then are left out.
  ///
  /// - Throws: `empty` where nothing was known, `emptyOrigin` for an origin of which nothing was while
  ///   others before and after it were, `mixedGrain` where the ends of what is left of the rows say so.
  public func valued(at valuation: Int) throws(ClaimsError) -> ClaimsTriangle {
    var rows: [[Double?]] = []
    var kept: [Int] = []
    var width = 0
    for origin in origins.indices where origin <= valuation {
      let end = min(lastKnown[origin], valuation - origin)
      let row = (0...end).map { self[origin, $0] }
      guard let last = row.lastIndex(where: { $0 != nil }) else { continue }
      kept.append(origin)
      width = max(width, last + 1)
      rows.append(row)
    }
    guard let first = kept.first, let last = kept.last else { throw .empty }
    if let unknown = (first...last).first(where: { !kept.contains($0) }) {
      throw .emptyOrigin(origin: unknown)
    }
    return try ClaimsTriangle(
      origins: kept.map { origins[$0] }, developments: Array(developments.prefix(width)),
      rows: rows.map { row in
        (0..<width).map { $0 < row.count ? row[$0] : nil }
      }, measure: .cumulative)
  }

  /// The first unknown cell that a run-off triangle without holes would have, if any.
  ///
  /// Such a triangle knows each row from its first development on, and no row reaches further
  /// than the row before it.
  public var firstHole: (origin: Int, development: Int)? {
    for origin in origins.indices {
      for development in 0...lastKnown[origin]
      where cumulative(origin, development).isNaN {
        return (origin, development)
      }
      if origin > 0 && lastKnown[origin] > lastKnown[origin - 1] {
        return (origin - 1, lastKnown[origin])
      }
    }
    return nil
  }

  func cumulative(_ origin: Int, _ development: Int) -> Double {
    precondition(
      origins.indices.contains(origin) && developments.indices.contains(development),
      """
      Cell (\(origin), \(development)) lies outside a triangle of \(originCount) × \
      \(developmentCount).
      """)
    return amounts[origin * developmentCount + development]
  }
}

extension ClaimsTriangle {
  /// Whether two triangles have the same numbers and cells; unknown cells are equal.
  public static func == (left: ClaimsTriangle, right: ClaimsTriangle) -> Bool {
    left.origins == right.origins && left.developments == right.developments
      && zip(left.amounts, right.amounts).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
  }
}
