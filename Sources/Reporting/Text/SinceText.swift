import Quantities

/// Words of the comparison with an earlier report.
enum SinceText {
  static let title = LocalizedText("与上次报告相比", "What changed since the last report")
  static let sheet = LocalizedText("与上次相比", "Since last")
  static let balances = LocalizedText("年末账面结余和可支付月数的变化", "Book balance and payable months")
  static let earlier = LocalizedText("上次", "Then")
  static let now = LocalizedText("本次", "Now")
  static let known = LocalizedText("新结账月份", "Months closed since")
  static let revised = LocalizedText("以前月份修订", "Records revised")
  static let outlook = LocalizedText("以后月份重新预计", "New outlook")
  static let other = LocalizedText("其他", "Other")
  static let causes = LocalizedText("结余变动的来源", "of which")
  static let lines = LocalizedText(
    "新结账月份：当时预计与实际", "Months closed since: projected then, booked now")
  static let projectedThen = LocalizedText("当时预计", "Projected then")
  static let error = LocalizedText("实际 − 预计", "Actual − projected")
  static let revisions = LocalizedText(
    "以前月份修订：原来的数与现在的数", "Records revised: as they stood, as they stand")

  /// A period, or the first and the last of several.
  static func span(_ periods: ClosedRange<Period>) -> String {
    let (first, last) = (periods.lowerBound, periods.upperBound)
    return first == last ? "\(first)" : "\(first)—\(last)"
  }

  static let outlooks = LocalizedText(
    "以后月份重新预计：各项目对年末结余的影响",
    "New outlook: what each line moves the balance at the year's end by")
  static let revisedCourses = LocalizedText(
    "以前月份的人数、标准和费率修订", "People, standards and rates revised")
  static let knownCourses = LocalizedText(
    "新结账月份的人数、标准和费率：当时假设与现在",
    "People, standards and rates of the months closed since: assumed then, as they stand now")
  static let courses = LocalizedText("假设的变化", "Assumptions that changed")
  static let from = LocalizedText("起始", "From")
  static let files = LocalizedText("依据的变化", "What the report is made from")
  static let changed = LocalizedText("内容有改动", "changed")
  static let added = LocalizedText("新增", "new")
  static let removed = LocalizedText("不再使用", "no longer used")
  static let what = LocalizedText("变化", "Change")

  static let note = LocalizedText(
    "结余变动 = 新结账月份（实际 − 当时预计）+ 以前月份修订 + 以后月份重新预计 + 其他（期初结余和各项目之外的调整）。只比较基线。",
    "change = months closed since (booked less projected then) + records revised + new outlook + "
      + "other (opening balances and what no line books); baselines only.")

  static func more(_ count: Int) -> LocalizedText {
    LocalizedText(
      "另有 \(count) 处较小的修订，见 since-revisions.csv。",
      "Smaller revisions, \(count) of them, are in since-revisions.csv.")
  }

  static func compared(_ folder: String, _ from: Period, _ to: Period) -> LocalizedText {
    let (then, now) = (DateText.words(from), DateText.words(to))
    return LocalizedText(
      "上次报告（\(folder)）的数据至 \(then.chinese)，本次至 \(now.chinese)。",
      "The last report (\(folder)) had data to \(then.english); this one has data to \(now.english)."
    )
  }

  static func missing(_ folder: String) -> LocalizedText {
    LocalizedText(
      "上次报告（\(folder)）中没有本基金，或金额单位不同，无法比较。",
      "The last report (\(folder)) has no such fund, or prints in another unit: nothing to compare."
    )
  }
}
