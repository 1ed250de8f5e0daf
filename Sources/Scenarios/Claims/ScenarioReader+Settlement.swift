import Actuarial
import Quantities

/// How the lines of a baseline are settled by their own triangles.
extension ScenarioReader {
  mutating func settlement(_ value: YAMLValue) -> SettlementSource? {
    let entry = yaml.mapping(
      value,
      allowed: [
        "fund", "line", "triangle", "method", "average", "window", "tail", "cumulative", "unit",
        "source",
      ], required: ["line", "triangle"], what: LocalizedText("结算", "a settlement"))
    // The chain ladder is the only method so far: its name is checked where it is written.
    _ = entry["method"].flatMap { yaml.word($0, SettlementSource.Method.self) }
    let average = entry["average"].flatMap { yaml.word($0, DevelopmentRule.AverageName.self) }
    let window = entry["window"].flatMap { yaml.integer($0, in: 1...1_000) }
    let tail = entry["tail"].flatMap { tailFactor($0) }
    let isCumulative = yaml.flag(entry["cumulative"]) ?? false
    let unit = moneyUnit(entry["unit"])
    guard let line = yaml.text(entry["line"]), let path = yaml.text(entry["triangle"]),
      let linePlace = entry["line"]?.place, let pathPlace = entry["triangle"]?.place
    else { return nil }
    return SettlementSource(
      fund: yaml.text(entry["fund"]), line: line, path: path,
      measure: isCumulative ? .cumulative : .incremental, average: average ?? .volume,
      window: window, tail: tail ?? 1, unit: unit?.scale ?? 1,
      source: yaml.text(entry["source"]) ?? "", place: value.place, linePlace: linePlace,
      pathPlace: pathPlace)
  }

  /// A factor from the last development on: never below one, and not so high that the triangle would
  /// say nothing.
  private mutating func tailFactor(_ value: YAMLValue) -> Double? {
    if let text = value.text, let factor = Double(text), (1...2).contains(factor) { return factor }
    yaml.add(
      yaml.wrongShape(
        value, LocalizedText("1 到 2 的尾部因子，如 1.002", "a tail factor from 1 to 2 such as 1.002")))
    return nil
  }
}
