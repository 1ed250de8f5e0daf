public import Quantities
import Tables

/// What a row of the sheet of changes does to its parameter, as the key of the YAML form.
public enum ChangeWord: String, Sendable, Hashable, CaseIterable {
  /// Sets it from a period on.
  case set
  /// Moves it by an amount.
  case shift
  /// Moves it by a share of itself.
  case scale
  /// Lets it move as the projected people do.
  case follow
  /// Lets people retire otherwise.
  case people

  /// The word that stands in the sheet.
  public var title: LocalizedText {
    switch self {
    case .set: LocalizedText("定为", "set")
    case .shift: LocalizedText("增减", "shift")
    case .scale: LocalizedText("按比例增减", "scale")
    case .follow: LocalizedText("随人口", "follow")
    case .people: LocalizedText("退休年龄", "people")
    }
  }

  /// What it does, in plain words.
  public var meaning: LocalizedText {
    switch self {
    case .set:
      LocalizedText("从“期间”起改成“数值”；不写做法就是它", "sets the value from the period on; so does a blank")
    case .shift:
      LocalizedText(
        "在基线上加上“数值”，负数为减：20 元/人·年；比例用个百分点：-0.5 个百分点",
        "adds to the baseline's value: 20 元/人·年; shares move by points: -0.5 个百分点")
    case .scale:
      LocalizedText("在基线上按百分比增减：-2 %", "moves the baseline's value by a percentage: -2 %")
    case .follow:
      LocalizedText(
        "随人口测算变动，数值写 people，或 people + 0.6 %",
        "moves as the projected people do: people, or people + 0.6 %")
    case .people:
      LocalizedText(
        "退休年龄假如不延迟，数值写 original，参数留空",
        "original: as if ages of retirement had not been raised; the parameter stays blank")
    }
  }

  init?(word: String) {
    let plain = ColumnSchema.plainName(word)
    let found = ChangeWord.allCases.first { one in
      [one.rawValue, one.title.chinese].contains { ColumnSchema.plainName($0) == plain }
    }
    guard let found else { return nil }
    self = found
  }
}
