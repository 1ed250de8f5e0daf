/// The chain ladder: what is known, times the factor to ultimate.
public struct ChainLadder: Sendable, Equatable {
  /// The pattern used.
  public let pattern: DevelopmentPattern

  /// The estimate.
  public let claims: UnsettledClaims

  /// Develops every origin by a pattern.
  ///
  /// - Throws: `zeroOrigin` for an origin whose known cells are all zero.
  public init(_ triangle: ClaimsTriangle, pattern: DevelopmentPattern) throws(ClaimsError) {
    try triangle.requireAmounts()
    let toUltimate = pattern.toUltimate
    let ultimate = zip(triangle.latest, triangle.lastKnown).map { $0 * toUltimate[$1] }
    self.pattern = pattern
    claims = UnsettledClaims(triangle, ultimate: ultimate, pattern: pattern)
  }

  /// Develops every origin by the triangle's own factors.
  ///
  /// - Throws: `zeroOrigin`, and whatever `DevelopmentPattern.init(of:rule:tail:)` throws.
  public init(
    _ triangle: ClaimsTriangle, rule: DevelopmentRule = DevelopmentRule(),
    tail: DevelopmentTail = .none
  ) throws(ClaimsError) {
    try triangle.requireAmounts()
    try self.init(triangle, pattern: DevelopmentPattern(of: triangle, rule: rule, tail: tail))
  }

  /// The cumulative triangle completed by a pattern: origins × developments, row by row.
  ///
  /// Holes before the last known development stay not a number.
  public static func completed(
    _ triangle: ClaimsTriangle, by pattern: DevelopmentPattern
  ) -> [[Double]] {
    triangle.origins.indices.map { origin in
      let next = triangle.lastKnown[origin] + 1
      var row = triangle.developments.indices.map { triangle.cumulative(origin, $0) }
      for development in next..<max(row.count, next) {
        row[development] = row[development - 1] * pattern.factors[development - 1]
      }
      return row
    }
  }

  /// The cumulative triangle completed by the ladder's own pattern.
  public func completed(_ triangle: ClaimsTriangle) -> [[Double]] {
    Self.completed(triangle, by: pattern)
  }
}

extension ClaimsTriangle {
  /// - Throws: `zeroOrigin` for the first origin whose known cells are all zero.
  func requireAmounts() throws(ClaimsError) {
    for origin in origins.indices {
      let row = amounts[(origin * developmentCount)..<((origin + 1) * developmentCount)]
      if row.allSatisfy({ $0.isNaN || $0 == 0 }) { throw .zeroOrigin(origin: origin) }
    }
  }
}
