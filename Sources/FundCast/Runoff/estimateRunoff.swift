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
  var notes = given.notes + [given.firstLagNote].compactMap(\.self)
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
    let estimate = try RunoffEstimate(file, request, request.method, rule: rule)
    if !estimate.isPlausible { throw tooLarge(file, rule, request) }
    let first = estimate.view(file)
    var second: RunoffView?
    if request.beside != nil {
      let beside = try RunoffEstimate(file, request, other, rule: rule)
      if !beside.isPlausible { throw tooLarge(file, rule, request) }
      second = beside.view(file)
    } else {
      let side = isRestated ? given : file
      var lighter = request
      lighter.draws = min(request.draws, sideDraws(file.triangle))
      let beside = try? RunoffEstimate(side, lighter, other, rule: rule)
      second = beside.flatMap { $0.isPlausible ? $0.view(side) : nil }
    }
    let views = [first] + (second.map { [$0] } ?? [])
    for method in request.beside == nil && isRestated ? [first.method] : views.map(\.method) {
      notes += unusedNotes(method, request)
    }
    for view in views where view.whole.standardError == nil {
      notes += missingErrorNotes(view.method, request)
    }
    for view in views { notes += cautions(view, request) }
    notes += unexposedNotes(views, file)
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

/// Says what a method's errors do not hold, and where its draws tell nothing.
private func cautions(_ view: RunoffView, _ request: RunoffRequest) -> [Diagnostic] {
  var notes: [Diagnostic] = []
  func add(_ severity: Diagnostic.Severity, _ code: String, _ text: LocalizedText) {
    notes.append(
      Diagnostic(
        severity, code: code, at: SourcePlace(file: request.path),
        found: LocalizedText(
          "\(view.title.chinese)：\(text.chinese)", "\(view.title.english): \(text.english)")))
  }
  guard view.whole.standardError != nil else { return [] }
  if view.beyond != nil {
    add(.note, "tail-basis", view.method == .mack ? RunoffText.tailBasis : RunoffText.certainTail)
  }
  if view.isRestated { add(.note, "restated-errors", RunoffText.restatedBasis) }
  if let draws = view.draws, !draws.isStable {
    let share = Int((draws.largestShare * 100).rounded())
    add(
      .warning, "unstable-bootstrap",
      LocalizedText(
        "\(draws.count) 次抽样中的一次占方差的 \(share)%，均值和标准误没有意义（换个种子就不同），增加抽样也无济于事；"
          + "请用 --method mack 的标准误",
        "one of \(draws.count) draws makes up \(share)% of the variance: mean and standard error mean "
          + "nothing, another seed gives others, and more draws do not help; use the errors of --method mack"
      ))
  }
  return notes
}

/// Names the origins with claims and without exposure, which methods by exposure leave out.
private func unexposedNotes(_ views: [RunoffView], _ file: TriangleFile) -> [Diagnostic] {
  guard views.contains(where: { $0.method.needsExposure }),
    let exposure = file.exposure
  else { return [] }
  let origins = exposure.indices.filter { exposure[$0] == 0 && file.triangle.latest[$0] != 0 }
  guard let first = origins.first else { return [] }
  let names = origins.prefix(6).map { file.labels[$0] }
  let more = origins.count > names.count
  return [
    Diagnostic(
      .warning, code: "claims-without-exposure", at: file.place(origin: first, development: nil),
      found: LocalizedText(
        "服务期 \(names.joined(separator: "、"))\(more ? " 等" : "")的人数为 0 却有结算，不参加人均的计算，也不再预期支付",
        "\(names.joined(separator: ", "))\(more ? " and others" : "") settled amounts with an exposure of "
          + "0: left out of rates by exposure, and nothing more is expected of them"),
      expected: LocalizedText("大于零的人数", "an exposure above zero"))
  ]
}

/// A result that no fund's money can be.
private func tooLarge(
  _ file: TriangleFile, _ rule: DevelopmentRule, _ request: RunoffRequest
) -> ClaimsError {
  .implausibleResult(
    development: file.triangle.developments.indices.dropLast().max { first, second in
      factor(file, rule, first) < factor(file, rule, second)
    } ?? 0)
}

/// The factor of a development, zero where it has none.
private func factor(_ file: TriangleFile, _ rule: DevelopmentRule, _ development: Int) -> Double {
  let pattern = try? DevelopmentPattern(of: file.triangle, rule: rule)
  return pattern?.factors[development] ?? 0
}

/// Says why a method that could have standard errors has none.
private func missingErrorNotes(
  _ method: RunoffRequest.Method, _ request: RunoffRequest
) -> [Diagnostic] {
  if method == .mack || method == .perMember {
    return [
      Diagnostic(
        .note, code: "no-errors", at: SourcePlace(file: request.path),
        found: LocalizedText(
          "\(method.title.chinese)没有标准误：有进展期只剩一个数可用，又没有前面的进展期可参照，看不出会偏离多少",
          "\(method.title.english) has no standard errors: a development has a single value to go by and "
            + "none before it, so that nothing tells how far it may be out"),
        expected: LocalizedText(
          "每个进展期至少两个进展率（--window 不小于 2）",
          "two ratios of each development at least (a --window of 2 or more)"))
    ]
  }
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
