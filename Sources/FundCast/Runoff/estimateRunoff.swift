import Actuarial
public import Quantities

/// Estimates what is still to be settled of a triangle in a file, by two methods side by side.
///
/// The second method is the one asked for; else, where the file gives the members of every origin,
/// settlements per member and lag, which do not lean on the latest diagonal as the chain ladder
/// does; else the chain ladder with its other standard error, with fewer draws on a large triangle.
/// It is left out where the triangle does not allow it, unless it was asked for.
///
/// - Throws: `InputFault` with the place and the rule of everything wrong.
public func estimateRunoff(_ request: RunoffRequest) throws(InputFault) -> RunoffOutcome {
  let file = try TriangleFile(
    request.path, measure: request.isCumulative ? .cumulative : .incremental)
  for method in [request.method] + (request.beside.map { [$0] } ?? []) {
    try requireExposure(method, file, request.path)
  }
  let rule = DevelopmentRule(
    average: request.average.rule, window: request.window,
    exclusions: try file.exclusions(request.exclusions))
  let other = request.beside ?? defaultSecond(request.method, hasMembers: file.exposure != nil)
  do throws(ClaimsError) {
    let first = try RunoffEstimate(file, request, request.method, rule: rule).view(file)
    var second: RunoffView?
    if request.beside != nil {
      second = try RunoffEstimate(file, request, other, rule: rule).view(file)
    } else {
      var lighter = request
      lighter.draws = min(request.draws, sideDraws(file.triangle))
      second = try? RunoffEstimate(file, lighter, other, rule: rule).view(file)
    }
    let isPlain =
      request.average == .volume && request.window == nil && request.exclusions.isEmpty
      && request.tail == .none
    return RunoffOutcome(
      first: first, second: second, factors: FactorTable(file, rule: rule, tail: request.tail.rule),
      oneYearError: isPlain ? (try? OneYearResult(file.triangle))?.totalStandardError : nil,
      notes: file.notes)
  } catch {
    throw file.fault(error)
  }
}

/// The second method where none is named.
private func defaultSecond(
  _ first: RunoffRequest.Method, hasMembers: Bool
) -> RunoffRequest.Method {
  switch first {
  case .mack, .chainLadder: hasMembers ? .perMember : .bootstrap
  case .bootstrap: hasMembers ? .perMember : .mack
  case .bornhuetterFerguson, .benktander, .capeCod, .perMember: .mack
  }
}

/// Draws for a second opinion that take less than a second: a million cells, but at least 1,000.
private func sideDraws(_ triangle: ClaimsTriangle) -> Int {
  max(1_000, 1_000_000 / (triangle.originCount * triangle.developmentCount))
}

private func requireExposure(
  _ method: RunoffRequest.Method, _ file: TriangleFile, _ path: String
) throws(InputFault) {
  guard method.needsExposure, file.exposure == nil else { return }
  throw InputFault(
    Diagnostic(
      code: "missing-exposure", at: SourcePlace(file: path),
      found: LocalizedText(
        "方法 \(method.rawValue) 需要每个服务期的人数",
        "the method \(method.rawValue) needs the exposure of every origin"),
      expected: LocalizedText("列 exposure（人数）", "a column exposure")))
}
