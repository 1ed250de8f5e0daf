import Quantities

/// Words of the workbook of records to fill in.
enum TemplateText {
  static let name = LocalizedText("名称", "title")
  static let before = LocalizedText("上期", "period before")
  static let yearBefore = LocalizedText("上年同期", "a year before")
  static let sheet = LocalizedText("填报说明", "How to fill in")

  /// What stands on the sheet of instructions.
  static func instructions(_ periods: ClosedRange<Period>, scenario: String) -> [LocalizedText] {
    let span =
      periods.lowerBound == periods.upperBound
      ? "\(periods.lowerBound)" : "\(periods.lowerBound) — \(periods.upperBound)"
    return [
      LocalizedText(
        "在各基金的表里只填浅色的“数值”一列，期间 \(span)。",
        "In each fund's sheet fill in the tinted column “value” only, for \(span)."),
      LocalizedText(
        "没有发生填 0；还不知道的留空，以后再填。单位见同一行，不要另写。",
        "Where nothing happened write 0; leave blank what is not known yet. The unit stands in the row."
      ),
      LocalizedText(
        "快报数在“状态”列写“快报”，决算数写“决算”或留空；“来源”列写明报表。",
        "Write flash in “standing” for a flash figure; name the report in “source”."),
      LocalizedText(
        "以 # 开头的列只供对照，程序不读；不适用的行可以删去。",
        "Columns that start with # are for comparison and are not read; rows that do not apply may go."
      ),
      LocalizedText(
        "填好后把本文件名加进 \(scenario) 中该基金的 data 清单，再把 closed-through 后移。",
        "Then add this file's name to the fund's data in \(scenario) and move closed-through on."),
      LocalizedText(
        "先检查再测算：fundcast check \(scenario)。", "Check before you run: fundcast check \(scenario)."),
    ]
  }
}
