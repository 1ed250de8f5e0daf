public import Quantities
import Tables

/// What a scenario says once, as its workbook names it: a row of the first sheet.
public struct ScenarioSetting: Sendable, Hashable {
  /// How a value is written.
  enum Kind: Sendable {
    case text
    /// A text in both languages.
    case localized
    case period
    case number
  }

  /// The key of the YAML form.
  public let key: String
  /// The Chinese name.
  public let name: String
  let otherNames: [String]
  let kind: Kind
  /// Whether only a baseline says it.
  public let isOfBaseline: Bool
  /// What it means, in plain words.
  public let meaning: LocalizedText

  /// The settings in the order in which a template lists them.
  public static let all = [
    ScenarioSetting(
      "title", "标题", [], .localized, false,
      LocalizedText("报告里显示的方案名称", "the scenario's name in the report")),
    ScenarioSetting(
      "author", "作者", ["编制", "编制单位", "编制人"], .text, false,
      LocalizedText("编制的单位或人", "who drew it up")),
    ScenarioSetting(
      "notice", "说明", ["声明"], .localized, false,
      LocalizedText("每页都要印的说明，可不填", "what every page is to say; may be blank")),
    ScenarioSetting(
      "stacks-on", "叠加在", ["叠加于", "基线"], .text, false,
      LocalizedText(
        "调整方案写基线的文件名（yaml 或 xlsx，从本文件所在文件夹算起）；基线自己不写",
        "of a variant: the baseline's file, yaml or xlsx, from this file's folder; of a baseline: blank"
      )),
    ScenarioSetting(
      "closed-through", "截至", ["结账至", "已结账至"], .period, true,
      LocalizedText("最后一个已结账的月份或年度，如 2025-12", "the last closed month or year, such as 2025-12")),
    ScenarioSetting(
      "project-through", "测算到", ["预测到"], .period, true,
      LocalizedText("测算的最后一期，如 2030-12", "the last period projected, such as 2030-12")),
    ScenarioSetting(
      "budget-year", "预算年度", [], .period, true,
      LocalizedText("编哪一年的预算，如 2026", "the year that is budgeted, such as 2026")),
    ScenarioSetting(
      "unit", "金额单位", ["单位"], .text, true,
      LocalizedText("报告里金额的单位，如 万元", "the unit of amounts in the report, such as 万元")),
    ScenarioSetting(
      "paths", "模拟次数", [], .number, true,
      LocalizedText("随机模拟多少次，不填为 10000", "how many paths are simulated; blank for 10000")),
    ScenarioSetting(
      "seed", "种子", ["随机种子"], .number, true,
      LocalizedText("随机数的种子，同一个数得同样的结果", "the seed of chance: the same seed, the same results")),
    ScenarioSetting(
      "hindcast", "回测起点", [], .period, true,
      LocalizedText("假如在这一期结账会测成什么样，可不填", "an earlier closing to be tried; may be blank")),
    ScenarioSetting(
      "fundcast", "版本", [], .number, false, LocalizedText("文件格式的版本，不必填", "need not be given")),
  ]

  private init(
    _ key: String, _ name: String, _ otherNames: [String], _ kind: Kind, _ isOfBaseline: Bool,
    _ meaning: LocalizedText
  ) {
    self.key = key
    self.name = name
    self.otherNames = otherNames
    self.kind = kind
    self.isOfBaseline = isOfBaseline
    self.meaning = meaning
  }

  /// The setting that a word of a workbook names.
  init?(word: String) {
    let plain = ColumnSchema.plainName(word)
    let found = ScenarioSetting.all.first { setting in
      setting.words.contains { ColumnSchema.plainName($0) == plain }
    }
    guard let found else { return nil }
    self = found
  }

  /// Whether its value is a number or a year.
  public var isFigure: Bool { kind == .number || kind == .period }

  /// The words that name it.
  var words: [String] { [key, name] + otherNames }
}

/// A key of the YAML form as messages name it: by itself in a text, and in a workbook by the Chinese
/// name of the column or setting, with the key behind.
func keyLabel(_ key: String, at place: SourcePlace) -> LocalizedText {
  guard let tab = place.sheet else { return LocalizedText(verbatim: key) }
  let column = ScenarioSheet(tab: tab)?.columns.columns.first { $0.name == key }
  let name =
    column?.aliases.first ?? ScenarioSetting.all.first { $0.key == key }?.name
    ?? ScenarioSheet(rawValue: key)?.title.chinese
  return name.map { LocalizedText("\($0)（\(key)）", key) } ?? LocalizedText(verbatim: key)
}
