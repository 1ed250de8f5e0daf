public import Actuarial

/// When the services of a line are paid, as its own triangle of service and payment periods says: the
/// shares by lag, and the cash that services before the close still cost.
public struct MeasuredSettlement: Sendable, Hashable {
  /// Shares by lag in periods, from lag 0; they sum to one.
  ///
  /// They reach no further than the triangle's developments, and one lag further where a tail is
  /// stated; lags at the end in which nothing is paid are left out.
  public let shares: [Double]

  /// What is still to be paid for services of closed periods in the projected periods 1, 2, …, in the
  /// unit of the triangle.
  public let unsettled: [Double]

  /// The settlement by the chain ladder of a triangle whose developments step by one and whose
  /// valuation is the last closed period.
  ///
  /// With completion cⱼ at the end of lag j, an origin settled up to lag l with the amount C costs
  /// U = C / cₗ in the end, and U × (cⱼ − cⱼ₋₁) of it is paid at each later lag. What a tail leaves
  /// after the last development is paid one period after it; origins for which that period is past
  /// have been paid.
  ///
  /// - Parameters:
  ///   - rule: how development factors are averaged.
  ///   - tail: the factor from the last development to the ultimate amount.
  ///   - unit: currency units in one of the triangle's.
  ///   - firstLag: the lag of the first development: nothing is paid sooner after the service.
  ///   - services: what was rendered in the last closed period and those before it, of which the
  ///     triangle knows nothing yet, in currency units; as many as the first lag.
  /// - Precondition: there are as many services as the first lag.
  /// - Throws: what `DevelopmentPattern` throws for the triangle.
  public init(
    of triangle: ClaimsTriangle, rule: DevelopmentRule = DevelopmentRule(), tail: Double = 1,
    unit: Double = 1, firstLag: Int = 0, services: [Double] = []
  ) throws(ClaimsError) {
    precondition(
      services.count == firstLag,
      "A first lag of \(firstLag) needs as many services, not \(services.count).")
    let pattern = try ChainLadder(triangle, rule: rule, tail: .factor(tail)).pattern
    let own = pattern.shares
    let shares = [Double](repeating: 0, count: firstLag) + own
    let completion = pattern.completion
    var unsettled = [Double](repeating: 0, count: shares.count - 1)
    for (origin, latest) in triangle.latest.enumerated() {
      let known = triangle.lastDevelopment(of: origin)
      let ultimate = latest * unit / completion[known]
      for development in (known + 1)..<max(known + 1, own.count) {
        let step = origin + development - triangle.valuation
        if unsettled.indices.contains(step - 1) {
          unsettled[step - 1] += ultimate * own[development]
        }
      }
    }
    for (age, service) in services.enumerated() {
      for lag in firstLag..<shares.count { unsettled[lag - age - 1] += service * shares[lag] }
    }
    let last = shares.lastIndex { $0 != 0 } ?? 0
    self.shares = Array(shares.prefix(last + 1))
    self.unsettled = Array(unsettled.prefix(last))
  }

  /// The sum of what is still to be paid for services of closed periods.
  public var totalUnsettled: Double { unsettled.reduce(0, +) }
}
