public import Budgeting
import Funds
public import Quantities
import Scenarios

/// Finds the smallest change of a parameter with which a fund meets its targets.
///
/// Every move is the scenario with one more change, so that whatever answers to the parameter answers
/// here as well, and all moves share their random numbers.
///
/// - Parameter progress: told in words what is being done.
/// - Throws: ``Quantities/InputFault`` with what is wrong in the files or in the question; one about
///   an option names the option.
public func solveGoal(
  _ request: SolveRequest, progress: (LocalizedText) -> Void = { _ in }
) throws(InputFault) -> GoalSeek {
  let catalogue = ParameterCatalogue.builtIn
  var loader = ScenarioLoader(
    catalogue: catalogue, namedModelFolder: request.models, modelFolders: modelFolders(),
    exists: fileExists)
  progress(LocalizedText("读取和检查", "reading and checking"))
  let scenario = try loader.scenario(request.scenario).solving(request, loader)
  guard let definition = catalogue.definition(request.parameter) else {
    throw InputFault(catalogue.unknownParameter(request.parameter, at: .parameterOption))
  }
  let cases = try loader.cases(scenario)
  let fundCase = try chosen(
    request, from: loader.funds(cases, movedBy: definition), of: cases, definition)
  let grain = try grain(request, definition)
  let from =
    request.from
    ?? fundCase.plan.firstChange(
      of: definition.name, closedThrough: fundCase.history.closedThrough,
      notBefore: scenario.budgetYear)
  let group = request.group.map { word in
    fundCase.model.groups.first { [$0.name, $0.title.chinese, $0.title.english].contains(word) }
      .map { ($0.name, $0.title) } ?? (word, LocalizedText(verbatim: word))
  }
  if let first = grain.move(1, group: group?.0, from: from) {
    try check(first, fundCase, &loader, isDateGiven: request.from != nil)
  }
  let projection: Projection
  do {
    progress(LocalizedText("测算现方案", "projecting the scenario as it is"))
    projection = try project(fundCase.history, fundCase.plan)
  } catch {
    throw InputFault(
      ProjectionFault(error, model: fundCase.model).diagnostic(
        at: SourcePlace(file: request.scenario)))
  }
  // The closure outlives this call in the eyes of the compiler only.
  return withoutActuallyEscaping(progress) { progress in
    GoalSeek(fundCase, projection, by: grain, group: group, from: from) { move in
      progress(LocalizedText("试算 \(move.written)", "trying \(move.written)"))
      guard
        let moved = try? loader.moving(fundCase, by: move, place: .parameterOption)
      else { return nil }
      return try? project(moved.history, moved.plan)
    }
  }
}

extension SourcePlace {
  /// The option that names the parameter.
  fileprivate static var parameterOption: SourcePlace { SourcePlace(file: "--for") }
}

extension Scenario {
  /// The scenario with the targets and the simulation that a request asks for.
  fileprivate func solving(_ request: SolveRequest, _ loader: ScenarioLoader) throws(InputFault)
    -> Scenario
  {
    let simulated = simulating(paths: request.paths, seed: request.seed)
    if !request.targets.isEmpty {
      return try loader.aiming(simulated, at: request.targets, place: SourcePlace(file: "--until"))
    }
    if hasTargets { return simulated }
    throw InputFault(
      Diagnostic(
        code: "no-target", at: SourcePlace(file: request.scenario),
        found: LocalizedText(
          "方案没有写 targets，也没有用 --until 给出目标",
          "the scenario states no targets, and --until gives none"),
        expected: LocalizedText(
          "如 --until \"\(Target.example)\"", "such as --until \"\(Target.example)\"")))
  }
}

/// What is wrong with the first grain; that it leaves the range is none of it, since the other side
/// may not.
private func check(
  _ move: ParameterMove, _ fundCase: FundCase, _ loader: inout ScenarioLoader, isDateGiven: Bool
) throws(InputFault) {
  do {
    let place = isDateGiven ? SourcePlace(file: "--from") : .parameterOption
    _ = try loader.moving(fundCase, by: move, place: place)
  } catch {
    let faults = error.diagnostics.filter { $0.severity == .error && $0.code != "out-of-range" }
    if !faults.isEmpty {
      throw InputFault(
        faults.map { fault in
          ["unknown-group", "unknown-tier"].contains(fault.code)
            ? Diagnostic(
              code: fault.code, at: SourcePlace(file: "--group"), found: fault.found,
              expected: fault.expected, remedy: fault.remedy) : fault
        })
    }
  }
}

/// The least amount by which the parameter is moved.
private func grain(_ request: SolveRequest, _ definition: ParameterDefinition) throws(InputFault)
  -> ParameterGrain
{
  if let text = request.grain {
    return try ParameterGrain(text, of: definition, at: SourcePlace(file: "--by"))
  }
  guard let grain = ParameterGrain(tenthOfStep: definition) else {
    throw InputFault(
      Diagnostic(
        code: "no-grain", at: .parameterOption,
        found: LocalizedText(
          "“\(definition.title.chinese)”在参数目录中没有步长",
          "“\(definition.title.english)” has no step in the catalogue"),
        remedy: LocalizedText("请用 --by 给出最小步长", "Give the least amount with --by")))
  }
  return grain
}

/// The fund that the question is about.
private func chosen(
  _ request: SolveRequest, from funds: [FundCase], of cases: [FundCase],
  _ definition: ParameterDefinition
) throws(InputFault) -> FundCase {
  let names = funds.map(\.model.name)
  if let name = request.fund {
    if let fund = funds.first(where: { $0.model.name == name }) { return fund }
    throw InputFault(
      Diagnostic(
        code: "unknown-fund", at: SourcePlace(file: "--fund"),
        found: LocalizedText(
          "基金“\(name)”不读取“\(definition.title.chinese)”",
          "no fund “\(name)” reads “\(definition.title.english)”"),
        expected: LocalizedText(
          "\(names.joined(separator: "、")) 之一", "one of \(names.joined(separator: ", "))"),
        remedy: nearestWord(to: name, among: names).map {
          LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
        }))
  }
  if let only = funds.first, funds.count == 1 { return only }
  let all = cases.map(\.model.name)
  throw InputFault(
    funds.isEmpty
      ? Diagnostic(
        code: "unread-parameter", at: .parameterOption,
        found: LocalizedText(
          "“\(definition.title.chinese)”（\(definition.name)）没有任何模型使用",
          "“\(definition.title.english)” (\(definition.name)) is read by no model"),
        expected: LocalizedText(
          "基金 \(all.joined(separator: "、")) 所用的参数",
          "a parameter that the models of \(all.joined(separator: ", ")) read"))
      : Diagnostic(
        code: "ambiguous-fund", at: .parameterOption,
        found: LocalizedText(
          "基金 \(names.joined(separator: "、")) 都读取“\(definition.title.chinese)”",
          "the funds \(names.joined(separator: " and ")) all read “\(definition.title.english)”"),
        remedy: LocalizedText("请加 --fund \(names[0])", "Add --fund \(names[0])")))
}
