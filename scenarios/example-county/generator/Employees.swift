import Quantities

/// The employees' fund, line by line as its model file has it.
struct Employees {
  let luck = Luck(fund: "employee")
  let parameters = EmployeeParameters.book

  /// The balance of the personal accounts before the first month, in hundreds of yuan.
  static let accountsOpening = 512_000

  /// The fund's months after an opening balance of the pool in hundreds of yuan.
  func months(opening: Int) -> FundMonths {
    let care = inpatientCare
    var flows = [contributionFlows, benefitFlows, maternityFlows].flatMap { $0 }
    flows.append(Flow("inpatient", .expenditure) { Double(care.paid[$0]) * 100 })
    flows.append(
      Flow.clearing(after: care, ratio: { parameters("employee.clearing-ratio", at: $0) }))
    flows.append(contentsOf: accountFlows)
    flows.append(contentsOf: matters)
    var months = FundMonths(
      fund: "employee", parameters: parameters, books: ["pool", "accounts"], flows: flows,
      inpatient: care, balances: [:],
      advances: Span.months.map { hundreds(parameters("employee.advance", at: $0)) })
    months.settle(
      book: "pool", opening: opening, interest: "interest", at: "employee.interest-rate",
      onDeposits: false)
    months.settle(
      book: "accounts", opening: Employees.accountsOpening, interest: "accounts-interest",
      at: "employee.accounts.interest-rate", onDeposits: false)
    return months
  }

  private func persons(_ group: String, at month: Period) -> Double {
    parameters("employee.persons", group, at: month)
  }

  /// All insured persons at a month.
  func persons(at month: Period) -> Double {
    parameters.sum(over: EmployeeParameters.groups) { persons($0, at: month) }
  }

  /// A year's wages on which active employees' contributions are collected.
  private func wages(at month: Period) -> Double {
    persons("active", at: month) * parameters("employee.contribution.base", at: month)
      * parameters("employee.contribution.collection-rate", at: month)
  }

  private func spread(
    _ line: String, _ side: Flow.Side, book: String = "pool", _ shares: [Double],
    annual: (Period) -> Double
  ) -> Flow {
    Flow(line, side, book: book) { annual(Span.months[$0]) * shares[$0] }
  }

  // MARK: - Income

  /// January and December are high, July carries make-up payments after the base is reset.
  private var contributionFlows: [Flow] {
    let season = Season(
      weights: [1.2, 0.95, 0.95, 0.95, 0.95, 0.95, 1.06, 0.95, 0.95, 0.95, 0.95, 1.2],
      noise: 0.012)
    let flexible = Season(
      weights: [1.1, 0.8, 0.9, 0.9, 0.95, 1, 1, 1, 1, 1, 1.05, 1.3], noise: 0.03)
    let shares = season.shares(luck, "contributions", surprise: 0.996)
    var employers = spread("employer-contribution", .income, shares) {
      wages(at: $0) * parameters("employee.contribution.employer-rate", at: $0)
    }
    for month in 2...6 {
      employers.notes[Span.index(2020, month)] = "单位缴费减半征收（2020 年 2—6 月）"
    }
    return [
      employers,
      spread("own-contribution", .income, book: "accounts", shares) {
        wages(at: $0) * parameters("employee.contribution.own-rate", at: $0)
      },
      spread(
        "flexible-contribution", .income, flexible.shares(luck, "flexible", surprise: 1.01)
      ) {
        persons("flexible", at: $0) * parameters("employee.flexible.base", at: $0)
          * parameters("employee.flexible.rate", at: $0)
      },
      Flow("other-income", .income) { index in
        let month = Span.months[index]
        let burst = luck.uniform("other-income", month) > 0.75 ? 2.8 : 0.4
        return 50_000 * burst * luck.factor("other-income", month, deviation: 0.25)
      },
    ]
  }

  // MARK: - Expenditure of the pool

  private var inpatientCare: InpatientCare {
    let season = Season(
      weights: [7.2, 6.8, 8.7, 8, 8.3, 9, 8.7, 8.3, 8.6, 8.7, 9.1, 8.6], festival: 0.14,
      noise: 0.022,
      events: [
        Period(year: 2020, month: 2): 0.65, Period(year: 2020, month: 3): 0.65,
        Period(year: 2022, month: 12): 0.94, Period(year: 2023, month: 1): 1.42,
      ])
    let admitted = { (group: String, month: Period) in
      persons(group, at: month) * parameters("employee.admission-rate", group, at: month)
    }
    return InpatientCare(
      need: { month in
        parameters.sum(over: EmployeeParameters.groups) { group in
          admitted(group, month) * parameters("employee.cost-per-admission", group, at: month)
        } * parameters("employee.reimbursement-ratio", at: month)
      },
      admissions: { month in
        parameters.sum(over: EmployeeParameters.groups) { admitted($0, month) }
      },
      shares: season.shares(luck, "inpatient", surprise: 1.008))
  }

  private var benefitFlows: [Flow] {
    let pooling = Season(
      weights: [9.2, 7.6, 8.3, 8.1, 8.1, 8, 8, 8, 8.1, 8.2, 8.9, 9.5], festival: 0.06,
      noise: 0.025)
    return [
      spread(
        "outpatient-pooling", .expenditure,
        pooling.shares(luck, "outpatient-pooling", surprise: 1.015)
      ) { persons(at: $0) * parameters("employee.outpatient-pooling.cost", at: $0) },
      special,
      Flow("retiree-credit", .expenditure) { retireeCredit(at: Span.months[$0]) / 12 },
      Flow("other-expenditure", .expenditure) { index in
        let month = Span.months[index]
        let level = 1_450_000 + 95_000 * Double(month.year - 2019)
        let share = month.index == 12 ? 0.24 : month.index == 6 ? 0.21 : 0.055
        return level * share * luck.factor("other-expenditure", month, deviation: 0.06)
      },
    ]
  }

  /// Special outpatient care grows by about 8 % a year, December high.
  private var special: Flow {
    let season = Season(
      weights: [8.1, 7.7, 8.2, 8.1, 8.2, 8.2, 8.3, 8.3, 8.3, 8.3, 8.5, 9.8], festival: 0.05,
      noise: 0.015)
    let yearly = [11.5e6, 12.3e6, 13.4e6, 14.3e6, 15.7e6, 16.9e6, 18.3e6]
    let shares = season.shares(luck, "special-outpatient", surprise: 1.005)
    return spread("special-outpatient", .expenditure, shares) {
      yearly[$0.year - Span.years.lowerBound]
    }
  }

  private var maternityFlows: [Flow] {
    let season = Season(
      weights: [8.4, 7.2, 8.4, 8.2, 8.3, 8.2, 8.4, 8.5, 8.6, 8.6, 8.5, 8.7], noise: 0.05)
    let births = { (month: Period) in
      persons("active", at: month) * parameters("employee.maternity.birth-rate", at: month)
    }
    return [
      spread("maternity-medical", .expenditure, season.shares(luck, "maternity-medical")) {
        births($0) * parameters("employee.maternity.medical-cost", at: $0)
      },
      spread("maternity-allowance", .expenditure, season.shares(luck, "maternity-allowance")) {
        births($0) * parameters("employee.maternity.allowance", at: $0)
      },
    ]
  }

  // MARK: - Accounts

  private func retireeCredit(at month: Period) -> Double {
    persons("retired", at: month) * parameters("employee.accounts.retiree-credit", at: month)
  }

  private var accountFlows: [Flow] {
    let season = Season(
      weights: [9.6, 9.1, 8.1, 7.8, 7.8, 7.9, 8, 7.9, 8, 8, 8.3, 9.5], festival: 0.04,
      noise: 0.02)
    return [
      Flow("retiree-credit-in", .income, book: "accounts") {
        retireeCredit(at: Span.months[$0]) / 12
      },
      spread(
        "account-spending", .expenditure, book: "accounts",
        season.shares(luck, "account-spending", surprise: 0.99)
      ) {
        (wages(at: $0) * parameters("employee.contribution.own-rate", at: $0)
          + retireeCredit(at: $0)) * parameters("employee.accounts.spending-ratio", at: $0)
      },
      transfers("transfer-in", .income, yearly: 620_000),
      transfers("transfer-out", .expenditure, yearly: 540_000),
    ]
  }

  private func transfers(_ line: String, _ side: Flow.Side, yearly: Double) -> Flow {
    Flow(line, side, book: "accounts") { index in
      let month = Span.months[index]
      let level = yearly * (1 + 0.05 * Double(month.year - 2019))
      return level / 12 * luck.factor(line, month, deviation: 0.22)
    }
  }

  // MARK: - Known matters

  private var matters: [Flow] {
    var above = Flow("remittance-to-above", .expenditure)
    let insured = persons(at: Period(year: 2021, month: 1))
    above.add(insured * 42, year: 2021, month: 3, note: "新冠病毒疫苗及接种费用上解（第一批）")
    above.add(insured * 28, year: 2021, month: 9, note: "新冠病毒疫苗及接种费用上解（第二批）")
    var returned = Flow("subsidy-from-above", .income)
    returned.add(
      persons(at: Period(year: 2023, month: 1)) * 5, year: 2023, month: 6,
      note: "新冠病毒疫苗及接种费用结余退回")
    var arrears = Flow("arrears", .income)
    for (year, month, yuan) in [(2021, 11, 1_260_000.0), (2022, 12, 840_000), (2024, 10, 970_000)] {
      arrears.add(yuan, year: year, month: month, note: "清理历史欠费")
    }
    return [arrears, returned, above]
  }
}
