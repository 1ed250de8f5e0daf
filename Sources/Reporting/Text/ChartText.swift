import Budgeting
import Funds
import Glibc
import Quantities

/// What the charts say and measure.
enum ChartText {
  static let insufficient = LocalizedText("不足", "insufficient")
  static let belowNormal = LocalizedText("偏低", "low")
  static let normal = LocalizedText("正常", "normal")
  static let otherCauses = LocalizedText("其他项目合计", "All other items")
  static let mainView = LocalizedText("主测算", "Main view")
  static let secondView = LocalizedText("历史趋势法", "Own trend")
  static let asLikelyAsNot = LocalizedText("50%", "50%")
  static let enrolment = LocalizedText("年末参保人数，按人群", "Insured persons at year-end by group")
  static let effectSource = LocalizedText(
    "逐项重新测算，其他参数不变", "each lever projected by itself, all else unchanged")

  static func payableMonthsFinding(_ chapter: FundChapter) -> LocalizedText {
    let now = chapter.indicators.payableMonths.first?.entries.first {
      $0.definition == chapter.model.payableMonths
    }
    guard let last = chapter.indicators.years.last, let months = last.payableMonths else {
      return CommonText.payableMonths
    }
    let end = NumberText.months(months)
    guard let now else {
      return LocalizedText(
        "可支付月数到 \(last.year) 年末为 \(end) 个月",
        "Payable months come to \(end) by the end of \(last.year)")
    }
    let isIncomplete = !chapter.timeline.missingPeriods(
      behind: now.definition, at: now.period
    ).isEmpty
    let start = NumberText.months(now.value) + (isIncomplete ? "*" : "")
    let note = isIncomplete ? FundText.incompleteMonths : .empty
    let when = DateText.end(of: now.period)
    let falls = months < now.value
    return LocalizedText(
      "可支付月数由 \(when.chinese)的 \(start) 个月\(falls ? "降" : "升")至 \(last.year) 年末的 \(end) 个月\(note.chinese)",
      "Payable months \(falls ? "fall" : "rise") from \(start) at the \(when.english) to "
        + "\(end) at the end of \(last.year)\(note.english)")
  }

  static func annualFinding(_ chapter: FundChapter, _ side: Side) -> LocalizedText {
    let name = CommonText.sideName(side)
    let ahead = chapter.years.filter(\.isProjected)
    guard let first = ahead.first, let last = ahead.last, last.year > first.year else {
      return name
    }
    let (from, to) =
      side == .income ? (first.income, last.income) : (first.expenditure, last.expenditure)
    guard from.count > 0, to.count > 0 else { return name }
    let years = Double(last.year - first.year)
    let growth = rate(to.value / from.value, years)
    return LocalizedText(
      "\(name.chinese)预计 \(first.year)—\(last.year) 年平均每年\(growth.chinese)",
      "\(name.english) is projected to \(growth.english) a year in \(first.year)–\(last.year)")
  }

  private static func rate(_ ratio: Double, _ years: Double) -> LocalizedText {
    let share = pow(ratio, 1 / years) - 1
    let text = NumberText.percent(abs(share), zero: .digits)
    return share < 0
      ? LocalizedText("下降 \(text)", "fall by \(text)")
      : LocalizedText("增长 \(text)", "grow by \(text)")
  }

  static func annual(_ side: Side, _ basis: LocalizedText) -> LocalizedText {
    let name = CommonText.sideName(side)
    return LocalizedText(
      "年\(name.chinese)，\(basis.chinese)", "\(name.english) of the year, \(basis.english)")
  }

  static func balanceFinding(_ chapter: FundChapter) -> LocalizedText {
    guard let last = chapter.years.last, last.isProjected else { return CommonText.closing }
    let amount = chapter.money(last.closing)
    return LocalizedText(
      "累计结余到 \(last.year) 年末预计为 \(amount.chinese)",
      "The cumulative balance is projected at \(amount.english) by the end of \(last.year)")
  }

  static func balance(_ model: FundModel) -> LocalizedText {
    let named = model.books.filter { model.payableMonths.books.contains($0.name) }
    let basis = model.basis
    guard !named.isEmpty, named.count < model.books.count else {
      return LocalizedText("期末账面结余，\(basis.chinese)", "Book balance, \(basis.english)")
    }
    let books = named.map(\.title).joined("、", ", ")
    return LocalizedText(
      "期末账面结余（\(books.chinese)），\(basis.chinese)",
      "Book balance (\(books.english)), \(basis.english)")
  }

  static func twoViews(_ title: LocalizedText) -> LocalizedText {
    LocalizedText("\(title.chinese)，年度合计", "\(title.english), calendar years")
  }

  static func secondViewFinding(_ view: SecondView, _ chapter: FundChapter) -> LocalizedText {
    let title = view.line.title
    guard let last = view.years.last, let second = last.second,
      let main = chapter.figure(last.main), let other = chapter.figure(second)
    else { return title }
    let gap = main.change(from: other)
    let amount = chapter.money(PrintedFigure(count: abs(gap.count), decimals: gap.decimals))
    let isAbove = gap.count >= 0
    return LocalizedText(
      "\(title.chinese)：\(last.year) 年主测算比历史趋势法\(isAbove ? "高" : "低") \(amount.chinese)",
      "\(title.english): in \(last.year) the main view lies \(amount.english) "
        + "\(isAbove ? "above" : "below") the line's own trend")
  }

  static func cumulative(_ side: Side, hasBudget: Bool) -> LocalizedText {
    let name = CommonText.sideName(side)
    return hasBudget
      ? LocalizedText(
        "本年累计\(name.chinese)，预算按时间进度（序时）列示",
        "\(name.english) since January; the budget by time elapsed")
      : LocalizedText("本年累计\(name.chinese)", "\(name.english) since January")
  }

  static func progressFinding(_ chapter: FundChapter, _ side: Side) -> LocalizedText {
    let name = CommonText.sideName(side)
    let pace =
      side == .income ? chapter.indicators.incomePace : chapter.indicators.expenditurePace
    let month = chapter.closedThrough.index
    let year = chapter.closedThrough.year
    if let pace {
      let share = NumberText.percent(pace.share, zero: .digits)
      let points = NumberText.number(abs(pace.points), decimals: 1, zero: .digits)
      let isAhead = pace.points >= 0
      // As printed: what rounds to nothing is neither ahead nor behind.
      if PrintedFigure(rounding: pace.points, decimals: 1)?.isZero ?? false {
        return LocalizedText(
          "1—\(month) 月\(name.chinese)完成预算 \(share)，与序时进度持平",
          "\(name.english) reached \(share) of the budget by \(chapter.closedThrough), level with time "
            + "elapsed")
      }
      return LocalizedText(
        "1—\(month) 月\(name.chinese)完成预算 \(share)，比序时进度\(isAhead ? "快" : "慢") \(points) 个百分点",
        "\(name.english) reached \(share) of the budget by \(chapter.closedThrough), \(points) points "
          + "\(isAhead ? "ahead of" : "behind") time elapsed")
    }
    let span = Period(year: year, month: 1)...chapter.closedThrough
    let before = Period(year: year - 1, month: 1)...chapter.closedThrough.advanced(by: -12)
    let isTold = chapter.timeline.judgedLines(side).allSatisfy {
      chapter.timeline.isTold($0.name, over: span) && chapter.timeline.isTold($0.name, over: before)
    }
    guard isTold, let now = chapter.timeline.total(side, over: span),
      let then = chapter.timeline.total(side, over: before), then > 0
    else {
      return LocalizedText(
        "1—\(month) 月累计\(name.chinese)", "\(name.english) by \(chapter.closedThrough)")
    }
    let growth = NumberText.percent(abs(now / then - 1), zero: .digits)
    let grows = now >= then
    return LocalizedText(
      "1—\(month) 月\(name.chinese)比上年同期\(grows ? "增长" : "下降") \(growth)",
      "\(name.english) by \(chapter.closedThrough) is \(growth) \(grows ? "above" : "below") last year's"
    )
  }

  static func enrolmentFinding(_ enrolment: Enrolment) -> LocalizedText {
    guard let last = enrolment.rows.last,
      let closed = enrolment.rows.last(where: { !$0.isProjected }),
      closed.total > 0
    else { return EnrolmentText.title }
    let change = last.total / closed.total - 1
    let text = NumberText.percent(abs(change), zero: .digits)
    let falls = change < 0
    return LocalizedText(
      "参保人数预计由 \(closed.year) 年到 \(last.year) 年\(falls ? "减少" : "增加") \(text)",
      "Insured persons are projected to \(falls ? "fall" : "rise") by \(text) from \(closed.year) to "
        + "\(last.year)")
  }

  static func expenditureOf(_ year: Int) -> LocalizedText {
    LocalizedText("\(year) 年支出", "Expenditure of \(year)")
  }

  static func growth(_ growth: GrowthAnalysis) -> LocalizedText {
    LocalizedText(
      "\(growth.from) 年到 \(growth.to) 年支出变动的原因",
      "Causes of the change in expenditure from \(growth.from) to \(growth.to)")
  }

  static func growthFinding(_ chapter: FundChapter, _ growth: GrowthAnalysis) -> LocalizedText {
    guard let from = chapter.year(growth.from)?.expenditure,
      let to = chapter.year(growth.to)?.expenditure
    else { return CommonText.expenditure }
    let change = to.change(from: from)
    let amount = chapter.money(PrintedFigure(count: abs(change.count), decimals: change.decimals))
    let percent = NumberText.percent(to.percentChange(from: from), signed: true)
    let grows = change.count >= 0
    return LocalizedText(
      "\(growth.to) 年支出比 \(growth.from) 年\(grows ? "增加" : "减少") \(amount.chinese)（\(percent)）",
      "Expenditure of \(growth.to) is \(amount.english) (\(percent)) \(grows ? "above" : "below") "
        + "\(growth.from)")
  }

  static func deficitMeasure(_ closed: Period) -> LocalizedText {
    closed.frequency == .year
      ? LocalizedText("当年收支差小于零的概率", "Probability that the year's result is below zero")
      : LocalizedText(
        "1 月起累计收支差小于零的概率；每年 12 月为全年当期赤字概率",
        "Probability that the result since January is below zero; December is the whole year's")
  }

  static func deficitFinding(_ chapter: FundChapter) -> LocalizedText {
    guard let year = chapter.simulation?.year(chapter.budgetYear) else {
      return CommonText.deficitProbability
    }
    let text = NumberText.probability(year.deficit.value)
    return LocalizedText(
      "\(year.year) 年全年出现当期赤字的概率为 \(text)",
      "A current deficit in \(year.year) has a probability of \(text)")
  }

  static func simulated(_ simulation: SimulationSummary) -> LocalizedText {
    let error = NumberText.number(50 / Double(simulation.paths).squareRoot(), decimals: 2)
    return LocalizedText(
      "随机模拟 \(NumberText.count(simulation.paths)) 次，模拟误差至多 ±\(error) 个百分点",
      "\(NumberText.count(simulation.paths)) simulated paths, Monte Carlo error at most ±\(error) points"
    )
  }

  static func effect(_ year: Int) -> LocalizedText {
    LocalizedText(
      "每变动一单位对 \(year) 年当期结余的影响", "Effect of one unit on the current balance of \(year)")
  }

  static func effectFinding(_ chapter: FundChapter) -> LocalizedText {
    guard let first = chapter.effectRows().first, let amount = chapter.printedResult(first)
    else {
      return EffectText.title
    }
    let text = chapter.money(PrintedFigure(count: abs(amount.count), decimals: amount.decimals))
    let lever = EffectText.lever(first)
    let better = amount.count > 0
    return LocalizedText(
      "按表列的一单位，影响最大的是\(lever.chinese)，\(chapter.budgetYear) 年当期结余\(better ? "增加" : "减少") \(text.chinese)",
      "By the units listed, \(lever.english) \(better ? "raises" : "lowers") the balance of "
        + "\(chapter.budgetYear) by \(text.english)")
  }

  static func scenarioFinding(_ chapter: FundChapter) -> LocalizedText {
    let last = chapter.timeline.end
    let entries = [chapter.projection] + chapter.scenarios.map(\.projection)
    let ends = entries.compactMap { $0.payableMonths(at: last) }
    guard let low = ends.min(), let high = ends.max() else { return CommonText.payableMonths }
    let (a, b) = (NumberText.months(low), NumberText.months(high))
    let when = DateText.end(of: last)
    return LocalizedText(
      "到 \(when.chinese)，各情景的可支付月数在 \(a) 至 \(b) 个月之间",
      "By the \(when.english) payable months lie between \(a) and \(b) among the scenarios")
  }

  static let balancesFinding = LocalizedText(
    "各情景的累计结余与基线（虚线）比较", "Each scenario's cumulative balance beside the baseline (dashed)")
}
