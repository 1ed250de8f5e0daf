import Quantities

/// What the resident fund's lines are made of, 2019 to 2025.
enum ResidentParameters {
  static let groups = ["child", "student", "adult", "elderly"]

  static var book: ParameterBook {
    var book = ParameterBook()
    addPeople(to: &book)
    addFinancing(to: &book)
    addCare(to: &book)
    return book
  }

  /// The last value of each row is that of 2026, which no closed month knows.
  private static func addPeople(to book: inout ParameterBook) {
    let population: [(String, [Double])] = [
      ("child", [64_600, 63_600, 62_300, 60_900, 59_450, 58_000, 56_500, 55_000]),
      ("student", [2_800, 2_850, 2_890, 2_930, 2_960, 3_000, 3_040, 3_080]),
      ("adult", [170_900, 167_300, 161_900, 156_750, 151_700, 146_812, 141_900, 137_100]),
      ("elderly", [76_500, 77_800, 78_900, 80_000, 81_150, 82_338, 83_600, 84_900]),
    ]
    for (group, yearly) in population {
      book.add(
        "resident.population", group: group, unit: "人", decimals: 0, yearly: yearly,
        source: "户籍与常住人口统计")
    }
    let participation: [(String, [Double])] = [
      ("child", [99.75, 99.75, 99.74, 99.72, 99.71, 99.7, 99.68, 99.66]),
      ("student", [27.5, 27.1, 26.7, 26.4, 26, 25.6, 25.6, 25.6]),
      ("adult", [99.62, 99.58, 99.52, 99.46, 99.4, 99.32, 99.25, 99.15]),
      ("elderly", [99.85, 99.85, 99.84, 99.82, 99.81, 99.8, 99.8, 99.79]),
    ]
    for (group, yearly) in participation {
      book.add(
        "resident.participation", group: group, unit: "%", decimals: 2, yearly: yearly,
        source: "参保台账")
    }
  }

  /// Contributions are dated by the year they cover; 2026 is being collected from September 2025.
  private static func addFinancing(to book: inout ParameterBook) {
    book.add(
      "resident.contribution.individual", unit: "元/人·年", decimals: 0,
      yearly: [220, 250, 280, 320, 350, 380, 400, 400], cover: true,
      source: "年度居民医保筹资通知")
    book.add(
      "resident.contribution.collection-rate", unit: "%", decimals: 1,
      yearly: [98.6, 98.4, 98.5, 98.3, 98.4, 98.2, 98.1, 98], cover: true, source: "征缴台账")
    book.add(
      "resident.contribution.medical-aid-share", unit: "%", decimals: 1,
      yearly: [3.1, 3.4, 3.6, 3.7, 3.9, 4, 4.1, 4.1], cover: true, source: "医疗救助台账")
    book.add(
      "resident.contribution.treasury-share", unit: "%", decimals: 1,
      yearly: [5.6, 5.2, 4.1, 3.2, 2.7, 2.3, 2.1, 2.1], cover: true, source: "财政代缴台账")
    book.add(
      "resident.subsidy.standard", unit: "元/人·年", decimals: 0,
      yearly: [520, 550, 580, 610, 640, 670, 700], source: "年度居民医保筹资通知")
    book.add(
      "resident.subsidy.central-share", unit: "%", decimals: 1, yearly: [60],
      source: "财政事权和支出责任划分方案")
    book.add(
      "resident.subsidy.provincial-share", unit: "%", decimals: 1, yearly: [25],
      source: "财政事权和支出责任划分方案")
    book.add(
      "resident.subsidy.delay", unit: "个月", decimals: 0, yearly: [0],
      steps: [(2022, 11, 2), (2022, 12, 0)], source: "国库到账记录")
    book.add(
      "resident.advance", unit: "元", decimals: 0, yearly: [0],
      steps: [(2025, 3, 15_000_000)], source: "预付金拨付单")
    book.add(
      "resident.interest-rate", unit: "%/年", decimals: 2,
      yearly: [1.1, 1.05, 1.0, 0.95, 0.9, 0.8, 0.7], source: "财政专户存款协议")
  }

  private static func addCare(to book: inout ParameterBook) {
    // Relative to 2024. Realised, so that 2020 carries its empty months and 2023 its surge.
    let use = [0.926, 0.868, 0.889, 0.905, 0.992, 1, 1.018]
    let rates: [(String, Double)] = [
      ("child", 0.08), ("student", 0.03), ("adult", 0.145), ("elderly", 0.384),
    ]
    for (group, rate) in rates {
      book.add(
        "resident.admission-rate", group: group, unit: "人次/人·年", decimals: 4,
        yearly: use.map { $0 * rate }, source: "结算数据")
    }
    // Within the year the price steps of national procurement.
    let price = [0.894, 0.943, 0.968, 0.992, 1.002, 1, 1.022]
    let steps = [(2021, 3, 0.956), (2022, 5, 0.974), (2023, 7, 0.994), (2025, 4, 1.016)]
    let costs: [(String, Double)] = [
      ("child", 3_900), ("student", 5_200), ("adult", 7_600), ("elderly", 7_245),
    ]
    for (group, cost) in costs {
      book.add(
        "resident.cost-per-admission", group: group, unit: "元/人次", decimals: 0,
        yearly: price.map { $0 * cost },
        steps: steps.map { (year: $0.0, month: $0.1, number: $0.2 * cost) }, source: "结算数据")
    }
    book.add(
      "resident.reimbursement-ratio", unit: "%", decimals: 1,
      yearly: [48.1, 48.3, 48.6, 49.9, 51, 52.1, 52.8], source: "结算数据（月度结算，不含清算）")
    book.add(
      "resident.inpatient.budget-growth", unit: "%/年", decimals: 1,
      yearly: [6, 2, 4, 6, 13, 3, 4], source: "年度总额预算方案")
    book.add(
      "resident.inpatient.capped-share", unit: "%", decimals: 0, yearly: [70],
      source: "年度总额预算方案")
    book.add(
      "resident.inpatient.excess-share", unit: "%", decimals: 0, yearly: [60],
      source: "年度清算办法")
    book.add(
      "resident.inpatient.savings-share", unit: "%", decimals: 0, yearly: [50],
      source: "年度清算办法")
    book.add(
      "resident.clearing-ratio", unit: "%", decimals: 1,
      yearly: [5.2, 5.8, 4.3, 6.1, 5.6, 5.4, 5.2], source: "年度清算结果")
    book.add(
      "resident.settlement.days-saved", unit: "天", decimals: 0, yearly: [0],
      source: "即时结算实施方案")
    book.add(
      "resident.settlement.institution-share", unit: "%", decimals: 0, yearly: [0],
      source: "即时结算实施方案")
    book.add(
      "resident.special-outpatient.cost", unit: "元/人·年", decimals: 1,
      yearly: [50, 55.5, 62, 70, 80.5, 91, 101.5], source: "结算数据")
    book.add(
      "resident.general-outpatient.cost", unit: "元/人·年", decimals: 1,
      yearly: [38, 37, 41.5, 44, 49, 50.5, 54], source: "结算数据")
    book.add(
      "resident.critical-illness.premium", unit: "元/人·年", decimals: 0,
      yearly: [62, 66, 70, 75, 80, 85, 88], source: "大病保险承办协议")
  }
}
