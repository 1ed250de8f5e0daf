import Quantities

/// Words of the notebook for review.
enum NotebookText {
  static func title(_ run: String) -> LocalizedText {
    LocalizedText("测算结果复核：\(run)", "Review of a run: \(run)")
  }

  static let purpose = LocalizedText(
    "本笔记本带着一次测算写出的表，由另一套程序（Python 的 pandas）从头核对和作图；哪一项不符，运行到那里就会停下。",
    "This notebook holds the tables that a run wrote, and works them out and draws them again by other "
      + "tools (pandas, in Python). It stops at whatever does not hold.")

  static let hashes = LocalizedText(
    "表与运行记录的校验值一致", "The tables are those of the run, by their hashes")
  static let years = LocalizedText("逐年收支", "Year by year")
  static let interval = LocalizedText(
    "中心测算与 80% 区间；单位见各表“单位”一列。",
    "The central path and the 80 % interval; units stand in the tables' own column.")
  static let result = LocalizedText(
    "收入 − 支出 = 当期结余：最大差额", "Income less expenditure is the result: the largest gap")
  static let balance = LocalizedText(
    "期末结余 = 期初结余 + 收入 − 支出：最大差额", "The balance rolls forward: the largest gap")
  static let sums = LocalizedText(
    "各期之和等于全年：年数和最大差额", "Years are the sums of their periods: their number, the largest gap")
  static let months = LocalizedText("可支付月数（基线）", "Payable months, baseline")
  static let fan = LocalizedText(
    "中心测算与 50%、80%、95% 区间。", "The central path with 50, 80 and 95 % intervals.")
}
