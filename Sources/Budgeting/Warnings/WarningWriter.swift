import Funds
import Quantities

/// Writes the warnings of one fund.
struct WarningWriter {
  let projection: Projection
  let scale: FigureScale
  private let timeline: FundTimeline

  /// How many causes a warning names.
  static let causes = 3

  init(projection: Projection, scale: FigureScale) {
    self.projection = projection
    self.scale = scale
    timeline = FundTimeline(projection)
  }

  private var model: FundModel { projection.plan.model }

  /// The warning of a rule; `nil` where it does not warn.
  func warning(_ rule: WarningRule) -> Warning? {
    guard let crossing = RuleCrossing(rule, projection) else { return nil }
    // Growing expenditure is no reason for a balance that is too large.
    let growth = rule.matter == "excessive" ? nil : growth(of: crossing.when.year)
    let causes = growth?.largest(WarningWriter.causes) ?? []
    let sentence = self.sentence(rule, crossing)
    let evidence = self.evidence()
    return Warning(
      rule: rule, fund: model.title, sentence: sentence, when: crossing.when,
      lasting: crossing.lasting,
      probability: crossing.probability, peak: crossing.peak, peakPeriod: crossing.peakPeriod,
      causes: causes, evidence: evidence,
      draft: draft(
        rule, crossing, sentence: sentence, reasons: reasonWords(causes, growth),
        evidence: evidence))
  }

  /// What is expected, in one sentence without a full stop.
  private func sentence(_ rule: WarningRule, _ crossing: RuleCrossing) -> LocalizedText {
    let (fund, when) = (model.title, crossing.when.words)
    let chance = chanceWords(crossing.probability)
    let isLikely = (crossing.probability?.value ?? 1) >= 0.5
    if let fact = StandingFact(rule, crossing, timeline)?.words {
      return LocalizedText(
        fund.chinese + fact.chinese + chance.chinese,
        "\(fund.english): \(fact.english)\(chance.english)")
    }
    let body: LocalizedText
    var tail = LocalizedText("", "")
    switch rule.condition {
    case .payableMonthsInsufficient:
      (body, tail) = falling(crossing, below: .init("", ""), model.bands.insufficient)
    case .payableMonthsBelowNormal:
      (body, tail) = falling(
        crossing, below: .init("正常区间下限", "the normal "), model.bands.normal)
    case .balanceExcessive(let span):
      let months = monthsWords(model.bands.excessive ?? 0)
      body = LocalizedText(
        "预计 \(when.chinese)起 \(span) 个月可支付月数持续高于 \(months) 个月，结余偏多",
        "payable months stay above \(months) for \(span) months from \(when.english) on: the balance "
          + "is too large")
    case .depositsExhausted:
      body =
        isLikely
        ? LocalizedText(
          "预计 \(when.chinese)可动用资金不足以支付", "deposits are expected to run out by \(when.english)")
        : LocalizedText(
          "到 \(when.chinese)有可动用资金不足以支付的风险", "deposits may run out by \(when.english)")
    case .balanceExhausted:
      body =
        isLikely
        ? LocalizedText(
          "预计 \(when.chinese)出现累计赤字",
          "the balance is expected to fall below zero by \(when.english)")
        : LocalizedText(
          "到 \(when.chinese)有出现累计赤字的风险",
          "the balance may fall below zero by \(when.english)")
    case .accrualExhausted:
      body = LocalizedText(
        "预计 \(when.chinese)末权责口径结余低于零：扣除未支付的医疗费用和为以后年度预收的保费，"
          + "以前年度的结余已经用完",
        "the accrual balance is expected below zero at the end of \(when.english): less unpaid services and "
          + "contributions for later cover nothing is left of earlier years")
    case .currentDeficit:
      // Counted as the tables print it: expenditure less income, each rounded.
      let year = crossing.when.year
      let amount =
        scale.count(timeline.total(.expenditure, inYear: year) ?? 0)
        - scale.count(timeline.total(.income, inYear: year) ?? 0)
      let text = scale.text(amount)
      body =
        amount > 0
        ? LocalizedText(
          "预计 \(when.chinese)出现当期赤字 \(text.chinese)",
          "a current deficit of \(text.english) is expected in \(when.english)")
        : LocalizedText(
          "预计 \(when.chinese)可能出现当期赤字", "a current deficit is likely in \(when.english)")
    case .executionAhead:
      let points = timeline.pace(.expenditure)?.points ?? 0
      let text = monthsWords(points)
      body = LocalizedText(
        "截至 \(when.chinese)支出进度快于序时进度 \(text) 个百分点",
        "expenditure is \(text) percentage points ahead of time elapsed by \(when.english)")
    }
    return LocalizedText(
      fund.chinese + body.chinese + chance.chinese + tail.chinese,
      "\(fund.english): \(body.english)\(chance.english)\(tail.english)")
  }

  /// That payable months fall below a bound: what stands before the chance, and what behind it. From a
  /// month on they are below only where the central path stays so to the end of the projection.
  private func falling(_ crossing: RuleCrossing, below name: LocalizedText, _ bound: Double)
    -> (body: LocalizedText, tail: LocalizedText)
  {
    let (when, months) = (crossing.when.words, monthsWords(bound))
    let (chinese, english) = ("\(name.chinese) \(months) 个月", "\(name.english)\(months)")
    if let lasting = crossing.lasting, lasting <= crossing.when {
      return (
        LocalizedText(
          "预计 \(when.chinese)起可支付月数低于\(chinese)",
          "payable months are expected below \(english) from \(when.english) on"),
        LocalizedText("", "")
      )
    }
    let body = LocalizedText(
      "预计 \(when.chinese)可支付月数低于\(chinese)",
      "payable months are expected to fall below \(english) in \(when.english)")
    guard let lasting = crossing.lasting?.words else {
      return (
        body,
        LocalizedText(
          "；按中心测算，到测算期末不低于这一水平",
          "; on the central path they are not below it at the end of the projection")
      )
    }
    return (
      body,
      LocalizedText(
        "，\(lasting.chinese)起持续低于 \(months) 个月",
        ", and to stay below \(months) from \(lasting.english) on")
    )
  }

  private func chanceWords(_ probability: Probability?) -> LocalizedText {
    guard let probability else { return LocalizedText("", "") }
    let percent = probability.percentWords
    return LocalizedText(
      "（概率 \(percent.chinese)）", " (probability \(percent.english))")
  }

  /// The growth of expenditure in a year on the one before; in the last complete year where the
  /// projection ends within it.
  private func growth(of year: Int) -> GrowthAnalysis? {
    let years = [year, year - 1].filter { timeline.total(.expenditure, inYear: $0) != nil }
    return years.first.flatMap { GrowthAnalysis(projection, from: $0 - 1, to: $0) }
  }

  private func evidence() -> WarningEvidence {
    let books = model.payableMonths.books
    let lines = Side.allCases.compactMap { side -> WarningEvidence.Line? in
      let candidates = projection.lines.filter {
        $0.item.side == side && (books.isEmpty || books.contains($0.item.book))
      }
      let largest = candidates.max { $0.amounts.reduce(0, +) < $1.amounts.reduce(0, +) }
      return largest.map {
        WarningEvidence.Line(
          title: $0.item.title, growthYears: $0.evidence.growthYears,
          degreesOfFreedom: $0.evidence.degreesOfFreedom)
      }
    }
    return WarningEvidence(
      lines: lines, paths: projection.simulation?.paths ?? 0,
      seed: projection.plan.simulation.seed)
  }

  // MARK: - Drafts

  private func draft(
    _ rule: WarningRule, _ crossing: RuleCrossing, sentence: LocalizedText,
    reasons: LocalizedText, evidence: WarningEvidence
  ) -> NoticeDraft {
    let direction = rule.direction
    let basis = basisWords(crossing, evidence)
    let request = requestWords(direction)
    return NoticeDraft(
      direction: direction, addressee: direction.addressee,
      title: LocalizedText(
        "\(direction.paper.chinese)（草稿，待审核）：\(rule.title.chinese)",
        "\(direction.paper.english) (draft for review): \(rule.title.english)"),
      body: LocalizedText(
        "\(sentence.chinese)。\(reasons.chinese)\(basis.chinese)\(request.chinese)",
        "\(sentence.english). \(reasons.english)\(basis.english)\(request.english)"))
  }

  private func reasonWords(
    _ causes: [GrowthAnalysis.Contribution], _ growth: GrowthAnalysis?
  ) -> LocalizedText {
    guard let growth, !causes.isEmpty else { return LocalizedText("", "") }
    let parts = causes.map { cause in
      (title: cause.title, amount: scale.text(scale.count(cause.amount)))
    }
    let chinese = parts.map { "\($0.title.chinese) \($0.amount.chinese)" }
    let english = parts.map { "\($0.title.english) \($0.amount.english)" }
    return LocalizedText(
      "\(growth.to) 年支出比 \(growth.from) 年增加的主要因素：\(chinese.joined(separator: "；"))。",
      "From \(growth.from) to \(growth.to) expenditure grows mainly through "
        + "\(english.joined(separator: "; ")). ")
  }

  private func basisWords(_ crossing: RuleCrossing, _ evidence: WarningEvidence)
    -> LocalizedText
  {
    guard let probability = crossing.probability else { return LocalizedText("", "") }
    let growth = WarningEvidence.growthWords(years: evidence.growthYears)
    let error = probability.errorWords
    return LocalizedText(
      "测算依据：主要项目 \(growth.chinese)，模拟 \(evidence.paths) 次（种子 \(evidence.seed)），"
        + "模拟误差 \(error.chinese)。",
      "It rests on \(growth.english) and \(evidence.paths) simulated paths (seed "
        + "\(evidence.seed)), with a simulation error of \(error.english). ")
  }

  private func requestWords(_ direction: WarningDirection) -> LocalizedText {
    switch direction {
    case .fromAbove(.notice):
      LocalizedText(
        "请核实收支情况，分析原因，提出应对措施并书面反馈。",
        "Please verify the accounts, state the causes and reply with measures.")
    case .fromAbove(.interview):
      LocalizedText(
        "请准备收支分析、整改措施和时间安排，接受约谈。",
        "Please prepare an analysis, measures and a timetable for the interview.")
    case .fromAbove(.publicInquiry):
      LocalizedText(
        "请准备书面说明和弥补方案，接受公开质询。",
        "Please prepare a written statement and a plan to cover the shortfall for the inquiry.")
    case .toInstitutions(.reminder):
      LocalizedText(
        "请合理诊疗、合理收费，关注费用增长，按总额预算管理要求做好费用控制。",
        "Please keep treatment and charges appropriate, watch the growth of cost and keep to the "
          + "total budget.")
    case .toInstitutions(.interview):
      LocalizedText(
        "请说明费用增长原因和控制措施，接受约谈。",
        "Please explain the growth of cost and the measures taken at the interview.")
    }
  }
}
