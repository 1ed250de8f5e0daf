import Quantities

/// Heads of the tidy tables and names of sheets.
enum FileText {
  static let line = LocalizedText("项目代号", "Line name")
  static let parameter = LocalizedText("参数代号", "Parameter name")
  static let chart = LocalizedText("图", "Chart")
  static let finding = LocalizedText("结论", "Finding")
  static let row = LocalizedText("行", "Row")
  static let series = LocalizedText("系列", "Series")
  static let yearToDateDeficit = LocalizedText(
    "本年累计收支差小于零", "Result of the year to date below zero")
  static let insufficient = LocalizedText("可支付月数低于不足线", "Payable months insufficient")
  static let belowNormal = LocalizedText("可支付月数低于正常下限", "Payable months below normal")

  static let summary = LocalizedText("摘要", "Summary")
  static let number = LocalizedText("序号", "No.")
  static let verdict = LocalizedText("结论", "Verdict")
  static let figure = LocalizedText("数值", "Figure")
  static let range = LocalizedText("区间", "Range")
  static let comparison = LocalizedText("比较", "Comparison")
  static let monthly = LocalizedText("逐期测算", "Projection")
  static let expected = LocalizedText("预计执行", "Expected")
  static let basis = LocalizedText("测算依据", "Basis")
  static let scenarios = LocalizedText("情景", "Scenarios")
  static let assumptions = LocalizedText("假设", "Assumptions")
  static let effects = LocalizedText("单位影响", "Effects")
  static let warnings = LocalizedText("预警", "Warnings")
  static let review = LocalizedText("数据审核", "Data review")
  static let manifest = LocalizedText("版本", "Manifest")
}
