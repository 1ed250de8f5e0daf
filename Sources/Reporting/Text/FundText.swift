import Funds
import Quantities

/// Words of people and their use of care.
enum EnrolmentText {
  static let title = LocalizedText("参保人数", "Enrolment")
  static let insured = LocalizedText("参保人数", "Insured persons")
  static let caption = LocalizedText("年末参保人数", "Insured persons at year-end")
  static let growth = LocalizedText("合计增减", "Change of total")
  static let useTitle = LocalizedText("使用与费用", "Use and price")
  static let use = LocalizedText(
    "医疗服务使用、费用与报销", "Use of care, its price and reimbursement")
  static let useBasis = LocalizedText(
    "各年平均；按人群加权，费用按就诊人次加权", "averages of the year, weighted by persons and cases")
  static let beneficiaries = LocalizedText("参保人数（平均）", "Insured persons, average")
  static let perHead = LocalizedText("人均基金费用", "Fund cost a head")
  static let rateNote = LocalizedText(
    "住院率、生育率等为每百人每年人次。", "Rates of admission or birth are cases for 100 persons and year.")
  static let needNote = LocalizedText(
    "人均基金费用为公式值，未乘校准系数，也未计总额预算和结算时滞。",
    "Fund cost a head is the formula's value, before calibration, total budget and payment lags.")
}

/// Words of the sections about one fund.
enum FundText {
  static let totalBudget = LocalizedText("总额预算、点值与年终清算", "Total budget, point value and clearing")
  static let need = LocalizedText("预算内费用需求", "Need under it")
  static let budgetOfYear = LocalizedText("总额预算", "Budget")
  static let pointValue = LocalizedText("点值（基准 = 1）", "Point value (reference 1)")
  static let paidUnder = LocalizedText("基金支付", "Paid")
  static let overBudget = LocalizedText("需求超预算概率", "Need over budget")
  static let clearing = LocalizedText("次年清算", "Clearing")
  static let clearingRange = LocalizedText("八成把握的范围", "80 % range")
  static let takenBack = LocalizedText("清算为收回的概率", "Money comes back")
  static let totalBudgetNote = LocalizedText(
    "需求为按基准点值计的中位数，不含预算外按实结算部分。就医量动点值不动支出，基金只负担合理超支的一部分、分享结余。次年清算为推算数，用来看多退少补的方向和大小，不入账：全年按约定应付减去月度已付，就医量越多、月度预付越多，清算越少；只含预算内部分。预算表中的上年清算是入账数，按上年全部支出（含预算外按实结算部分）× 清算比例列支，口径不同，两数不必相等。",
    "The need is the median at the reference price, without what is paid in full outside. Volume moves the value of a point and the spending only by the fund's share of excess or savings. The clearing shows in which direction and how far a year is settled, and is not booked: what the terms owe for the year less what its months paid; the more volume, the less is left to clear; what lies outside the budget is not in it. Last year's clearing in the budget is the booked one: its ratio of all of last year's payments, those outside the budget included. The two differ in scope and need not agree."
  )

  static let progress = LocalizedText("收支进度", "Income and expenditure so far")
  static let balances = LocalizedText("三种结余", "Three balances")
  static let outlook = LocalizedText("收支与结余预测", "Projection of income, expenditure and balance")
  static let views = LocalizedText("两种方法对照", "Two views of the same line")
  static let causes = LocalizedText("支出变动原因", "Why expenditure changes")
  static let risk = LocalizedText("赤字风险", "Risk of a deficit")
  static let adequacy = LocalizedText("逐年充足性", "Adequacy year by year")

  static let progressCaption = LocalizedText(
    "分项目累计收支", "Income and expenditure by line, year to date")
  static let thisYear = LocalizedText("本年累计", "Year to date")
  static let lastYear = LocalizedText("上年同期", "Same period last year")
  static let budget = LocalizedText("全年预算", "Year's budget")
  static let shareOfBudget = LocalizedText("占预算", "Of budget")
  static let toElapsed = LocalizedText("与序时差", "To time elapsed")
  static let points = LocalizedText("百分点", "pp")
  static let month = LocalizedText("本月", "This month")
  static let spreadMonths = LocalizedText(
    "×：没有这些月份的记录，只有全年数或更长时间的累计数；分摊到月的数是估计，不与实际比较。",
    "×: these months have no record of their own, only a year or a longer running total; what is spread over months is an estimate and is not compared."
  )

  static let balancesNote = LocalizedText(
    "账面结余按收付实现制；可动用资金为能够支付的存款，已扣预付医药机构的暂付款；"
      + "权责口径结余为账面结余减去已发生未支付的费用和为以后年度预收的保费。三者不相加。",
    "The book balance is on the cash basis. Deposits are what can be paid from, less advances to "
      + "institutions. The accrual balance is the book balance less services rendered and not yet paid "
      + "and contributions received for later cover. The three are never added.")
  static let prepaid = LocalizedText("减：为以后年度预收的保费", "less contributions for later cover")
  static let unpaid = LocalizedText("已发生未支付的医疗费用", "Services rendered and not yet paid")
  static let bookWithout = LocalizedText("账面结余（不含预收）", "Book balance without them")
  static let depositsWithout = LocalizedText("可动用资金（不含预收）", "Deposits without them")
  static let monthsWith = LocalizedText("可支付月数（含预收）", "Payable months with them")
  static let monthsWithout = LocalizedText("可支付月数（不含预收）", "Payable months without them")

  static let viewsCaption = LocalizedText(
    "主测算与历史趋势法的差距", "Gap between the main view and the own trend")
  static let gap = LocalizedText("差距", "Gap")
  static let gapShare = LocalizedText("差距占比", "Gap, share")

  static let answers = LocalizedText(
    "何时转折：不同的问题、不同的答案", "When it turns: different questions, different answers")
  static let question = LocalizedText("问题", "Question")
  static let onCentral = LocalizedText("中心测算", "Central path")
  static let likely = LocalizedText("概率达到 50%", "As likely as not")
  static let mostLikely = LocalizedText("首次最可能的时点", "Likeliest first date")
  static let error = LocalizedText("模拟误差", "Monte Carlo error")
  static let deficitYear = LocalizedText("首个出现当期赤字的年份", "First year with a current deficit")
  static let turn = LocalizedText(
    "累计收支差转负并持续到年末", "When the year-to-date result turns negative for good")
  static let firstNegative = LocalizedText(
    "本年起累计收支差首次为负（可能回正）", "First negative year-to-date result from this year on, lasting or not")
  static let depositsOut = LocalizedText("可动用资金用尽", "Deposits run out")
  static let balanceOut = LocalizedText("累计结余用尽（累计赤字）", "Cumulative balance exhausted")
  static let observed = LocalizedText("（已发生）", " (observed)")
  static let never = LocalizedText("测算期内不出现", "not within the projection")

  static let trustFundRatio = LocalizedText("基金率", "Trust-fund ratio")
  static let dependency = LocalizedText("在职退休比", "Active to retired")
  static let surplusRate = LocalizedText("结余率", "Surplus rate")
  static let band = LocalizedText("区间", "Band")
  static let adequacyNote = LocalizedText(
    "基金率 = 年初结余 ÷ 当年支出；结余率 = 年末结余 ÷（年初结余 + 当年收入）。",
    "Trust-fund ratio = opening balance ÷ expenditure of the year; surplus rate = closing balance ÷ "
      + "(opening balance + income).")

  /// Marks a year of which records are missing.
  static let incompleteMark = LocalizedText(verbatim: " *")

  /// What the mark of payable months says where it stands in a sentence.
  static let incompleteMonths = LocalizedText(
    "（* 支出有缺数的月份，按无发生计，可支付月数偏高）",
    " (* months without a record count as nothing spent: the figure is too high)")

  /// What the mark of payable months says: the periods without a record behind them.
  static func incompleteMonths(_ periods: [Period]) -> LocalizedText {
    let isMore = periods.count > 6
    let (zh, en) = (
      periods.prefix(6).map(\.description).joined(separator: "、") + (isMore ? " 等" : ""),
      periods.prefix(6).map(\.description).joined(separator: ", ") + (isMore ? " …" : "")
    )
    return LocalizedText(
      "* 可支付月数所依据的支出缺 \(zh) 的记录，缺的按无发生计，月数偏高，只作参考。",
      "* The spending behind the payable months lacks records of \(en): these count as nothing, so that "
        + "the months are too high.")
  }

  /// What the mark of a year says: which periods of which lines have no record.
  static func incomplete(_ year: Int, _ lines: [(title: LocalizedText, periods: [Period])])
    -> LocalizedText
  {
    let parts = lines.map { line in
      let shown = line.periods.prefix(6).map(\.description)
      let isMore = line.periods.count > shown.count
      return LocalizedText(
        line.title.chinese + " " + shown.joined(separator: "、") + (isMore ? " 等" : ""),
        line.title.english + " " + shown.joined(separator: ", ") + (isMore ? " …" : ""))
    }.joined("；", "; ")
    return LocalizedText(
      "* \(year) 年缺数：\(parts.chinese)。缺的期间按无发生计，当年收支、当期结余和比率不全，只作参考；累计结余按公布数，"
        + "不一定等于上年结余加当期结余。",
      "* Records of \(year) are missing: \(parts.english). These periods count as nothing, so that the "
        + "year's income, expenditure, result and ratios are incomplete; the balance is the published "
        + "one and need not be the one before plus the result.")
  }

  static func bandName(_ band: PayableMonthsBands.Band) -> LocalizedText {
    switch band {
    case .insufficient: LocalizedText("不足", "insufficient")
    case .belowNormal: LocalizedText("偏低", "low")
    case .normal: LocalizedText("正常", "normal")
    case .excessive: LocalizedText("偏多", "too much")
    }
  }

  static func shortRange(_ test: ShortRangeTest) -> LocalizedText {
    let years = test.points.count
    switch test.outcome {
    case .met:
      return LocalizedText(
        "基金率连续 \(years) 年不低于 100%，短期充足性测试通过\(test.isShort ? "（测算期不足 10 年）" : "")。",
        "The trust-fund ratio stays at 100% or more for \(years) years: the short-range test is met"
          + "\(test.isShort ? " (fewer than ten years are projected)" : "").")
    case .notMet(let year):
      return LocalizedText(
        "到 \(year) 年基金率仍不足 100%，短期充足性测试（5 年内达到并保持 100% 以上）未通过。",
        "The trust-fund ratio is still below 100% in \(year): the short-range test (100% within five years and after) "
          + "is not met.")
    }
  }

  static func rests(_ evidence: [(title: LocalizedText, years: Int)], paths: Int) -> LocalizedText {
    let parts = evidence.map {
      LocalizedText("\($0.title.chinese) \($0.years) 年", "\($0.title.english) \($0.years) years")
    }.joined("、", ", ")
    return LocalizedText(
      "概率依据：增长观测（\(parts.chinese)），模拟 \(NumberText.count(paths)) 次；历史越短，区间越宽。",
      "Probabilities rest on observed growth (\(parts.english)) and \(NumberText.count(paths)) paths; the "
        + "shorter the past, the wider the range.")
  }
}
