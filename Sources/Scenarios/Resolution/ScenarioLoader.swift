import Forecasting
import Funds
public import Quantities
import Tables

/// Reads scenarios with their models, forms and records, each file once.
public struct ScenarioLoader: Sendable {
  /// The parameters that files are checked against.
  public let catalogue: ParameterCatalogue

  /// The folder that is searched for models first, where one was named.
  private let namedModelFolder: String?

  /// Folders searched for models, after the scenario's own and those above it.
  private let modelFolders: [String]
  var models: [String: ModelFiles] = [:]
  var files: [String: RecordFile] = [:]
  var reviewedRecords: [RecordsKey: [Record]] = [:]
  var bareHistories: [HistoryKey: History] = [:]
  var histories: [HistoryKey: History] = [:]
  let exists: @Sendable (String) -> Bool
  var peoplePaths: [PeopleQuestion: PeoplePaths] = [:]
  var triangles: [TriangleKey: TriangleFile] = [:]

  /// Whether series lines are forecast while histories are built; a review does not wait for it.
  var forecastsSeries = true

  /// A model and the form it names, with the files they were read from.
  struct ModelFiles: Sendable {
    let model: FundModel
    let form: BudgetForm?
    let paths: [String]
  }

  /// A fund's model and records, before anything is resolved.
  struct Sources: Sendable {
    let source: Scenario.FundSource
    let files: ModelFiles
    let records: [Record]

    var model: FundModel { files.model }
  }

  /// A scenario's funds before anything is resolved, with what is wrong so far.
  private struct PreparedFunds {
    let scenario: Scenario
    let sources: [Sources]
    let faults: [Diagnostic]

    /// The funds that were made, unless anything is wrong with any of them.
    func cases(_ made: [Result<FundCase, InputFault>]) throws(InputFault) -> [FundCase] {
      var all = faults
      var cases: [FundCase] = []
      for one in made {
        switch one {
        case .success(let fundCase): cases.append(fundCase)
        case .failure(let fault): all += fault.diagnostics
        }
      }
      if all.contains(where: { $0.severity == .error }) { throw InputFault(all) }
      return cases
    }
  }

  /// What a fund's records depend on.
  struct RecordsKey: Hashable, Sendable {
    let model: String
    let data: [String]

    init(_ scenario: Scenario, _ source: Scenario.FundSource) {
      model = joinedPath(scenario.dataFolder, source.model)
      data = source.data.map { joinedPath(scenario.dataFolder, $0) }
    }
  }

  /// What a history depends on.
  struct HistoryKey: Hashable, Sendable {
    let records: RecordsKey
    let closedThrough: Period
    let projectThrough: Period
    let unit: QuantityUnit
    let hasSeasons: Bool

    init(_ scenario: Scenario, _ source: Scenario.FundSource, hasSeasons: Bool) {
      self.hasSeasons = hasSeasons
      records = RecordsKey(scenario, source)
      closedThrough = scenario.closedThrough
      projectThrough = scenario.projectThrough
      unit = scenario.unit
    }
  }

  /// A history with everything that goes with it.
  struct History: Sendable {
    let history: FundHistory
    let forecasts: [String: SeriesForecast]
    let secondViews: [String: SeriesForecast]
    let selection: RecordSelection
    let findings: [HistoryFinding]

    /// The history with its lines' forecasts.
    func forecast(main: [String: SeriesForecast], second: [String: SeriesForecast]) -> History {
      History(
        history: history, forecasts: main, secondViews: second, selection: selection,
        findings: findings)
    }

    /// A plan that says how far the lines are forecast, and nothing else.
    func plan(_ scenario: Scenario, _ model: FundModel) -> Plan {
      Plan(
        model: model, projectThrough: scenario.projectThrough.last(model.frequency),
        parameters: [:], events: [], targets: [], simulation: scenario.simulation)
    }
  }

  /// Makes a loader.
  ///
  /// - Parameters:
  ///   - namedModelFolder: the folder that is searched for models first, where one was named.
  ///   - modelFolders: folders searched after the scenario's own.
  ///   - exists: whether a file is there.
  public init(
    catalogue: ParameterCatalogue, namedModelFolder: String? = nil, modelFolders: [String],
    exists: @escaping @Sendable (String) -> Bool
  ) {
    self.catalogue = catalogue
    self.namedModelFolder = namedModelFolder
    self.modelFolders = modelFolders
    self.exists = exists
  }

  /// Reads a scenario file with everything it stacks on, without its models and records.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the stack.
  public func scenario(_ path: String) throws(InputFault) -> Scenario {
    var reader = ScenarioReader(catalogue: catalogue)
    return try reader.read(path)
  }

  /// Reads everything a scenario needs and resolves its plans.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in any file.
  public mutating func cases(_ scenario: Scenario) throws(InputFault) -> [FundCase] {
    let prepared = try prepare(scenario)
    var made: [Result<FundCase, InputFault>] = []
    for sources in prepared.sources {
      made.append(outcome(prepared.scenario, sources))
    }
    return try prepared.cases(made)
  }

  /// Reads and checks everything a scenario needs, without forecasting anything.
  ///
  /// - Returns: its funds, none of their lines forecast.
  /// - Throws: ``Quantities/InputFault`` with everything wrong in any file.
  public mutating func review(_ scenario: Scenario) async throws(InputFault) -> [FundCase] {
    forecastsSeries = false
    defer { forecastsSeries = true }
    await readAhead([scenario])
    for built in await build([scenario]) { bareHistories[built.key] = built.history }
    let prepared = try prepare(scenario)
    // All funds share the people.
    _ = try? people(of: scenario)
    let loader = self
    let made = await inOrder(prepared.sources) { sources -> Result<FundCase, InputFault>? in
      var own = loader
      return own.outcome(prepared.scenario, sources)
    }
    return try prepared.cases(made)
  }

  /// Reads what a scenario's funds are made from and checks what concerns all of them.
  private mutating func prepare(_ scenario: Scenario) throws(InputFault) -> PreparedFunds {
    var faults: [Diagnostic] = []
    var sources: [Sources] = []
    for source in scenario.funds {
      do {
        let files = try model(source, scenario)
        let records = try self.records(source, scenario, files.model)
        sources.append(Sources(source: source, files: files, records: records))
      } catch {
        faults += error.diagnostics
      }
    }
    let models = sources.map(\.model)
    faults += strayFunds(scenario, models: models)
    if !faults.isEmpty { throw InputFault(faults) }
    faults += checkChanges(scenario, models: models)
    let unsettled = checkSettlements(scenario, models: models)
    // What is wrong with a triangle hides nothing else that is wrong.
    return PreparedFunds(
      scenario: unsettled.isEmpty ? scenario : scenario.settledByModels(), sources: sources,
      faults: faults + unsettled)
  }

  private mutating func outcome(_ scenario: Scenario, _ sources: Sources)
    -> Result<FundCase, InputFault>
  {
    Result { () throws(InputFault) in try fundCase(scenario, sources) }
  }

  /// The plans between a variant's baseline and itself, each adding one change to the one before.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``cases(_:)`` does.
  public mutating func changeSteps(of fundCase: FundCase) throws(InputFault) -> [ChangeStep] {
    let scenario = fundCase.scenario
    var steps: [ChangeStep] = []
    for (index, change) in scenario.changes.enumerated()
    where !scenario.moved(by: change.parameter, in: fundCase.model).isEmpty {
      let partial = try cases(scenario.keepingChanges(index + 1))
      guard let step = partial.first(where: { $0.model.name == fundCase.model.name }) else {
        continue
      }
      steps.append(
        ChangeStep(
          title: title(of: change, scenario, fundCase.model), plan: step.plan,
          isAnswered: scenario.mechanisms.contains {
            $0.allTriggers.contains(change.parameter)
          }))
    }
    return steps
  }

  private func title(of change: Scenario.Change, _ scenario: Scenario, _ model: FundModel)
    -> LocalizedText
  {
    let name =
      catalogue.definition(change.parameter)?.title ?? LocalizedText(verbatim: change.parameter)
    let group =
      model.groups.first { $0.name == change.group }?.title
      ?? change.group.map { scenario.tierTitle($0, of: change.parameter) }
    let how: LocalizedText =
      switch change.operation {
      case .follow:
        LocalizedText("自 \(change.from) 起随人口测算", "as the people from \(change.from)")
      case .people(.originalRetirement):
        LocalizedText(
          "自 \(change.from) 起按不延迟退休", "from \(change.from) at the original ages of retirement")
      case .set, .shift, .scale:
        LocalizedText("自 \(change.from) 起变动", "from \(change.from)")
      }
    return LocalizedText(
      "\(name.chinese)\(group.map { "（\($0.chinese)）" } ?? "")\(how.chinese)",
      "\(name.english)\(group.map { " (\($0.english))" } ?? "") \(how.english)")
  }

  /// The case as it stood at an earlier closing, for a hindcast.
  ///
  /// - Throws: ``Quantities/InputFault`` where the records do not reach back that far.
  public mutating func hindcast(of fundCase: FundCase, from closing: Period)
    throws(InputFault) -> FundCase
  {
    guard let (scenario, sources) = try earlierSources(of: fundCase, at: closing) else {
      return fundCase
    }
    return try self.fundCase(scenario, sources)
  }

  /// What was known of a fund at an earlier closing.
  mutating func earlierSources(of fundCase: FundCase, at closing: Period)
    throws(InputFault) -> (Scenario, Sources)?
  {
    let catalogue = catalogue
    // What was in force by then: a cover year's standard is known while it is collected.
    func isKnown(_ parameter: String, _ period: Period) -> Bool {
      let isCover = catalogue.definition(parameter)?.timing == .cover
      return period.year <= closing.year + (isCover ? 1 : 0)
    }
    let scenario = fundCase.scenario.keepingChanges(0).closing(
      at: closing, through: Period(year: closing.year + 1).last(fundCase.model.frequency),
      keeping: isKnown)
    for source in scenario.funds {
      let files = try model(source, scenario)
      guard files.model == fundCase.model else { continue }
      let records = try self.records(source, scenario, files.model).filter {
        $0.basis == .level
          ? isKnown($0.item, $0.period) : $0.period.lastMonth <= closing.lastMonth
      }
      return (scenario, Sources(source: source, files: files, records: records))
    }
    return nil
  }

  // MARK: - Files

  mutating func model(_ source: Scenario.FundSource, _ scenario: Scenario)
    throws(InputFault) -> ModelFiles
  {
    let path = try find("\(source.model).yaml", scenario, at: source.modelPlace)
    if let known = models[path] { return known }
    let model = try FundModelFile.read(path, catalogue: catalogue).model
    var (form, paths): (BudgetForm?, [String]) = (nil, [path])
    if let name = model.form {
      let formPath = try find("forms/\(name).yaml", scenario, at: source.modelPlace)
      form = try BudgetFormFile.read(
        formPath, lines: model.lines.map(\.name), catalogue: catalogue)
      paths.append(formPath)
    }
    let files = ModelFiles(model: model, form: form, paths: paths)
    models[path] = files
    return files
  }

  /// A model file: in the folder that was named, else beside the scenario, in `models` there or above,
  /// then in the folders given.
  private func find(_ name: String, _ scenario: Scenario, at place: SourcePlace)
    throws(InputFault) -> String
  {
    var candidates: [String] = []
    var current = scenario.dataFolder
    for _ in 0..<8 {
      candidates.append(joinedPath(current, name))
      candidates.append(joinedPath(current, "models/\(name)"))
      if current == "/" { break }
      current =
        current == "." ? ".." : current.hasSuffix("..") ? current + "/.." : folder(of: current)
    }
    candidates =
      [namedModelFolder].compactMap(\.self).map { joinedPath($0, name) } + candidates
      + modelFolders.map { joinedPath($0, name) }
    if let found = candidates.first(where: exists) { return found }
    let searched = candidates.prefix(4).joined(separator: "、")
    throw InputFault(
      Diagnostic(
        code: "model-not-found", at: place,
        found: LocalizedText("找不到模型文件 \(name)", "the model file \(name) is not found"),
        expected: LocalizedText("在 \(searched) 等处", "it in \(searched) or above"),
        remedy: LocalizedText("可用 --models 指定目录", "Name its folder with --models")))
  }

  mutating func records(
    _ source: Scenario.FundSource, _ scenario: Scenario, _ model: FundModel
  ) throws(InputFault) -> [Record] {
    let key = RecordsKey(scenario, source)
    if let known = reviewedRecords[key] { return known }
    var faults: [Diagnostic] = []
    var records: [Record] = []
    let catalogue = catalogue
    for (path, place) in zip(source.data, source.dataPlaces) {
      let full = joinedPath(scenario.dataFolder, path)
      guard exists(full) else {
        faults.append(
          Diagnostic(
            code: "file-not-found", at: place,
            found: LocalizedText("找不到数据文件 \(path)", "the data file \(path) is not found"),
            expected: LocalizedText(
              "相对于 \(scenario.dataFolder) 的路径", "a path from \(scenario.dataFolder)")))
        continue
      }
      do {
        let file = try files[full] ?? ScenarioLoader.read(full, catalogue)
        files[full] = file
        records += file.records.filter { $0.fund == model.name }
      } catch {
        if let fault = error as? InputFault { faults += fault.diagnostics }
      }
    }
    if faults.isEmpty { faults = RecordReview(model: model, catalogue: catalogue).faults(records) }
    if faults.isEmpty, records.isEmpty, let place = source.dataPlaces.first {
      faults.append(
        Diagnostic(
          code: "no-records", at: place,
          found: LocalizedText(
            "数据文件中没有基金 \(model.name) 的记录", "the data hold no record of the fund \(model.name)"),
          expected: LocalizedText("fund 列为 \(model.name) 的行", "rows whose fund is \(model.name)")))
    }
    if !faults.isEmpty { throw InputFault(faults) }
    reviewedRecords[key] = records
    return records
  }

  /// A file of records, in which what the catalogue bounds below by zero is never negative.
  static func read(_ path: String, _ catalogue: ParameterCatalogue) throws(InputFault)
    -> RecordFile
  {
    try RecordFile.read(path) { key in
      guard key.basis == .level, let definition = catalogue.definition(key.item) else {
        return key.item == "admissions"
      }
      return definition.range.lowerBound >= 0
    }
  }

  // MARK: - One case

  mutating func fundCase(_ scenario: Scenario, _ sources: Sources) throws(InputFault)
    -> FundCase
  {
    let (source, model) = (sources.source, sources.model)
    let past = try history(scenario, sources)
    let resolution = ParameterResolution(
      model: model, scenario: scenario, catalogue: catalogue,
      records: past.selection.records,
      people: try people(of: scenario), alternatives: try alternatives(of: scenario))
    let (paths, faults, notes, mechanisms) = resolution.resolve()
    if faults.contains(where: { $0.severity == .error }) { throw InputFault(faults) }
    let settled = try settlements(scenario, model, past.history)
    let plan = Plan(
      model: model, projectThrough: scenario.projectThrough.last(model.frequency),
      parameters: paths, events: events(scenario, model), targets: targets(scenario, model),
      simulation: scenario.simulation, seriesForecasts: past.forecasts,
      secondViews: past.secondViews,
      settlements: Dictionary(
        uniqueKeysWithValues: settled.map { ($0.report.line, $0.report.measured) }))
    let data =
      source.data + (scenario.people?.allFiles ?? []) + scenario.mechanisms.flatMap(\.files)
      + settled.map(\.report.file)
    return FundCase(
      scenario: scenario, model: model, form: sources.files.form,
      history: past.history, plan: plan,
      findings: (notes + settled.flatMap(\.findings)
        + unpaidDifferences(settled.map(\.report), model, past.selection.records, scenario.unit)
        + past.findings).sorted { $0.kind < $1.kind },
      superseded: past.selection.superseded,
      printedPayableMonths: past.selection.records.compactMap { record in
        record.item == "payable-months"
          ? .init(
            period: record.period, months: record.value * 12, source: record.source ?? "") : nil
      }, firstChange: ChangeStart(scenario: scenario, catalogue: catalogue).first(in: [model]),
      files: sources.files.paths + data.map { joinedPath(scenario.dataFolder, $0) },
      mechanisms: mechanisms, settlements: settled.map(\.report))
  }

  private mutating func history(_ scenario: Scenario, _ sources: Sources) throws(InputFault)
    -> History
  {
    let key = HistoryKey(scenario, sources.source, hasSeasons: forecastsSeries)
    if let known = histories[key] { return known }
    let bare: History
    if let built = bareHistories[key] {
      bare = built
    } else {
      bare = try bareHistory(scenario, sources)
    }
    guard forecastsSeries else { return bare }
    do {
      let plan = try bare.plan(scenario, sources.model).forecastingSeries(from: bare.history)
      let made = bare.forecast(main: plan.seriesForecasts, second: plan.secondViews)
      histories[key] = made
      return made
    } catch {
      throw InputFault(
        ProjectionFault(error, model: sources.model).diagnostic(
          at: sources.source.dataPlaces.first ?? SourcePlace(file: scenario.path)))
    }
  }

  /// A fund's history before its lines are forecast.
  func bareHistory(_ scenario: Scenario, _ sources: Sources) throws(InputFault) -> History {
    let selection = try RecordSelection(sources.records)
    var builder = HistoryBuilder(
      model: sources.model, closedThrough: scenario.closedThrough, records: selection.records,
      unit: scenario.unit, estimatesSeasons: forecastsSeries)
    return History(
      history: try builder.build(), forecasts: [:], secondViews: [:], selection: selection,
      findings: (builder.findings + OddLevels(catalogue: catalogue).findings(selection.records))
        .sorted { $0.kind < $1.kind })
  }

  private func events(_ scenario: Scenario, _ model: FundModel) -> [FundEvent] {
    scenario.events.compactMap { event in
      guard event.isOf(model) else { return nil }
      return FundEvent(
        line: event.line, period: event.period.first(model.frequency), amount: event.amount,
        title: event.title, source: event.source, author: event.author, date: event.date)
    }
  }

  private func targets(_ scenario: Scenario, _ model: FundModel) -> [Target] {
    scenario.targets.map { placed in
      let target = placed.target
      return Target(
        measure: target.measure, comparison: target.comparison, threshold: target.threshold,
        period: target.period.last(model.frequency), probability: target.probability)
    }
  }
}
