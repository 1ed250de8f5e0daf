import Funds
import Quantities
import Scenarios
import Testing

@Suite("Targets as they are written")
struct TargetParsingTests {
  @Test(
    "A target in Chinese is the same target in English",
    arguments: [
      ("可支付月数 ≥ 6 到 2027-12 概率 90 %", "payable-months >= 6 by 2027-12 with probability 0.9"),
      ("可支付月数 不低于 6 个月 至 2027-12 概率 0.9", "payable-months >= 6 by 2027-12 with probability 0.9"),
      ("可支付月数≥6到2027年12月概率90%", "payable-months >= 6 by 2027-12 with probability 0.9"),
      ("可支付月数不低于6个月至2027年底", "payable-months >= 6 by 2027"),
      ("账面结余 >= 1.2 亿元 到 2027", "book >= 12000 万元 by 2027"),
      ("可动用资金 ≥ 0 元 到 2028-06 概率 99%", "deposits >= 0 元 by 2028-06 with probability 0.99"),
      ("支出 不高于 300 万元 到 2026-01", "expenditure <= 300 万元 by 2026-01"),
      ("本年累计收支差 ≥ 0 万元 到 2027-12", "year-to-date-result >= 0 万元 by 2027-12"),
    ])
  func languages(chinese: String, english: String) throws {
    let target = try #require(Target(parsing: chinese))
    #expect(target == Target(parsing: english))
  }

  @Test("Every measure may be named by its name and by its title")
  func measures() {
    for measure in Measure.allCases {
      let amount = measure == .payableMonths ? "6" : "1 万元"
      for name in [measure.rawValue, measure.title.chinese] {
        #expect(Target(parsing: "\(name) >= \(amount) by 2027-12")?.measure == measure)
      }
    }
    #expect(Target(parsing: Target.example) == Target(parsing: Target.chineseExample))
  }

  @Test(
    "What is no target is not taken for one",
    arguments: [
      "", "payable-months", "payable-months >= 6", "payable-months >= 6 by", "可支付月数≥6 到 年底",
      "payable-months > 6 by 2027-12", "book >= 6 by 2027-12", "payable-months >= 6 元 by 2027-12",
      "payable-months >= 6 by 2027-12 with probability 1.2", "payable-months >= 6 by 2027-12 概率",
      "payable-months >= 6 by 2027-12 with probability 0.009", "可支付月数 ≥ 6 到 2027-12 概率 0.9 %",
      "payable-months >= 6 by 2027-12 probability 0.9", "book >= 5 人 by 2027-12",
    ])
  func refused(text: String) {
    #expect(Target(parsing: text) == nil)
  }
}
