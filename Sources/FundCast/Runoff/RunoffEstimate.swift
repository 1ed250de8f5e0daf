import Actuarial
import Scenarios
import Statistics

/// One method's numbers on a triangle, and the words that belong to them.
struct RunoffEstimate {
  private let method: RunoffRequest.Method
  private let draws: RunoffView.Draws?
  private let latest: [Double]
  private let unsettled: [Double]
  private let errors: [Double?]
  private let periods: [Amount]
  private let beyond: Amount
  private let whole: Amount

  /// An expected amount, its standard error and its ranges.
  private struct Amount {
    let expected: Double
    let error: Double?
    let ranges: [ClosedRange<Double>]

    /// Without an error.
    init(_ expected: Double) {
      self.expected = expected
      error = nil
      ranges = []
    }

    /// With the ranges of a distribution of this mean and standard error: lognormal above zero, as
    /// Mack (1994, §5) takes it for unsettled amounts, else normal.
    init(_ expected: Double, error: Double) {
      self.expected = expected
      self.error = error
      ranges = [0.8, 0.95].map { level in
        let low = (1 - level) / 2
        guard error > 0 else { return expected...expected }
        if expected > 0 {
          let shape = LogNormalDistribution(mean: expected, standardDeviation: error)
          return shape.quantile(low)...shape.quantile(1 - low)
        }
        let shape = NormalDistribution(mean: expected, standardDeviation: error)
        return shape.quantile(low)...shape.quantile(1 - low)
      }
    }

    /// From draws.
    init(draws: [Double]) {
      expected = sampleMean(draws)
      error = sampleStandardDeviation(draws)
      let points = SampleQuantiles([0.1, 0.9, 0.025, 0.975]).of(draws)
      ranges = [points[0]...points[1], points[2]...points[3]]
    }
  }

  /// Estimates by a method.
  init(
    _ file: TriangleFile, _ request: RunoffRequest, _ method: RunoffRequest.Method,
    rule: DevelopmentRule
  ) throws(ClaimsError) {
    let triangle = file.triangle
    let exposure = file.exposure ?? []
    self.method = method
    latest = triangle.latest
    func plain(_ claims: UnsettledClaims) -> (UnsettledClaims, [Double?], RunOffErrors?) {
      (claims, [Double?](repeating: nil, count: triangle.originCount), nil)
    }
    func pattern() throws(ClaimsError) -> DevelopmentPattern {
      try ChainLadder(triangle, rule: rule, tail: request.tail.rule).pattern
    }
    let (claims, errors, runOff): (UnsettledClaims, [Double?], RunOffErrors?)
    switch method {
    case .bootstrap:
      let outcome = try ClaimsBootstrap(triangle).draw(
        0..<request.draws,
        key: RandomKey(seed: request.seed, fund: "", variable: "unsettled"), byPeriod: true)
      draws = RunoffView.Draws(
        count: request.draws,
        meanError: outcome.standardDeviation() / Double(request.draws).squareRoot(),
        largestShare: outcome.largestShare)
      unsettled = triangle.origins.indices.map { outcome.mean(origin: $0) }
      self.errors = triangle.origins.indices.map { outcome.standardDeviation(origin: $0) }
      periods = outcome.byPeriod.map { Amount(draws: $0) }
      beyond = Amount(0, error: 0)
      whole = Amount(draws: outcome.totals)
      return
    case .mack:
      let model = try MackModel(triangle, rule: rule, tail: request.tail.rule)
      if model.isSpreadKnown {
        (claims, errors, runOff) = (
          model.claims, model.standardErrors, RunOffErrors(triangle, model)
        )
      } else {
        (claims, errors, runOff) = plain(model.claims)
      }
    case .perMember:
      let model = try PerMemberModel(triangle, members: exposure, window: request.window)
      if model.isSpreadKnown {
        (claims, errors, runOff) = (model.claims, model.standardErrors, model.runOffErrors)
      } else {
        (claims, errors, runOff) = plain(model.claims)
      }
    case .chainLadder:
      (claims, errors, runOff) = try plain(ChainLadder(triangle, pattern: pattern()).claims)
    case .bornhuetterFerguson, .benktander, .capeCod:
      if let model = Self.model(triangle, exposure, request, method) {
        (claims, errors, runOff) = (model.claims, model.standardErrors, model.runOffErrors)
      } else if method == .capeCod {
        (claims, errors, runOff) = try plain(
          ExpectedClaimsMethods.capeCod(triangle, pattern: pattern(), exposure: exposure))
      } else {
        let rate = request.expectedRate ?? 1
        (claims, errors, runOff) = try plain(
          ExpectedClaimsMethods.benktander(
            triangle, pattern: pattern(), expected: exposure.map { $0 * rate },
            iterations: method == .benktander ? 2 : 1))
      }
    }
    draws = nil
    unsettled = claims.unsettled
    self.errors = errors
    func amount(_ expected: Double, _ error: Double?) -> Amount {
      error.map { Amount(expected, error: $0) } ?? Amount(expected)
    }
    let byPeriod = runOff?.standardErrors
    periods = claims.runOff.enumerated().map { amount($1, byPeriod?[$0]) }
    beyond = amount(claims.beyond.reduce(0, +), runOff?.beyondStandardError)
    whole = amount(claims.totalUnsettled, runOff?.totalStandardError)
  }

  /// The estimate with its errors; `nil` where the Poisson model behind them cannot be fitted or the
  /// factors are not those of the model.
  private static func model(
    _ triangle: ClaimsTriangle, _ exposure: [Double], _ request: RunoffRequest,
    _ method: RunoffRequest.Method
  ) -> ExpectedClaimsModel? {
    guard request.usesAllLinks else { return nil }
    let way: ExpectedClaimsModel.Method =
      switch method {
      case .capeCod: .capeCod(decay: 1, trend: 0)
      case .benktander: .benktander(iterations: 2)
      default: .bornhuetterFerguson
      }
    return try? ExpectedClaimsModel(
      triangle, method: way, exposure: exposure, rate: request.expectedRate ?? 1,
      rateError: request.expectedRateError ?? 0, tail: request.tail.rule)
  }

  /// Whether every amount is of a size that can be printed and that any fund's money has.
  var isPlausible: Bool {
    let amounts = [whole, beyond] + periods
    let ends = amounts.flatMap { amount in amount.ranges.flatMap { [$0.lowerBound, $0.upperBound] }
    }
    return
      (latest + unsettled + errors.compactMap(\.self) + ends
      + amounts.flatMap { [$0.expected] + [$0.error].compactMap(\.self) })
      .allSatisfy { abs($0) < TriangleFile.largestAmount }
  }

  /// The estimate with the file's own words for origins and periods.
  func view(_ file: TriangleFile) -> RunoffView {
    let rows = file.labels.indices.map { origin in
      RunoffView.Row(
        origin: file.labels[origin], latest: latest[origin],
        ultimate: latest[origin] + unsettled[origin], standardError: errors[origin])
    }
    func settlement(_ period: String, _ step: Int?, _ amount: Amount) -> RunoffView.Settlement {
      RunoffView.Settlement(
        period: period, step: step, expected: amount.expected, standardError: amount.error,
        ranges: amount.ranges)
    }
    return RunoffView(
      method: method, isRestated: file.isRestated, draws: draws, origins: rows,
      total: RunoffView.Row(
        origin: "total", latest: rows.reduce(0) { $0 + $1.latest },
        ultimate: rows.reduce(0) { $0 + $1.ultimate }, standardError: whole.error),
      settlements: periods.enumerated().map {
        settlement(file.futurePeriod($0 + 1), $0 + 1, $1)
      }, beyond: beyond.expected == 0 ? nil : settlement("beyond", nil, beyond),
      whole: settlement("total", nil, whole))
  }
}

extension RunoffRequest {
  /// Whether factors are volume-weighted over all links.
  var usesAllLinks: Bool { average == .volume && window == nil && exclusions.isEmpty }
}

extension RunoffRequest.Tail {
  var rule: DevelopmentTail {
    switch self {
    case .none: .none
    case .factor(let factor): .factor(factor)
    case .exponential: .exponential()
    case .inversePower: .inversePower()
    }
  }
}
