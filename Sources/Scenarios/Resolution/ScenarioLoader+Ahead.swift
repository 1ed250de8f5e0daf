import Funds
public import Quantities
import Tables

/// Work done side by side before it is asked for; what fails here fails again, and is reported, when
/// it is asked for.
extension ScenarioLoader {
  /// Reads the data files of scenarios side by side.
  public mutating func readAhead(_ scenarios: [Scenario]) async {
    var paths: [String] = []
    for scenario in scenarios {
      for path in scenario.funds.flatMap(\.data) {
        let full = joinedPath(scenario.dataFolder, path)
        if !paths.contains(full), files[full] == nil, exists(full) { paths.append(full) }
      }
    }
    let catalogue = catalogue
    await withTaskGroup(of: (String, RecordFile?).self) { group in
      for path in paths {
        group.addTask { (path, try? ScenarioLoader.read(path, catalogue)) }
      }
      for await (path, file) in group { files[path] = file }
    }
  }

  /// Forecasts the lines of scenarios' funds side by side.
  public mutating func forecastAhead(_ scenarios: [Scenario]) async {
    var wanted: [(Scenario, Sources)] = []
    for scenario in scenarios {
      for source in scenario.funds {
        guard let files = try? model(source, scenario),
          let records = try? records(source, scenario, files.model)
        else { continue }
        wanted.append((scenario, Sources(source: source, files: files, records: records)))
      }
    }
    await forecastAhead(wanted)
  }

  /// Forecasts the lines of funds as of earlier closings side by side.
  public mutating func forecastAhead(hindcasts: [(fundCase: FundCase, closing: Period)]) async {
    var wanted: [(Scenario, Sources)] = []
    for (fundCase, closing) in hindcasts {
      if let earlier = try? earlierSources(of: fundCase, at: closing) { wanted.append(earlier) }
    }
    await forecastAhead(wanted)
  }

  private mutating func forecastAhead(_ wanted: [(Scenario, Sources)]) async {
    var keys: [HistoryKey] = []
    var bare: [History] = []
    var plans: [Plan] = []
    for (scenario, sources) in wanted {
      let key = HistoryKey(scenario, sources)
      guard histories[key] == nil, !keys.contains(key),
        let history = try? bareHistory(scenario, sources)
      else { continue }
      keys.append(key)
      bare.append(history)
      plans.append(history.plan(scenario, sources.model))
    }
    let made = await withTaskGroup(of: (Int, [String: LineForecasts]?).self) { group in
      var made = [[String: LineForecasts]?](repeating: [:], count: keys.count)
      for (index, plan) in plans.enumerated() {
        let history = bare[index].history
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
      histories[keys[index]] = bare[index].forecast(
        main: lines.compactMapValues(\.main), second: lines.compactMapValues(\.second))
    }
  }
}
