import Quantities

/// The residents' fund, line by line as its model file has it.
struct Residents {
  let luck = Luck(fund: "resident")
  let parameters = ResidentParameters.book

  /// The fund's months after an opening balance in hundreds of yuan.
  func months(opening: Int) -> FundMonths {
    let care = inpatientCare
    var flows = [contributionFlows, subsidyFlows, outpatientFlows].flatMap { $0 }
    flows.append(Flow("inpatient", .expenditure) { Double(care.paid[$0]) * 100 })
    flows.append(clearing(after: care))
    flows.append(contentsOf: matters)
    flows.append(otherIncome)
    var months = FundMonths(
      fund: "resident", parameters: parameters, books: ["pool"], flows: flows, inpatient: care,
      balances: [:],
      advances: Span.months.map { hundreds(parameters("resident.advance", at: $0)) })
    months.settle(
      book: "pool", opening: opening, interest: "interest", at: "resident.interest-rate",
      onDeposits: true)
    return months
  }

  private func persons(_ group: String, at month: Period) -> Double {
    parameters("resident.population", group, at: month)
      * parameters("resident.participation", group, at: month)
  }

  /// All insured persons at a month.
  func persons(at month: Period) -> Double {
    parameters.sum(over: ResidentParameters.groups) { persons($0, at: month) }
  }

  // MARK: - Income

  /// Individual contributions by who pays them, collected around the turn of the year.
  private var contributionFlows: [Flow] {
    let own = [(-4, 0.08), (-3, 0.18), (-2, 0.26), (-1, 0.38), (0, 0.06), (1, 0.04)]
    let aided = [(-2, 0.20), (-1, 0.40), (1, 0.20), (2, 0.20)]
    let aid = "resident.contribution.medical-aid-share"
    let treasury = "resident.contribution.treasury-share"
    return [
      collected("individual-contribution", own) {
        1 - parameters(aid, at: $0) - parameters(treasury, at: $0)
      },
      collected("medical-aid-contribution", aided) { parameters(aid, at: $0) },
      collected("treasury-contribution", aided) { parameters(treasury, at: $0) },
    ]
  }

  private func collected(
    _ line: String, _ shares: [(month: Int, share: Double)], part: (Period) -> Double
  ) -> Flow {
    var yuan = [Double](repeating: 0, count: Span.months.count)
    for cover in Span.years.lowerBound...Span.years.upperBound + 1 {
      let january = Period(year: cover, month: 1)
      let due =
        persons(at: january) * parameters("resident.contribution.individual", at: january)
        * parameters("resident.contribution.collection-rate", at: january) * part(january)
      for lump in lumps(shares, luck, line, year: cover) where Span.months.contains(lump.period) {
        yuan[Span.index(lump.period)] += due * lump.share
      }
    }
    return Flow(line, .income) { yuan[$0] }
  }

  /// The subsidy of each level of government in its two months; one arrives two months late.
  private var subsidyFlows: [Flow] {
    let centre = { parameters("resident.subsidy.central-share", at: $0) }
    let province = { parameters("resident.subsidy.provincial-share", at: $0) }
    var county = subsidy("county-subsidy", [(5, 0.6), (10, 0.4)]) { 1 - centre($0) - province($0) }
    let (due, arrival) = (Span.index(2022, 11), Span.index(2023, 1))
    county.amounts[arrival] += county.amounts[due]
    county.amounts[due] = 0
    county.notes = [
      due: "县级补助第二批推迟到账", arrival: "上年县级补助第二批补拨",
      Span.index(2025, 11): "县级财政已函告：350 万元推迟至次年 1 月",
    ]
    county.amounts[Span.index(2025, 11)] -= hundreds(3_500_000)
    return [
      subsidy("central-subsidy", [(2, 0.65), (6, 0.35)], part: centre),
      subsidy("provincial-subsidy", [(3, 0.6), (7, 0.4)], part: province),
      county,
    ]
  }

  private func subsidy(
    _ line: String, _ shares: [(month: Int, share: Double)], part: (Period) -> Double
  ) -> Flow {
    var flow = Flow(line, .income)
    for year in Span.years {
      for lump in shares {
        let month = Period(year: year, month: lump.month + 1)
        flow.amounts[Span.index(month)] = hundreds(
          persons(at: month) * parameters("resident.subsidy.standard", at: month) * part(month)
            * lump.share)
      }
    }
    return flow
  }

  /// Recoveries, penalties and refunds: most months little, some months more.
  private var otherIncome: Flow {
    Flow("other-income", .income) { index in
      let month = Span.months[index]
      let level = 1_350_000 + 120_000 * Double(month.year - 2019)
      let luckOfMonth = luck.uniform("other-income", month)
      let burst = luckOfMonth > 0.8 ? 3.4 : 0.4
      return level / 12 * burst * luck.factor("other-income", month, deviation: 0.25)
    }
  }

  /// Vaccine money handed up in 2021 and partly returned in 2023.
  private var matters: [Flow] {
    var above = Flow("remittance-to-above", .expenditure)
    let insured = persons(at: Period(year: 2021, month: 1))
    above.add(insured * 40, year: 2021, month: 3, note: "新冠病毒疫苗及接种费用上解（第一批）")
    above.add(insured * 26, year: 2021, month: 9, note: "新冠病毒疫苗及接种费用上解（第二批）")
    var returned = Flow("subsidy-from-above", .income)
    returned.add(
      persons(at: Period(year: 2023, month: 1)) * 5, year: 2023, month: 6,
      note: "新冠病毒疫苗及接种费用结余退回")
    return [returned, above]
  }

  // MARK: - Expenditure

  private var inpatientCare: InpatientCare {
    let season = Season(
      weights: [6.9, 6.7, 8.8, 7.7, 8.2, 9.3, 8.8, 8.1, 8.7, 8.8, 9.3, 8.7], festival: 0.16,
      noise: 0.018,
      events: [
        Period(year: 2020, month: 2): 0.65, Period(year: 2020, month: 3): 0.65,
        Period(year: 2022, month: 12): 0.93, Period(year: 2023, month: 1): 1.5,
      ])
    let need = { (month: Period) in
      parameters.sum(over: ResidentParameters.groups) { group in
        persons(group, at: month) * parameters("resident.admission-rate", group, at: month)
          * parameters("resident.cost-per-admission", group, at: month)
      } * parameters("resident.reimbursement-ratio", at: month)
    }
    let admissions = { (month: Period) in
      parameters.sum(over: ResidentParameters.groups) { group in
        persons(group, at: month) * parameters("resident.admission-rate", group, at: month)
      }
    }
    return InpatientCare(
      need: need, admissions: admissions,
      shares: season.shares(luck, "inpatient", surprise: 1.012))
  }

  private func clearing(after care: InpatientCare) -> Flow {
    Flow.clearing(after: care, ratio: { parameters("resident.clearing-ratio", at: $0) })
  }

  private var outpatientFlows: [Flow] {
    let special = Season(
      weights: [8, 7.6, 8.2, 8.1, 8.2, 8.2, 8.3, 8.3, 8.3, 8.3, 8.6, 9.9], festival: 0.05,
      noise: 0.015)
    let general = Season(
      weights: [11.4, 8, 8.2, 7.6, 7.3, 7, 7, 7, 7.4, 7.8, 10, 11.3], festival: 0.08,
      noise: 0.025,
      events: [
        Period(year: 2020, month: 2): 0.6, Period(year: 2020, month: 3): 0.7,
        Period(year: 2023, month: 1): 1.35,
      ])
    return [
      spread(
        "special-outpatient", "resident.special-outpatient.cost",
        special.shares(luck, "special-outpatient", surprise: 1.01)),
      spread(
        "general-outpatient", "resident.general-outpatient.cost",
        general.shares(luck, "general-outpatient", surprise: 0.985)),
      spread(
        "critical-illness", "resident.critical-illness.premium",
        Span.months.map { $0.index == 3 || $0.index == 9 ? 0.5 : 0 }),
      Flow("other-expenditure", .expenditure) { index in
        let month = Span.months[index]
        let level = 900_000 + 40_000 * Double(month.year - 2019)
        return level / 12 * luck.factor("other-expenditure", month, deviation: 0.2)
      },
    ]
  }

  private func spread(_ line: String, _ cost: String, _ shares: [Double]) -> Flow {
    Flow(line, .expenditure) { index in
      let month = Span.months[index]
      return persons(at: month) * parameters(cost, at: month) * shares[index]
    }
  }
}
