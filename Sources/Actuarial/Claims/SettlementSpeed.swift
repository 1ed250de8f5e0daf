import Glibc

/// Takes a change in the speed of settlement out of a triangle.
///
/// Berquist and Sherman, Loss Reserve Adequacy Testing: A Comprehensive, Systematic Approach,
/// Proceedings of the Casualty Actuarial Society 64 (1977), 123–184, the adjustment of paid losses:
/// the share of claims settled by each development is put at that of the latest diagonal, and the
/// amounts are read off the origin's own curve of amount against number settled.
public enum SettlementSpeed {
  /// The amounts as if every origin had been settled at the latest diagonal's speed.
  ///
  /// Between two known points of an origin the logarithm of the amount is a straight line in the
  /// number settled; below the first point the amount is proportional to the number, above the last
  /// the last line goes on. Where an amount is not positive the amount itself is the line. The
  /// latest diagonal stays as it is.
  ///
  /// - Parameters:
  ///   - amounts: the triangle of amounts.
  ///   - counts: numbers of claims settled, cumulative, with the same known cells, rising along each
  ///     origin.
  ///   - ultimateCounts: how many claims each origin has in the end.
  /// - Returns: the adjusted triangle, of the shape of `amounts`.
  /// - Throws: `hole` where a cell is unknown in either triangle, `unusableExposure` for an
  ///   ultimate count that is not positive, `unusableFactor` where numbers do not rise.
  /// - Precondition: the triangles are of one shape, with one ultimate count an origin.
  public static func adjusted(
    _ amounts: ClaimsTriangle, counts: ClaimsTriangle, ultimateCounts: [Double]
  ) throws(ClaimsError) -> ClaimsTriangle {
    precondition(
      amounts.originCount == counts.originCount
        && amounts.developmentCount == counts.developmentCount
        && amounts.lastKnown == counts.lastKnown && ultimateCounts.count == counts.originCount,
      "Amounts, numbers and ultimate numbers must be of one shape.")
    for triangle in [amounts, counts] {
      if let hole = triangle.firstHole {
        throw .hole(origin: hole.origin, development: hole.development)
      }
    }
    if let origin = ultimateCounts.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .unusableExposure(origin: origin)
    }
    let speeds = counts.developments.indices.map { development in
      let latest = counts.origins.indices.last { counts.lastKnown[$0] >= development } ?? 0
      return counts.cumulative(latest, development) / ultimateCounts[latest]
    }
    var rows: [[Double?]] = []
    for origin in amounts.origins.indices {
      let points = (0...amounts.lastKnown[origin]).map {
        (number: counts.cumulative(origin, $0), amount: amounts.cumulative(origin, $0))
      }
      for (development, point) in points.enumerated().dropFirst()
      where !(point.number > points[development - 1].number) {
        throw .unusableFactor(
          development: development, factor: point.number / points[development - 1].number)
      }
      rows.append(
        points.indices.map { development in
          development == points.count - 1 && isLatest(origin, development, counts)
            ? points[development].amount
            : read(points, at: speeds[development] * ultimateCounts[origin])
        })
    }
    return try ClaimsTriangle(
      origins: amounts.origins, developments: amounts.developments, rows: rows,
      measure: .cumulative)
  }

  /// Whether an origin gives the speed of a development itself.
  private static func isLatest(
    _ origin: Int, _ development: Int, _ counts: ClaimsTriangle
  ) -> Bool {
    origin + 1 == counts.originCount || counts.lastKnown[origin + 1] < development
  }

  private static func read(
    _ points: [(number: Double, amount: Double)], at number: Double
  ) -> Double {
    let first = points[0]
    if number <= first.number || points.count == 1 {
      return first.number > 0 ? first.amount * number / first.number : first.amount
    }
    let upper = points.firstIndex { $0.number >= number } ?? points.count - 1
    let (start, end) = (points[upper - 1], points[upper])
    let share = (number - start.number) / (end.number - start.number)
    if start.amount > 0 && end.amount > 0 {
      return exp((1 - share) * log(start.amount) + share * log(end.amount))
    }
    return (1 - share) * start.amount + share * end.amount
  }
}
