/// An estimate of what is still to be settled, by origin and by future period.
///
/// For each origin: ultimate = latest + unsettled, and unsettled = the sum of its expected future
/// settlements.
public struct UnsettledClaims: Sendable, Equatable {
  /// What is settled of each origin at the valuation.
  public let latest: [Double]

  /// What will have been settled in the end.
  public let ultimate: [Double]

  /// The expected settlements of each origin in the future periods 1, 2, …; every row has as many
  /// periods as the slowest origin needs. What holes before the valuation leave open is expected
  /// in the first.
  public let settlements: [[Double]]

  /// What each origin settles after the last development of the triangle.
  public let beyond: [Double]

  /// What is still to be settled of each origin.
  public var unsettled: [Double] { zip(ultimate, latest).map { $0 - $1 } }

  /// The sum over origins of what is still to be settled.
  public var totalUnsettled: Double { unsettled.reduce(0, +) }

  /// The sum over origins of what will have been settled.
  public var totalUltimate: Double { ultimate.reduce(0, +) }

  /// The expected settlements of all origins in each future period: the cash that leaves the fund.
  public var runOff: [Double] {
    (settlements.first?.indices ?? 0..<0).map { period in
      settlements.reduce(0) { $0 + $1[period] }
    }
  }

  /// Spreads an estimate over the future by a pattern.
  ///
  /// Of what is unsettled at development l, development j > l gets the share
  /// (pⱼ − pⱼ₋₁) / (1 − pₗ), p being the completion factors; where pₗ = 1 all of it falls in the
  /// next period.
  ///
  /// - Precondition: there is one ultimate amount an origin and one factor a development.
  public init(_ triangle: ClaimsTriangle, ultimate: [Double], pattern: DevelopmentPattern) {
    precondition(
      ultimate.count == triangle.originCount
        && pattern.factors.count == triangle.developmentCount - 1,
      "The estimate or the pattern does not fit a triangle of this size.")
    self.init(triangle, ultimate: ultimate, completion: pattern.completion)
  }

  /// Spreads an estimate by the share settled at the end of each development.
  init(_ triangle: ClaimsTriangle, ultimate: [Double], completion: [Double]) {
    let last = triangle.developmentCount - 1
    let valuation = triangle.valuation
    latest = triangle.latest
    self.ultimate = ultimate
    let horizon = max(0, triangle.originCount - 1 + last - valuation)
    var settlements = [[Double]](
      repeating: [Double](repeating: 0, count: horizon), count: ultimate.count)
    var beyond = [Double](repeating: 0, count: ultimate.count)
    for origin in ultimate.indices {
      let known = triangle.lastKnown[origin]
      let rest = ultimate[origin] - latest[origin]
      let open = 1 - completion[known]
      func add(_ amount: Double, at development: Int) {
        let period = max(0, origin + development - valuation - 1)
        if development > last || period >= horizon {
          beyond[origin] += amount
        } else {
          settlements[origin][period] += amount
        }
      }
      if open == 0 {
        add(rest, at: known + 1)
      } else {
        for development in (known + 1)..<max(last + 1, known + 1) {
          add(
            rest * ((completion[development] - completion[development - 1]) / open), at: development
          )
        }
        add(rest * ((1 - completion[last]) / open), at: last + 1)
      }
    }
    self.settlements = settlements
    self.beyond = beyond
  }
}
