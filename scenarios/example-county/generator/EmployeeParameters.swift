import Quantities

/// What the employees' fund's lines are made of, 2019 to 2025.
enum EmployeeParameters {
  static let groups = ["active", "flexible", "retired"]

  static var book: ParameterBook {
    var book = ParameterBook()
    addFinancing(to: &book)
    addCare(to: &book)
    return book
  }

  private static func addFinancing(to book: inout ParameterBook) {
    let persons: [(String, [Double])] = [
      ("active", [30_760, 31_130, 31_690, 32_230, 32_770, 33_300, 33_830]),
      ("flexible", [1_490, 1_580, 1_680, 1_780, 1_890, 2_000, 2_120]),
      ("retired", [11_330, 11_780, 12_250, 12_740, 13_240, 13_766, 14_310]),
    ]
    for (group, yearly) in persons {
      book.add(
        "employee.persons", group: group, unit: "人", decimals: 0, yearly: yearly,
        source: "参保台账")
    }
    book.add(
      "employee.contribution.base", unit: "元/人·月", decimals: 0,
      yearly: [4_680, 4_900, 5_190, 5_460, 5_730, 6_000, 6_260], source: "缴费申报")
    // Half the rate from February to June 2020; from 2023 the whole of it goes to the pool.
    book.add(
      "employee.contribution.employer-rate", unit: "%", decimals: 2,
      yearly: [5.4, 5.4, 5.4, 5.4, 7, 7, 7], steps: [(2020, 2, 2.7), (2020, 7, 5.4)],
      source: "当地费率文件；减半征收和个人账户改革通知")
    book.add(
      "employee.contribution.own-rate", unit: "%", decimals: 2,
      yearly: [3.6, 3.6, 3.6, 3.6, 2, 2, 2],
      source: "当地费率文件；2023 年前含单位缴费划入个人账户部分")
    book.add(
      "employee.contribution.collection-rate", unit: "%", decimals: 1,
      yearly: [99.2, 98.7, 99.3, 99.2, 99.5, 99.6, 99.5], source: "征缴台账")
    book.add(
      "employee.flexible.base", unit: "元/人·月", decimals: 0,
      yearly: [3_630, 3_800, 4_020, 4_230, 4_440, 4_650, 4_850], source: "缴费申报")
    book.add(
      "employee.flexible.rate", unit: "%", decimals: 2, yearly: [9], source: "当地费率文件")
    book.add(
      "employee.advance", unit: "元", decimals: 0, yearly: [0],
      steps: [(2025, 3, 8_000_000)], source: "预付金拨付单")
    book.add(
      "employee.interest-rate", unit: "%/年", decimals: 2,
      yearly: [1.5, 1.5, 1.45, 1.4, 1.3, 1.2, 1.05], source: "财政专户存款协议")
    book.add(
      "employee.accounts.interest-rate", unit: "%/年", decimals: 2,
      yearly: [0.5, 0.5, 0.5, 0.45, 0.4, 0.35, 0.3], source: "财政专户存款协议")
    book.add(
      "employee.accounts.retiree-credit", unit: "元/人·月", decimals: 0,
      yearly: [120, 120, 120, 120, 95, 95, 95], source: "个人账户改革通知")
    book.add(
      "employee.accounts.spending-ratio", unit: "%", decimals: 1,
      yearly: [80, 77.5, 83, 84, 94, 92, 92], source: "个人账户台账")
  }

  private static func addCare(to book: inout ParameterBook) {
    // Relative to 2024. Realised, so that 2020 carries its empty months and 2023 its surge.
    let use = [0.937, 0.88, 0.903, 0.915, 0.995, 1, 1.008]
    let rates: [(String, Double)] = [("active", 0.11), ("flexible", 0.12), ("retired", 0.428)]
    for (group, rate) in rates {
      book.add(
        "employee.admission-rate", group: group, unit: "人次/人·年", decimals: 4,
        yearly: use.map { $0 * rate }, source: "结算数据")
    }
    let price = [0.892, 0.941, 0.969, 0.992, 1.003, 1, 1.014]
    let steps = [(2021, 3, 0.956), (2022, 5, 0.975), (2023, 7, 0.994), (2025, 4, 1.008)]
    let costs: [(String, Double)] = [
      ("active", 10_900), ("flexible", 10_500), ("retired", 11_980),
    ]
    for (group, cost) in costs {
      book.add(
        "employee.cost-per-admission", group: group, unit: "元/人次", decimals: 0,
        yearly: price.map { $0 * cost },
        steps: steps.map { (year: $0.0, month: $0.1, number: $0.2 * cost) }, source: "结算数据")
    }
    book.add(
      "employee.reimbursement-ratio", unit: "%", decimals: 1,
      yearly: [67.4, 67.6, 67.8, 68.2, 68.7, 69.2, 69.4],
      source: "结算数据（月度结算，不含清算）")
    book.add(
      "employee.inpatient.budget-growth", unit: "%/年", decimals: 1,
      yearly: [7, 3, 7, 7, 14, 5, 5], source: "年度总额预算方案")
    book.add(
      "employee.inpatient.capped-share", unit: "%", decimals: 0, yearly: [70],
      source: "年度总额预算方案")
    book.add(
      "employee.inpatient.excess-share", unit: "%", decimals: 0, yearly: [60],
      source: "年度清算办法")
    book.add(
      "employee.inpatient.savings-share", unit: "%", decimals: 0, yearly: [50],
      source: "年度清算办法")
    book.add(
      "employee.clearing-ratio", unit: "%", decimals: 1,
      yearly: [6.4, 6.8, 5.6, 7.1, 6.6, 6.9, 6.5], source: "年度清算结果")
    book.add(
      "employee.settlement.days-saved", unit: "天", decimals: 0, yearly: [0],
      source: "即时结算实施方案")
    book.add(
      "employee.settlement.institution-share", unit: "%", decimals: 0, yearly: [0],
      source: "即时结算实施方案")
    book.add(
      "employee.outpatient-pooling.cost", unit: "元/人·年", decimals: 0,
      yearly: [0, 0, 0, 0, 120, 318, 352],
      steps: [(2023, 4, 190), (2023, 7, 245), (2023, 10, 285)], source: "结算数据")
    book.add(
      "employee.maternity.birth-rate", unit: "人次/人·年", decimals: 4,
      yearly: [0.0236, 0.0214, 0.0192, 0.0176, 0.0160, 0.0165, 0.0158],
      source: "生育待遇台账")
    book.add(
      "employee.maternity.medical-cost", unit: "元/人次", decimals: 0,
      yearly: [2_980, 3_060, 3_150, 3_240, 3_390, 3_550, 3_650], source: "生育待遇台账")
    book.add(
      "employee.maternity.allowance", unit: "元/人次", decimals: 0,
      yearly: [14_700, 15_400, 16_300, 17_200, 18_100, 18_950, 19_750],
      source: "生育待遇台账")
  }
}
