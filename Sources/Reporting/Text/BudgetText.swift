import Budgeting
import Funds
import Quantities

/// Words of the budget, its worksheet and its basis.
enum BudgetText {
  static let title = LocalizedText("预算表", "Budget")
  static let code = LocalizedText("科目编码", "Code")
  static let share = LocalizedText("占预算", "Of budget")
  static let changeFromExpected = LocalizedText("增减额", "Change")
  static let remarks = LocalizedText("测算依据及备注", "Basis and remarks")
  static let memo = LocalizedText("附列资料", "Memo rows")
  static let gapTitle = LocalizedText("预算缺口与弥补顺序", "The gap and what would close it")
  static let findings = LocalizedText("预算表说明", "Notes to the budget table")
  static let worksheet = LocalizedText("预计执行与测算依据", "Expected execution and basis")
  static let expected = LocalizedText("预计执行数计算表", "Worksheet of expected execution")
  static let basis = LocalizedText("测算依据表", "Basis sheet")
  static let model = LocalizedText("模型预计", "Model")
  static let known = LocalizedText("已知事项", "Known matters")
  static let judgement = LocalizedText("人工判断", "Judgement")
  static let expectedColumn = LocalizedText("预计执行数", "Expected")
  static let arithmetic = LocalizedText("算式（预算年度平均）", "Arithmetic, averages of the budget year")
  static let calibration = LocalizedText("校准：实际 ÷ 公式", "calibration: actual ÷ formula")
  static let otherPart = LocalizedText(
    "月度取值、结算时滞和总额预算", "monthly values, payment lags, total budget")
  static let source = LocalizedText("补足来源（按规定顺序）", "Source, in the legal order")
  static let available = LocalizedText("可用", "Available")
  static let covers = LocalizedText("可弥补", "Covers")
  static let open = LocalizedText("剩余缺口", "Still open")
  static let lever = LocalizedText("单靠一项弥补缺口", "To close the gap by one lever alone")
  static let perStep = LocalizedText("每单位影响", "For one step")
  static let steps = LocalizedText("所需单位数", "Steps needed")
  static let unknown = LocalizedText("由办公室填报", "for the office to state")
  static let closingNote = LocalizedText(
    "顺序依据财社〔2017〕144号第三十八条；动用结余能够支付，但当期赤字仍在。倍数按线性折算。",
    "The order is that of 财社〔2017〕144号, article 38. Drawing on the balance pays the bills, but the "
      + "current deficit stays. Steps are taken as proportional.")
  static let roundingNote = LocalizedText(
    "决算、预算和执行数按公布数列示，不为凑合计调整；预计执行与预算数按合计配平。增减和百分比按表列数计算。",
    "Final accounts, budgets and execution stand as published; expected execution and the budget are "
      + "rounded so that parts sum to totals. Changes and percentages are computed from printed figures."
  )
  static let worksheetNote = LocalizedText(
    "已执行 + 模型预计 + 已知事项 + 人工判断 = 预计执行数。",
    "Execution + model + known matters + judgement = expected execution.")

  static func totals(
    _ fund: LocalizedText, _ year: Int, income: LocalizedText, expenditure: LocalizedText,
    result: LocalizedText, closing: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      "\(fund.chinese) \(year) 年预算收入 \(income.chinese)，支出 \(expenditure.chinese)，当期结余 \(result.chinese)，年末结余 \(closing.chinese)。",
      "\(fund.english), budget for \(year): income \(income.english), expenditure \(expenditure.english), result \(result.english), closing balance \(closing.english)."
    )
  }

  static func title(_ year: Int, _ form: LocalizedText) -> LocalizedText {
    LocalizedText("\(year) 年\(form.chinese)", "\(form.english), \(year)")
  }

  static func column(_ column: BudgetColumn, year: Int, closed: Period) -> LocalizedText {
    let frequency = closed.frequency
    let isMonthly = frequency == .month
    let isWhole = closed.year > year || closed.index == frequency.periodsPerYear
    switch column {
    case .finalAccount: return LocalizedText("\(year - 1) 年决算数", "Final account \(year - 1)")
    case .budget: return LocalizedText("\(year) 年年初预算", "Budget \(year)")
    case .adjustedBudget: return LocalizedText("\(year) 年调整预算", "Adjusted budget \(year)")
    case .execution:
      return isWhole || !isMonthly
        ? LocalizedText("\(year) 年已执行", "Execution \(year)")
        : LocalizedText("\(year) 年 1—\(closed.index) 月执行", "Execution to \(closed)")
    case .remaining:
      return isMonthly && !isWhole
        ? LocalizedText("\(closed.index + 1)—12 月预计", "Rest of \(year)")
        : LocalizedText("剩余期间预计", "Rest of the year")
    case .expected: return LocalizedText("\(year) 年预计执行", "Expected \(year)")
    case .nextBudget: return LocalizedText("\(year + 1) 年预算数", "Budget \(year + 1)")
    }
  }

  /// The year a column belongs to, as a head over its columns.
  static func year(of column: BudgetColumn, _ year: Int) -> LocalizedText {
    switch column {
    case .finalAccount: DateText.year(year - 1)
    case .budget, .adjustedBudget, .execution, .remaining, .expected: DateText.year(year)
    case .nextBudget: DateText.year(year + 1)
    }
  }

  /// A column's head under its year.
  static func short(_ column: BudgetColumn, year: Int, closed: Period) -> LocalizedText {
    let isPart =
      closed.frequency == .month && closed.year == year && closed.index < 12
    switch column {
    case .finalAccount: return LocalizedText("决算数", "Final account")
    case .budget: return LocalizedText("年初预算", "Budget")
    case .adjustedBudget: return LocalizedText("调整预算", "Adjusted")
    case .execution:
      return isPart
        ? LocalizedText("1—\(closed.index)月执行", "To month \(closed.index)")
        : LocalizedText("已执行", "Execution")
    case .remaining:
      return isPart
        ? LocalizedText("\(closed.index + 1)—12月预计", "Months \(closed.index + 1)–12")
        : LocalizedText("其余预计", "Rest")
    case .expected: return LocalizedText("预计执行", "Expected")
    case .nextBudget: return LocalizedText("预算数", "Budget")
    }
  }

  static func against(_ what: LocalizedText) -> LocalizedText {
    LocalizedText("比\(what.chinese)", "Change from \(what.english)")
  }

  static let expectedShort = LocalizedText("预计执行", "expected")
  static let budgetShort = LocalizedText("上年预算", "last budget")

  static func workingDraft(_ gap: LocalizedText, _ book: LocalizedText?) -> LocalizedText {
    let (chinese, english) =
      book.map { ("（\($0.chinese)）", " (\($0.english))") } ?? ("", "")
    return LocalizedText(
      "本表为测算稿，不是预算建议：当期结余缺口 \(gap.chinese)\(chinese)。",
      "A working draft, no proposal: the current balance lacks \(gap.english)\(english).")
  }

  static func notDrawnUp(_ year: Int) -> LocalizedText {
    LocalizedText(
      "\(year) 年没有测算到年末，未编制预算。",
      "\(year) is not projected to its end: no budget was drawn up.")
  }

  static let balanced = LocalizedText("收支平衡，可作为预算建议。", "Income equals expenditure: a proposal.")

  static func smallSurplus(_ amount: LocalizedText, _ share: String) -> LocalizedText {
    LocalizedText(
      "收支平衡、略有结余（当期结余 \(amount.chinese)，占收入 \(share)），可作为预算建议。",
      "Income covers expenditure with a small surplus of \(amount.english), \(share) of income: a proposal."
    )
  }

  static func surplus(_ amount: LocalizedText, _ share: String) -> LocalizedText {
    LocalizedText(
      "收入大于支出，当期结余 \(amount.chinese)，占收入 \(share)，可作为预算建议。",
      "Income exceeds expenditure by \(amount.english), \(share) of income: a proposal.")
  }

  static func tooLarge(_ months: String, _ bound: String) -> LocalizedText {
    LocalizedText(
      "年末可支付 \(months) 个月，高于 \(bound) 个月，累计结余偏多。",
      "With \(months) payable months at the end of the year, above \(bound), the cumulative balance is "
        + "too large.")
  }

  static func calibrated(_ calibration: Calibration) -> LocalizedText {
    let ratio = NumberText.number(calibration.ratio, decimals: 4)
    let (first, last) = (calibration.years.lowerBound, calibration.years.upperBound)
    let years = first == last ? "\(first)" : "\(first)—\(last)"
    let dashed = first == last ? "\(first)" : "\(first)–\(last)"
    return LocalizedText("× \(ratio)（\(years) 年）", "× \(ratio) (\(dashed))")
  }

  static func cover(_ year: Int, _ share: Double) -> LocalizedText {
    let text = NumberText.percent(share, decimals: 0)
    return LocalizedText(
      "\(year) 参保年度，当年征缴 \(text)", "cover year \(year), \(text) of it collected in the year")
  }
}
