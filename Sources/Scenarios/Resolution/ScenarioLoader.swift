public import Funds
public import Quantities
public import Tables

/// Reads scenarios with their models, forms and records, each file once.
public struct ScenarioLoader: Sendable {
  /// The parameters that files are checked against.
  public let catalogue: ParameterCatalogue

  /// The folder that is searched for models first, where one was named.
  let namedModelFolder: String?

  /// Folders searched for models, after the scenario's own and those above it.
  let modelFolders: [String]
  var models: [String: ModelFiles] = [:]
  var files: [String: RecordFile] = [:]

  /// What could be read of files with faults.
  var faulty: [String: RecordFile] = [:]
  var reviewedRecords: [RecordsKey: ReviewedRecords] = [:]
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

  /// A fund's records by the names of its model, and what a reader should know of their words.
  struct ReviewedRecords: Sendable {
    var records: [Record]
    var remarks: [HistoryFinding]
  }

  /// A fund's model and records, before anything is resolved.
  struct Sources: Sendable {
    let source: Scenario.FundSource
    let files: ModelFiles
    var reviewed: ReviewedRecords

    var records: [Record] { reviewed.records }

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

    init(_ dataFolder: String, _ source: Scenario.FundSource) {
      model = joinedPath(dataFolder, source.model)
      data = source.data.map { joinedPath(dataFolder, $0) }
    }
  }

  /// What a history depends on.
  struct HistoryKey: Hashable, Sendable {
    let records: RecordsKey
    let closedThrough: Period
    let projectThrough: Period
    let unit: QuantityUnit
    let matters: [Scenario.Event]
    let hasSeasons: Bool

    init(_ scenario: Scenario, _ source: Scenario.FundSource, hasSeasons: Bool) {
      self.hasSeasons = hasSeasons
      records = RecordsKey(scenario.dataFolder, source)
      closedThrough = scenario.closedThrough
      projectThrough = scenario.projectThrough
      unit = scenario.unit
      matters = scenario.events.filter { !$0.isOfVariant }
    }
  }

  /// A history with everything that goes with it.
  struct History: Sendable {
    let history: FundHistory
    let forecasts: [String: SeriesForecast]
    let secondViews: [String: SeriesForecast]
    let selection: RecordSelection
    let findings: [HistoryFinding]

    /// Whether a year's amounts are all in another unit, so that formulas say nothing of it or of others.
    let hasWholeYearSlip: Bool

    /// The history with its lines' forecasts.
    func forecast(main: [String: SeriesForecast], second: [String: SeriesForecast]) -> History {
      History(
        history: history, forecasts: main, secondViews: second, selection: selection,
        findings: findings, hasWholeYearSlip: hasWholeYearSlip)
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
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the stack, and then also in the
  ///   records that it names.
  public func scenario(_ path: String) throws(InputFault) -> Scenario {
    var reader = ScenarioReader(catalogue: catalogue)
    do {
      return try reader.read(path)
    } catch {
      throw InputFault(error.diagnostics + recordFaults(of: path))
    }
  }

  /// What is wrong with the models and records of a scenario that cannot be read itself.
  private func recordFaults(of path: String) -> [Diagnostic] {
    var reader = ScenarioReader(catalogue: catalogue)
    guard let (folder, funds) = reader.funds(of: path) else { return [] }
    var loader = self
    return loader.sources(funds, in: folder).faults
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
    for built in await build([scenario]) { histories[built.key] = built.history }
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

  /// Reads a scenario's models alone.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in them.
  public mutating func models(of scenario: Scenario) throws(InputFault) -> [FundModel] {
    var models: [FundModel] = []
    for source in scenario.funds { models.append(try model(source, in: scenario.dataFolder).model) }
    return models
  }

  /// Reads a scenario's models and their funds' records, without resolving anything.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in them.
  public mutating func recordedFunds(_ scenario: Scenario) throws(InputFault)
    -> [(model: FundModel, records: [Record])]
  {
    try prepare(scenario).sources.map { ($0.model, $0.records) }
  }

  /// Reads what a scenario's funds are made from and checks what concerns all of them.
  private mutating func prepare(_ scenario: Scenario) throws(InputFault) -> PreparedFunds {
    let (sources, models, unread) = sources(scenario.funds, in: scenario.dataFolder)
    // Without all models nothing can be said of names.
    guard models.count == scenario.funds.count else { throw InputFault(unread) }
    let scenario = scenario.namingGroups(of: models)
    var faults = unread + checkChanges(scenario, models: models)
    faults += checkUnit(scenario, models: models)
    // Rows at fault would be missed wherever they are looked for.
    if !unread.isEmpty { throw InputFault(faults) }
    faults += checkHindcast(scenario, sources)
    let unsettled = checkSettlements(scenario, models: models)
    // What is wrong with a triangle hides nothing else that is wrong.
    return PreparedFunds(
      scenario: unsettled.isEmpty ? scenario : scenario.settledByModels(), sources: sources,
      faults: faults + unsettled)
  }

  /// The funds whose models and records can be read, all models that can be, and what is wrong.
  private mutating func sources(_ funds: [Scenario.FundSource], in dataFolder: String)
    -> (sources: [Sources], models: [FundModel], faults: [Diagnostic])
  {
    var faults: [Diagnostic] = []
    var sources: [Sources] = []
    var models: [FundModel] = []
    for source in funds {
      do {
        let files = try model(source, in: dataFolder)
        models.append(files.model)
        let records = try self.records(source, in: dataFolder, files.model)
        sources.append(Sources(source: source, files: files, reviewed: records))
      } catch {
        faults += error.diagnostics
      }
    }
    if models.count == funds.count { faults += strayFunds(funds, in: dataFolder, models: models) }
    if !sources.isEmpty, sources.count == funds.count {
      sources[0].reviewed.remarks += strayRows(funds, in: dataFolder, models: models)
    }
    return (sources, models, faults)
  }

  private mutating func outcome(_ scenario: Scenario, _ sources: Sources)
    -> Result<FundCase, InputFault>
  {
    Result { () throws(InputFault) in try fundCase(scenario, sources) }
  }
}
