import Budgeting
import Quantities

/// Words of the table of effects.
enum EffectText {
  static let title = LocalizedText("每变动一单位影响多少", "What one unit of each lever is worth")
  static let lever = LocalizedText("参数和变动", "Lever and step")
  static let from = LocalizedText("起始", "From")
  static let income = LocalizedText("收入", "Income")
  static let expenditure = LocalizedText("支出", "Expenditure")
  static let months = LocalizedText("年末可支付月数", "Payable months")
  static let note = LocalizedText(
    "在中心测算上逐项变动，其他不变；缴费类参数从尚未开始征缴的参保年度起变动。相反方向的效果近似为相反数；"
      + "受总额预算约束的住院项目，变动可能不进入支出。",
    "On the central path, one lever at a time. Contributions change from the first cover year not yet "
      + "collected. The opposite step has about the opposite effect; under a total budget a change in "
      + "inpatient need may not reach expenditure.")

  /// `居民个人缴费标准 +10 元/人·年`.
  static func lever(_ row: EffectTable.Row) -> LocalizedText {
    let (title, step) = (row.step.title, row.step.written)
    return LocalizedText("\(title.chinese) \(step.chinese)", "\(title.english) \(step.english)")
  }

  /// The same with the cover year or period from which it acts.
  static func dated(_ row: EffectTable.Row) -> LocalizedText {
    let from = start(row)
    let lever = lever(row)
    return LocalizedText("\(lever.chinese)（\(from.chinese)）", "\(lever.english) (\(from.english))")
  }

  static func start(_ row: EffectTable.Row) -> LocalizedText {
    row.isCover
      ? LocalizedText("\(row.from.year) 参保年度起", "from cover year \(row.from.year)")
      : LocalizedText(
        "\(DateText.words(row.from).chinese)起", "from \(DateText.words(row.from).english)")
  }

  static func yearGroup(_ year: Int) -> LocalizedText {
    LocalizedText("\(year) 年", "\(year)")
  }
}
