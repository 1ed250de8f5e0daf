import Budgeting
import Funds
import Quantities
import Testing

@Suite("Warnings")
struct WarningReviewTests {
  private func review(benefits: Double, paths: Int, rules: [WarningRule] = WarningRule.standard)
    throws -> WarningReview
  {
    WarningReview(
      try SampleFund(benefits: benefits, paths: paths).projection(), budgetYear: 2026,
      scale: SampleFund.scale, rules: rules)
  }

  @Test("a fund that spends far more than it takes is red, with date, chance, causes and evidence")
  func red() throws {
    let review = try review(benefits: 60, paths: 400)
    #expect(review.colour == .red && review.verdict.colour == .red)
    let warning = try #require(review.warnings.first { $0.rule.matter == "payable-months" })
    let chance = try #require(warning.probability)
    #expect(chance.value >= 0.5 && chance.paths == 400)
    #expect((warning.peak?.value ?? 0) >= chance.value)
    #expect(!warning.causes.isEmpty && warning.causes.count <= 3)
    #expect(warning.evidence.paths == 400 && warning.evidence.seed == 7)
    #expect(warning.evidence.lines.count == 2)
    #expect(warning.sentence.chinese.hasPrefix("样例基金预计 "))
    #expect(warning.sentence.chinese.contains("起可支付月数低于 3 个月（概率 "))
    #expect(warning.draft.title.chinese.contains("草稿，待审核"))
    #expect(warning.draft.addressee.chinese == "医疗保障基金管理部门")
  }

  @Test("what stands already at the close is said as standing, not as to begin")
  func standing() throws {
    let review = try review(benefits: 0.3, paths: 0)
    let warning = try #require(review.warnings.first { $0.rule.matter == "excessive" })
    #expect(!warning.sentence.chinese.contains("起可支付月数"))
    #expect(warning.sentence.chinese.contains("可支付月数已高于"))
    #expect(warning.sentence.chinese.contains("（2025 年 9 月末为 "))
    #expect(warning.sentence.english.contains("already"))
  }

  @Test(
    "payable months are below “from a month on” only where the central path stays so to its end")
  func lasting() throws {
    var kinds: Set<String> = []
    for benefits in [4.0, 8, 12, 20, 30, 45, 70, 120] {
      for (year, relief) in [(2026, 0.0), (2027, 2e9), (2027, 4e9), (2029, 4e10)] {
        let event = FundEvent(
          line: "subsidy", period: Period(year: year, month: 10), amount: relief,
          title: LocalizedText(verbatim: "relief"), source: "sample")
        let projection = try SampleFund(benefits: benefits, events: [event]).projection()
        let warnings = WarningReview(projection, budgetYear: 2026, scale: SampleFund.scale).warnings
        guard let warning = warnings.first(where: { $0.rule.matter == "payable-months" }),
          warning.rule.name != "below-normal", warning.when > projection.periods[0]
        else { continue }
        let isBelow = projection.values(.payableMonths).map { $0 < 3 }
        let first = try #require(isBelow.firstIndex(of: true))
        let stretch = isBelow.reversed().prefix { $0 }.count
        let lasting = stretch == 0 ? nil : projection.periods[isBelow.count - stretch]
        #expect(warning.when == projection.periods[first] && warning.lasting == lasting)
        let words = warning.sentence.english
        switch lasting {
        case nil:
          #expect(
            words.hasSuffix(
              "on the central path they are not below it at the end of the projection"))
          #expect(warning.sentence.chinese.hasSuffix("；按中心测算，到测算期末不低于这一水平"))
          kinds.insert("passing")
        case warning.when?:
          #expect(words.hasSuffix("are expected below 3 from \(warning.when) on"))
          kinds.insert("at once")
        case let lasting?:
          #expect(
            words.hasSuffix(
              "fall below 3 in \(warning.when), and to stay below 3 from \(lasting) on")
          )
          #expect(warning.sentence.chinese.hasSuffix("月起持续低于 3 个月"))
          kinds.insert("later")
        }
        #expect(warning.draft.body.english.contains(words))
      }
    }
    #expect(kinds == ["passing", "at once", "later"])
  }

  @Test("an accrual balance below zero at a year's end is warned of, with its year and chance")
  func accrual() throws {
    let rules = WarningRule.standard.filter { $0.matter == "accrual" }
    #expect(try review(benefits: 1, paths: 0, rules: rules).warnings.isEmpty)
    for paths in [0, 200] {
      let projection = try SampleFund(benefits: 30, paths: paths).projection()
      let path = projection.values(.accrual)
      let ends = projection.periods.indices.filter { projection.periods[$0].index == 12 }
      let first = try #require(ends.first { path[$0] < 0 })
      let warnings = WarningReview(
        projection, budgetYear: 2026, scale: SampleFund.scale, rules: rules
      ).warnings
      let warning = try #require(warnings.first)
      #expect(warning.colour == .amber && warning.sentence.chinese.contains("权责口径结余低于零"))
      if paths == 0 {
        #expect(warning.when == Period(year: projection.periods[first].year))
      } else {
        let moments = try #require(projection.simulation).moments
        let likely = try #require(ends.first { moments[$0].accrualExhausted.value >= 0.5 })
        #expect(warning.when == Period(year: projection.periods[likely].year))
        #expect(warning.probability == moments[likely].accrualExhausted)
      }
    }
  }

  @Test("a letter says from which year to which its causes moved expenditure")
  func causesAreDated() throws {
    let review = try review(benefits: 60, paths: 0)
    let warning = try #require(review.warnings.first { $0.rule.matter == "payable-months" })
    let year = warning.when.year
    #expect(warning.draft.body.chinese.contains("\(year) 年支出比 \(year - 1) 年增加的主要因素："))
    #expect(warning.draft.body.english.contains("From \(year - 1) to \(year) expenditure grows"))
  }

  @Test("of the rules of one matter only the gravest is shown")
  func matters() throws {
    let matters = try review(benefits: 60, paths: 100).warnings.map(\.rule.matter)
    #expect(Set(matters).count == matters.count)
  }

  @Test("the verdict repeats the worst colour's earliest warning")
  func verdict() throws {
    let review = try review(benefits: 60, paths: 100)
    let reds = review.warnings.filter { $0.colour == .red }
    let earliest = try #require(reds.map { $0.when.lastMonth }.min())
    #expect(review.verdict.warning?.when.lastMonth == earliest)
    #expect(review.verdict.sentence == review.verdict.warning?.sentence)
  }

  @Test("without rules nothing warns: green, with the year's balance in words")
  func green() throws {
    let review = try review(benefits: 0.5, paths: 0, rules: [])
    #expect(review.colour == .green && review.warnings.isEmpty)
    #expect(review.verdict.sentence.chinese.contains("2026 年当期结余"))
  }

  @Test("without simulated paths the central path decides, and no probability is claimed")
  func central() throws {
    let review = try review(benefits: 60, paths: 0)
    #expect(review.colour == .red)
    #expect(review.warnings.allSatisfy { $0.probability == nil })
    #expect(review.warnings.allSatisfy { !$0.sentence.chinese.contains("概率") })
  }

  @Test("spending ahead of time elapsed goes to the institutions, none of them named")
  func executionAhead() throws {
    let rule = WarningRule(
      name: "ahead", title: LocalizedText("快于序时", "ahead"), colour: .amber,
      condition: .executionAhead(points: -1_000), probability: 1,
      direction: .toInstitutions(.reminder), matter: "execution")
    let review = try review(benefits: 1, paths: 0, rules: [rule])
    let warning = try #require(review.warnings.first)
    #expect(warning.when == SampleFund.closed && warning.colour == .amber)
    #expect(warning.draft.addressee.chinese == "各定点医药机构")
  }

  @Test("rare and near-certain chances are never rounded to 0 % or 100 %")
  func percentWords() throws {
    let review = try review(benefits: 60, paths: 300)
    for warning in review.warnings {
      #expect(!warning.sentence.chinese.contains("概率 100%"))
      #expect(!warning.sentence.chinese.contains("概率 0%"))
    }
  }

  @Test("an advance needs payable months, no deficit last year and none in the next twelve months")
  func gate() throws {
    let poor = AdvanceGate(
      try SampleFund(benefits: 60).projection(), minimumMonths: AdvanceGate.employeeMonths)
    #expect(!poor.isAllowed && poor.conditions.map(\.kind) == AdvanceGate.Condition.Kind.allCases)
    #expect(!poor.conditions[2].isMet && (poor.monthlyAverage ?? 0) > 0)
    let projection = try SampleFund(benefits: 0.3).projection()
    let rich = AdvanceGate(projection, minimumMonths: 0)
    let timeline = FundTimeline(projection)
    #expect(rich.conditions[0].isMet && rich.conditions[2].isMet)
    #expect(rich.conditions[1].value == timeline.result(inYear: 2024))
    #expect(rich.isAllowed == rich.conditions[1].isMet)
    #expect(rich.deficitChance == nil)
    let book = try #require(timeline.book(at: SampleFund.closed))
    let deposits = try #require(timeline.deposits(at: SampleFund.closed))
    #expect(rich.advances == (book - deposits > 0.005 ? book - deposits : nil))
  }

  @Test("the chance of a deficit in the next twelve months stands beside an advance's conditions")
  func gateChance() throws {
    let chances = try [0.3, 60].map { benefits in
      AdvanceGate(
        try SampleFund(benefits: benefits, paths: 200).projection(),
        minimumMonths: AdvanceGate.employeeMonths
      ).deficitChance
    }
    #expect(chances.map { $0?.paths } == [200, 200])
    #expect(chances.map { $0?.value } == [0, 1])
  }
}
