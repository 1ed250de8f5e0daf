import Actuarial
public import Quantities
import Statistics

/// Estimates what is still to be settled of a triangle in a file.
///
/// - Throws: `InputFault` with the place and the rule of everything wrong.
public func estimateRunoff(_ request: RunoffRequest) throws(InputFault) -> RunoffOutcome {
  let file = try TriangleFile(
    request.path, measure: request.isCumulative ? .cumulative : .incremental)
  if request.method.needsExposure, file.exposure == nil {
    throw InputFault(
      Diagnostic(
        code: "missing-exposure", at: SourcePlace(file: request.path),
        found: LocalizedText(
          "方法 \(request.method.rawValue) 需要每个服务期的人数",
          "the method \(request.method.rawValue) needs the exposure of every origin"),
        expected: LocalizedText("列 exposure（人数）", "a column exposure")))
  }
  do throws(ClaimsError) {
    let estimate = try RunoffEstimate(file, request, request.method)
    var comparison: RunoffOutcome.Comparison?
    let other: RunoffRequest.Method = request.method == .mack ? .bootstrap : .mack
    // A second method stands beside the first where the triangle allows it.
    if let second = try? RunoffEstimate(file, request, other) {
      comparison = RunoffOutcome.Comparison(
        method: other, unsettled: second.claims.totalUnsettled + second.shift,
        standardError: second.totalError)
    }
    return estimate.outcome(file, request.method, comparison)
  } catch {
    throw file.fault(error)
  }
}

/// One method's numbers.
private struct RunoffEstimate {
  let claims: UnsettledClaims
  let errors: [Double?]
  let totalError: Double?
  private let means: [Double]?

  /// By how much the total of simulated means differs from the estimate's own.
  var shift: Double { (means?.reduce(0, +)).map { $0 - claims.totalUnsettled } ?? 0 }

  init(
    _ file: TriangleFile, _ request: RunoffRequest, _ method: RunoffRequest.Method
  ) throws(ClaimsError) {
    let triangle = file.triangle
    let rule = DevelopmentRule(average: request.average.rule, window: request.window)
    let exposure = file.exposure ?? []
    func pattern() throws(ClaimsError) -> DevelopmentPattern {
      try triangle.requireDeveloped(rule: rule, tail: request.tail.rule)
    }
    let none = [Double?](repeating: nil, count: triangle.originCount)
    var means: [Double]?
    switch method {
    case .mack:
      let model = try MackModel(triangle, rule: rule, tail: request.tail.rule)
      claims = model.claims
      errors = model.standardErrors
      totalError = model.totalStandardError
    case .bootstrap:
      let ladder = try ChainLadder(triangle)
      let outcome = try ClaimsBootstrap(triangle).draw(
        0..<request.draws,
        key: RandomKey(seed: request.seed, fund: "", variable: "unsettled"))
      claims = ladder.claims
      errors = triangle.origins.indices.map { outcome.standardDeviation(origin: $0) }
      totalError = outcome.standardDeviation()
      means = triangle.origins.indices.map { outcome.mean(origin: $0) }
    case .chainLadder:
      claims = try ChainLadder(triangle, pattern: pattern()).claims
      (errors, totalError) = (none, nil)
    case .bornhuetterFerguson, .benktander:
      let rate = request.expectedRate ?? 1
      claims = try ExpectedClaimsMethods.benktander(
        triangle, pattern: pattern(), expected: exposure.map { $0 * rate },
        iterations: method == .benktander ? 2 : 1)
      (errors, totalError) = (none, nil)
    case .capeCod:
      claims = try ExpectedClaimsMethods.capeCod(triangle, pattern: pattern(), exposure: exposure)
      (errors, totalError) = (none, nil)
    case .perMember:
      claims = try ExpectedClaimsMethods.perMemberPerLag(
        triangle, members: exposure, window: request.window
      ).claims
      (errors, totalError) = (none, nil)
    }
    self.means = means
  }

  func outcome(
    _ file: TriangleFile, _ method: RunoffRequest.Method, _ comparison: RunoffOutcome.Comparison?
  ) -> RunoffOutcome {
    let rows = file.labels.indices.map { origin in
      RunoffOutcome.Row(
        origin: file.labels[origin], latest: claims.latest[origin],
        ultimate: means.map { claims.latest[origin] + $0[origin] } ?? claims.ultimate[origin],
        standardError: errors[origin])
    }
    // Simulated means keep the ladder's pace.
    let pace = shift == 0 ? 1 : 1 + shift / claims.totalUnsettled
    return RunoffOutcome(
      method: method, origins: rows,
      total: RunoffOutcome.Row(
        origin: "total", latest: rows.reduce(0) { $0 + $1.latest },
        ultimate: rows.reduce(0) { $0 + $1.ultimate }, standardError: totalError),
      settlements: claims.runOff.map { $0 * pace }, beyond: claims.beyond.reduce(0, +) * pace,
      comparison: comparison,
      notes: file.notes)
  }
}

extension ClaimsTriangle {
  /// The pattern of a triangle none of whose origins is all zero.
  fileprivate func requireDeveloped(
    rule: DevelopmentRule, tail: DevelopmentTail
  ) throws(ClaimsError) -> DevelopmentPattern {
    try ChainLadder(self, rule: rule, tail: tail).pattern
  }
}

extension RunoffRequest.Average {
  fileprivate var rule: DevelopmentRule.Average {
    switch self {
    case .volume: .volume
    case .simple: .simple
    case .regression: .regression
    case .geometric: .geometric
    case .medial: .medial(dropping: 1)
    }
  }
}

extension RunoffRequest.Tail {
  fileprivate var rule: DevelopmentTail {
    switch self {
    case .none: .none
    case .factor(let factor): .factor(factor)
    case .exponential: .exponential()
    case .inversePower: .inversePower()
    }
  }
}
