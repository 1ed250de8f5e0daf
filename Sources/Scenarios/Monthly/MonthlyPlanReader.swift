import Quantities

/// Reads the plan of a monthly run from its YAML form.
struct MonthlyPlanReader: YAMLFileReader {
  static let what = LocalizedText("每月运行的配置", "the plan of the monthly run")

  var yaml = YAMLReader()

  mutating func file(_ root: YAMLValue, path: String) -> MonthlyPlan? {
    let required = ["fundcast-monthly", "scenarios", "archive"]
    let top = yaml.mapping(
      root, allowed: required + ["language"], required: required, what: Self.what)
    yaml.version(top["fundcast-monthly"])
    let folder = folder(of: path)
    let scenarios = yaml.words(top["scenarios"])
    if let list = top["scenarios"], list.items?.isEmpty ?? false || scenarios.contains("") {
      yaml.add(
        Diagnostic(
          code: "no-scenario", at: list.place,
          found: LocalizedText("没有写方案文件", "no scenario file stands here"),
          expected: LocalizedText(
            "至少一个方案文件，如 baseline.yaml", "at least one scenario file such as baseline.yaml")))
    }
    let archive = yaml.text(top["archive"])
    if let value = top["archive"], archive?.isEmpty ?? false {
      yaml.add(
        yaml.wrongShape(
          value, LocalizedText("存放历次结果的目录", "the folder that keeps the runs")))
    }
    let language = yaml.word(top["language"], Language.self)
    guard let archive, !scenarios.isEmpty else { return nil }
    return MonthlyPlan(
      path: path, scenarios: scenarios.map { joinedPath(folder, $0) },
      archive: joinedPath(folder, archive), language: language)
  }
}
