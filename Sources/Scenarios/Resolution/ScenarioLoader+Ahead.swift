import Funds
public import Quantities
import Tables

/// Work done side by side before it is asked for; what fails here fails again, and is reported, when
/// it is asked for.
extension ScenarioLoader {
  /// A fund's history before its lines are forecast, with what it was built from.
  struct BuiltHistory: Sendable {
    let key: HistoryKey
    let scenario: Scenario
    let sources: Sources
    let history: History
  }

  /// What one task read.
  private enum ReadFile: Sendable {
    case records(String, RecordFile?)
    case model(ModelFiles?)
    case triangle(TriangleKey, TriangleFile?)
  }

  /// Reads the data files, the models and the triangles of scenarios side by side.
  public mutating func readAhead(_ scenarios: [Scenario]) async {
    let loader = self
    var paths: [String] = []
    var names: [String] = []
    await withTaskGroup(of: ReadFile.self) { group in
      // The records first: they take longest.
      for scenario in scenarios {
        for path in scenario.funds.flatMap(\.data) {
          let full = joinedPath(scenario.dataFolder, path)
          guard !paths.contains(full), loader.files[full] == nil, exists(full) else { continue }
          paths.append(full)
          group.addTask { .records(full, try? ScenarioLoader.read(full, loader.catalogue)) }
        }
      }
      for scenario in scenarios {
        for source in scenario.funds {
          let name = joinedPath(scenario.dataFolder, source.model)
          guard !names.contains(name) else { continue }
          names.append(name)
          group.addTask {
            var own = loader
            return .model(try? own.model(source, in: scenario.dataFolder))
          }
        }
      }
      var keys: Set<TriangleKey> = []
      for scenario in scenarios {
        for source in scenario.settlements {
          let key = TriangleKey(source, scenario)
          guard keys.insert(key).inserted, loader.triangles[key] == nil, exists(key.path) else {
            continue
          }
          group.addTask { .triangle(key, try? TriangleFile(key.path, measure: key.measure)) }
        }
      }
      for await file in group {
        switch file {
        case .records(let path, let records): files[path] = records
        case .model(let model):
          if let model, let path = model.paths.first { models[path] = model }
        case .triangle(let key, let triangle): triangles[key] = triangle
        }
      }
    }
  }

  /// Forecasts the lines of scenarios' funds side by side.
  public mutating func forecastAhead(_ scenarios: [Scenario]) async {
    await forecastAhead(build(scenarios))
  }

  /// Forecasts the lines of funds as of earlier closings side by side.
  public mutating func forecastAhead(hindcasts: [(fundCase: FundCase, closing: Period)]) async {
    let loader = self
    await forecastAhead(
      inOrder(hindcasts) { hindcast in
        var own = loader
        guard
          let (scenario, sources) = try? own.earlierSources(
            of: hindcast.fundCase, at: hindcast.closing)
        else { return nil }
        return own.build(scenario, sources)
      })
  }

  /// Builds the histories of scenarios' funds side by side.
  mutating func build(_ scenarios: [Scenario]) async -> [BuiltHistory] {
    let loader = self
    var sources: [(Scenario, Scenario.FundSource)] = []
    var keys: Set<HistoryKey> = []
    for scenario in scenarios {
      for source in scenario.funds
      where keys.insert(HistoryKey(scenario, source, hasSeasons: forecastsSeries)).inserted {
        sources.append((scenario, source))
      }
    }
    let built = await inOrder(sources) { scenario, source -> BuiltHistory? in
      var own = loader
      guard let files = try? own.model(source, in: scenario.dataFolder),
        let records = try? own.records(source, in: scenario.dataFolder, files.model)
      else { return nil }
      return own.build(scenario, Sources(source: source, files: files, reviewed: records))
    }
    for one in built {
      reviewedRecords[one.key.records] = one.sources.reviewed
    }
    return built
  }

  private func build(_ scenario: Scenario, _ sources: Sources) -> BuiltHistory? {
    (try? bareHistory(scenario, sources)).map {
      BuiltHistory(
        key: HistoryKey(scenario, sources.source, hasSeasons: forecastsSeries), scenario: scenario,
        sources: sources, history: $0)
    }
  }

  private mutating func forecastAhead(_ built: [BuiltHistory]) async {
    var wanted: [BuiltHistory] = []
    for one in built
    where histories[one.key] == nil && !wanted.contains(where: { $0.key == one.key }) {
      wanted.append(one)
    }
    let plans = wanted.map { $0.history.plan($0.scenario, $0.sources.model) }
    let made = await withTaskGroup(of: (Int, [String: LineForecasts]?).self) { group in
      var made = [[String: LineForecasts]?](repeating: [:], count: wanted.count)
      for (index, plan) in plans.enumerated() {
        let history = wanted[index].history.history
        for line in plan.model.lines {
          group.addTask {
            (index, (try? plan.forecasts(of: line, from: history)).map { [line.name: $0] })
          }
        }
      }
      for await (index, lines) in group {
        guard let lines else {
          made[index] = nil
          continue
        }
        made[index]?.merge(lines) { first, _ in first }
      }
      return made
    }
    for (index, lines) in made.enumerated() {
      guard let lines else { continue }
      histories[wanted[index].key] = wanted[index].history.forecast(
        main: lines.compactMapValues(\.main), second: lines.compactMapValues(\.second))
    }
  }

  /// What can be made of each item, side by side, in the order of the items.
  func inOrder<Item: Sendable, Made: Sendable>(
    _ items: [Item], _ make: @escaping @Sendable (Item) -> Made?
  ) async -> [Made] {
    await withTaskGroup(of: (Int, Made?).self) { group in
      for (index, item) in items.enumerated() {
        group.addTask { (index, make(item)) }
      }
      var made = [Made?](repeating: nil, count: items.count)
      for await (index, one) in group { made[index] = one }
      return made.compactMap(\.self)
    }
  }
}
