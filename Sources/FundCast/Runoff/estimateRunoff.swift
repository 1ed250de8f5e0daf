import Actuarial
public import Quantities
import Scenarios

/// Estimates what is still to be settled of a triangle in a file, by two methods side by side.
///
/// The second method is the one asked for; else, where the file gives the members of every origin,
/// settlements per member and lag, which do not lean on the latest diagonal as the chain ladder
/// does; else the chain ladder with its other standard error, with fewer draws on a large triangle.
/// It is left out where the triangle does not allow it, unless it was asked for. Where a change in
/// the speed of settlement is taken out, the second is the method asked for on the triangle as given.
///
/// - Throws: `InputFault` with the place and the rule of everything wrong.
public func estimateRunoff(_ request: RunoffRequest) throws(InputFault) -> RunoffOutcome {
  let measure: ClaimsTriangle.Measure = request.isCumulative ? .cumulative : .incremental
  let given = try TriangleFile(request.path, measure: measure)
  var file = given
  var notes = given.notes
  if let path = request.settledCounts {
    let counts = try TriangleFile(path, measure: measure)
    notes += counts.notes
    file = try given.restated(by: counts)
  }
  for method in [request.method] + (request.beside.map { [$0] } ?? []) {
    try requireExposure(method, file, request.path)
  }
  let rule = DevelopmentRule(
    average: request.average.average, window: request.window,
    exclusions: try file.exclusions(request.exclusions))
  let isRestated = request.settledCounts != nil
  let other =
    request.beside
    ?? (isRestated
      ? request.method : defaultSecond(request.method, hasMembers: file.exposure != nil))
  do throws(ClaimsError) {
    let first = try RunoffEstimate(file, request, request.method, rule: rule).view(file)
    var second: RunoffView?
    if request.beside != nil {
      second = try RunoffEstimate(file, request, other, rule: rule).view(file)
    } else {
      let side = isRestated ? given : file
      var lighter = request
      lighter.draws = min(request.draws, sideDraws(file.triangle))
      second = try? RunoffEstimate(side, lighter, other, rule: rule).view(side)
    }
    let views = [first] + (second.map { [$0] } ?? [])
    for method in request.beside == nil && isRestated ? [first.method] : views.map(\.method) {
      notes += unusedNotes(method, request)
    }
    for view in views where view.whole.standardError == nil {
      notes += missingErrorNotes(view.method, request)
    }
    return RunoffOutcome(
      first: first, second: second, factors: FactorTable(file, rule: rule, tail: request.tail.rule),
      oneYearError: request.usesAllLinks && request.tail == .none
        ? (try? OneYearResult(file.triangle))?.totalStandardError : nil,
      notes: notes)
  } catch {
    throw file.fault(error)
  }
}

/// Says which options a method does not heed, so that its total is not taken for more than it is.
private func unusedNotes(
  _ method: RunoffRequest.Method, _ request: RunoffRequest
) -> [Diagnostic] {
  let isBootstrap = method == .bootstrap
  guard isBootstrap || method == .perMember else { return [] }
  var names: [String] = []
  if request.tail != .none { names.append("--tail") }
  if request.average != .volume { names.append("--average") }
  if request.window != nil && isBootstrap { names.append("--window") }
  if !request.exclusions.isEmpty { names.append("--exclude") }
  if names.isEmpty { return [] }
  let list = names.joined(separator: " ")
  return [
    Diagnostic(
      .warning, code: "unused-option", at: SourcePlace(file: request.path),
      found: LocalizedText(
        "\(method.title.chinese)不使用 \(list)，其结果不含这些选择",
        "\(method.title.english) does not use \(list); its result is without"))
  ]
}

/// Says why a method that could have standard errors has none.
private func missingErrorNotes(
  _ method: RunoffRequest.Method, _ request: RunoffRequest
) -> [Diagnostic] {
  guard method == .bornhuetterFerguson || method == .benktander || method == .capeCod else {
    return []
  }
  return [
    Diagnostic(
      .note, code: "no-errors", at: SourcePlace(file: request.path),
      found: LocalizedText(
        "\(method.title.chinese)没有标准误：需要无空缺的三角和全部进展率的加权平均",
        "\(method.title.english) has no standard errors: they need a triangle without holes and the "
          + "volume-weighted average of all ratios"))
  ]
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
  let found =
    file.originWithoutExposure.map {
      LocalizedText("服务期“\($0)”没有人数", "the origin “\($0)” has no exposure")
    }
    ?? LocalizedText(
      "方法 \(method.rawValue) 需要每个服务期的人数",
      "the method \(method.rawValue) needs the exposure of every origin")
  throw InputFault(
    Diagnostic(
      code: "missing-exposure", at: SourcePlace(file: path), found: found,
      expected: LocalizedText("列 exposure（人数），每个服务期都有", "a column exposure, for every origin")))
}
