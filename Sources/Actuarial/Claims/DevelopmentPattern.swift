/// How the claims of an origin develop: factors from one development to the next and a tail.
public struct DevelopmentPattern: Sendable, Equatable {
  /// The factor from development j to j + 1, one fewer than there are developments.
  public let factors: [Double]

  /// The factor from the last development to the ultimate amount.
  public let tail: Double

  /// A pattern from factors that were found elsewhere.
  ///
  /// - Throws: `unusableFactor` unless all are positive and finite; for the tail, `development`
  ///   is the number of factors.
  public init(factors: [Double], tail: Double = 1) throws(ClaimsError) {
    for (development, factor) in (factors + [tail]).enumerated() {
      guard factor > 0, factor.isFinite else {
        throw .unusableFactor(development: development, factor: factor)
      }
    }
    self.factors = factors
    self.tail = tail
  }

  /// The pattern of a triangle.
  ///
  /// - Parameters:
  ///   - triangle: at least one link at each development.
  ///   - rule: how links are excluded, windowed and averaged.
  ///   - tail: what comes after the last development.
  /// - Throws: `noLinks`, `unusableFactor`, `tailNotFitted`, `divergingTail`.
  public init(
    of triangle: ClaimsTriangle, rule: DevelopmentRule = DevelopmentRule(),
    tail: DevelopmentTail = .none
  ) throws(ClaimsError) {
    var factors: [Double] = []
    for development in 0..<(triangle.developmentCount - 1) {
      let links = rule.links(of: triangle, at: development)
      factors.append(try rule.factor(of: links, at: development))
    }
    try self.init(factors: factors, tail: try tail.factor(after: factors))
  }

  /// The factor from each development to the ultimate amount, one for each development.
  public var toUltimate: [Double] {
    var product = tail
    var result = [product]
    for factor in factors.reversed() {
      product *= factor
      result.append(product)
    }
    return result.reversed()
  }

  /// The completion factor of each development: the share of the ultimate amount settled by its
  /// end, the reciprocal of the factor to ultimate.
  public var completion: [Double] { toUltimate.map { 1 / $0 } }

  /// The share of the ultimate amount settled within each development, the tail being one more: they
  /// sum to one.
  ///
  /// A factor below one makes a share negative. Without a tail there are as many shares as
  /// developments; with one, what is settled after the last of them comes as one share more.
  public var shares: [Double] {
    let completion = completion
    var shares = zip(completion, [0] + completion).map { $0 - $1 }
    if let last = completion.last, last != 1 { shares.append(1 - last) }
    return shares
  }
}
