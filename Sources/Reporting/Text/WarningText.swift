import Budgeting
import Funds
import Quantities

/// Words of the warnings, their rules and the advance gate.
enum WarningText {
  static let title = LocalizedText("风险预警", "Warnings")
  static let none = LocalizedText("按现行规则没有触发预警。", "No rule warns.")
  static let drafts = LocalizedText("文书草稿（待审核，未发出）", "Drafts for review, not sent")
  static let rules = LocalizedText("预警规则与结果", "Rules and what they found")
  static let rule = LocalizedText("规则", "Rule")
  static let condition = LocalizedText("触发条件", "Condition")
  static let threshold = LocalizedText("概率门槛", "From probability")
  static let paper = LocalizedText("文书", "Paper")
  static let outcome = LocalizedText("结果", "Outcome")
  static let warns = LocalizedText("触发", "warns")
  static let quiet = LocalizedText("未触发", "quiet")
  static let covered = LocalizedText("同类事项已另行提示", "the matter is named by another rule")
  static let sentence = LocalizedText("预警内容", "Warning")
  static let when = LocalizedText("时间", "When")
  static let causes = LocalizedText("主要原因", "Causes")
  static let addressee = LocalizedText("主送", "To")
  static let gate = LocalizedText("预付金条件核查", "May an advance be paid")
  static let gateSource = LocalizedText(
    "依据医保办函〔2024〕101号；预付规模参照近三年月平均支出。",
    "医保办函〔2024〕101号; an advance is measured by the monthly average of the last three years.")
  static let found = LocalizedText("实际值", "Found")
  static let needed = LocalizedText("要求", "Needed")
  static let met = LocalizedText("符合", "met")
  static let notMet = LocalizedText("不符合", "not met")
  static let conditionHead = LocalizedText("条件", "Condition")
  static let legend = LocalizedText(
    "红、黄、绿为本报告规则的颜色；同一事项只列最严重的一条。",
    "Colours are those of the rules below; of each matter only the gravest warning is listed.")

  /// How likely the rolling forecast's condition fails.
  static func nextTwelveMonths(_ chance: Probability) -> LocalizedText {
    let text = NumberText.probability(chance.value)
    return LocalizedText(
      "未来 12 个月出现赤字的概率为 \(text)；条件按中心测算核查。",
      "The next 12 months show a deficit with probability \(text); the condition is tested on the central "
        + "path.")
  }

  /// What has been paid in advance by now.
  static func advanced(_ amount: LocalizedText) -> LocalizedText {
    LocalizedText(
      "已预付、尚未收回的暂付款 \(amount.chinese)，新的预付应连同它一并考虑。",
      "\(amount.english) are paid in advance already; a further advance comes on top of them.")
  }

  static func allowed(_ isAllowed: Bool, _ amount: LocalizedText?) -> LocalizedText {
    let size =
      amount.map {
        LocalizedText("，月平均支出约 \($0.chinese)", "; a month's average is about \($0.english)")
      } ?? .empty
    return isAllowed
      ? LocalizedText("三项条件均符合，可以按程序预付\(size.chinese)。", "All conditions are met\(size.english).")
      : LocalizedText(
        "条件未全部符合，不得预付\(size.chinese)。", "Not all conditions are met: no advance\(size.english).")
  }

  /// What a rule looks for.
  static func condition(_ condition: WarningRule.Condition, _ chapter: FundChapter) -> LocalizedText
  {
    let bands = chapter.model.bands
    func months(_ value: Double) -> String { NumberText.number(value, decimals: 0, zero: .digits) }
    switch condition {
    case .payableMonthsInsufficient(let span):
      return LocalizedText(
        "\(span) 个月内可支付月数低于 \(months(bands.insufficient)) 个月",
        "payable months below \(months(bands.insufficient)) within \(span) months")
    case .payableMonthsBelowNormal(let span):
      return LocalizedText(
        "\(span) 个月内可支付月数低于 \(months(bands.normal)) 个月",
        "payable months below \(months(bands.normal)) within \(span) months")
    case .balanceExcessive(let span):
      guard let high = bands.excessive else {
        return LocalizedText("模型未设上限", "the model sets no upper bound")
      }
      return LocalizedText(
        "可支付月数连续 \(span) 个月高于 \(months(high)) 个月",
        "payable months above \(months(high)) for \(span) months")
    case .depositsExhausted(let span):
      return LocalizedText("\(span) 个月内可动用资金用尽", "deposits run out within \(span) months")
    case .balanceExhausted(let span):
      return LocalizedText("\(span) 个月内累计结余低于零", "balance below zero within \(span) months")
    case .accrualExhausted(let years):
      return LocalizedText(
        "未结账的 \(years) 个年度内年末权责口径结余低于零",
        "accrual balance below zero at the end of one of the next \(years) open years")
    case .currentDeficit(let years):
      return LocalizedText(
        "未结账的 \(years) 个年度内出现当期赤字", "a current deficit in the next \(years) open years")
    case .executionAhead(let points):
      return LocalizedText(
        "支出进度快于序时进度 \(months(points)) 个百分点以上",
        "expenditure more than \(months(points)) points ahead of time elapsed")
    }
  }

  static func evidence(_ warning: Warning) -> LocalizedText {
    var parts: [LocalizedText] = []
    if !warning.causes.isEmpty {
      let names = warning.causes.map(\.title).joined("、", ", ")
      parts.append(LocalizedText("原因：\(names.chinese)", "causes: \(names.english)"))
    }
    if let peak = warning.peak, let when = warning.peakPeriod, let at = warning.probability,
      peak.count > at.count
    {
      let text = NumberText.probability(peak.value)
      let date = DateText.words(when)
      parts.append(
        LocalizedText("最高概率 \(text)（\(date.chinese)）", "highest \(text) (\(date.english))"))
    }
    if let chance = warning.probability {
      let error = NumberText.number(max(chance.standardError * 100, 0.01), decimals: 2)
      let growth = WarningEvidence.growthWords(years: warning.evidence.growthYears)
      parts.append(
        LocalizedText(
          "依据 \(growth.chinese)、\(NumberText.count(chance.paths)) 次模拟，误差 ±\(error) 个百分点",
          "rests on \(growth.english) and \(NumberText.count(chance.paths)) paths, error ±\(error) "
            + "points"))
    } else {
      parts.append(LocalizedText("依据中心测算或已结账数据", "from the central path or closed records"))
    }
    return parts.joined()
  }
}
