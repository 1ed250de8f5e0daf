import Funds
import Quantities
import Tables
import Testing

@testable import Scenarios

@Suite("Names as offices write them")
struct WrittenNamesTests {
  private func names(_ model: String) throws -> WrittenNames {
    let catalogue = ParameterCatalogue.builtIn
    return WrittenNames(
      model: try FundModelFile.read(
        Repository.path("models/\(model).yaml"), catalogue: catalogue
      ).model, catalogue: catalogue)
  }

  @Test(
    "Numbering, 其中 and remarks in brackets are taken off, and nothing else",
    arguments: [
      ("利息收入", "interest"), ("一、利息收入", "interest"), ("（三）利息收入：", "interest"),
      ("12.利息收入", "interest"), ("　其中：利息收入", "interest"), ("④利息收入", "interest"),
      ("个人缴费收入", "individual-contribution"), ("个人缴费收入（含代缴）", "individual-contribution"),
      ("inpatient", "inpatient"), ("incurred.inpatient", "incurred.inpatient"),
      ("住院费用支出（上年清算）", "clearing"), ("收入合计", "totals.income"),
      ("账面结余", "balance.book"), ("居民个人缴费标准", "resident.contribution.individual"),
      ("个人缴费标准", "resident.contribution.individual"), ("参保率", "resident.participation"),
      ("年末滚存结余", "balance.book"), ("其中：中央补助", "central-subsidy"),
    ])
  func items(_ written: String, _ item: String) throws {
    #expect(try names("china-resident").meaning(of: written) == .item(item))
  }

  @Test("A name of several things is none of them, and an abbreviation none at all")
  func notGuessed() throws {
    let names = try names("china-resident")
    guard case .several(let all) = names.meaning(of: "住院费用支出") else {
      Issue.record("\(names.meaning(of: "住院费用支出"))")
      return
    }
    #expect(all.chinese.contains("inpatient") && all.chinese.contains("clearing"))
    guard case .unknown(let nearest?) = names.meaning(of: "中央下达") else {
      Issue.record("\(names.meaning(of: "中央下达"))")
      return
    }
    #expect(nearest.chinese.contains("central-subsidy"))
    #expect(names.meaning(of: "甲乙丙丁") == .unknown(nearest: nil))
    #expect(names.meaning(of: "大学生") == .group("student"))
  }

  @Test("A fund goes by what its title alone has")
  func funds() throws {
    let both = [try names("china-resident"), try names("china-employee")]
    let models = both.map(\.model)
    func meant(_ word: String) -> [String] {
      both.filter { $0.isFund(word, among: models) }.map(\.model.name)
    }
    #expect(meant("居民") == ["resident"] && meant("城乡居民医保") == ["resident"])
    #expect(meant("职工") == ["employee"] && meant("城镇职工基本医疗保险基金") == ["employee"])
    #expect(meant("基金").isEmpty && meant("医保").isEmpty && meant("居民个人缴费").isEmpty)
    #expect(both[0].isNamed(in: "某县2024年居民医保收支表"))
    #expect(!both[1].isNamed(in: "某县2024年居民医保收支表"))
  }

  @Test("What an item is measured in and by")
  func usual() throws {
    let names = try names("china-resident")
    #expect(names.usualBasis(of: "inpatient") == .flow)
    #expect(names.usualBasis(of: "balance.book") == .stock)
    #expect(names.usualBasis(of: "resident.population") == .level)
    let money = try #require(QuantityUnit("万元"))
    let persons = try #require(QuantityUnit("人"))
    #expect(names.admits(money, for: "inpatient") && !names.admits(persons, for: "inpatient"))
    #expect(names.admits(persons, for: "resident.population"))
    #expect(!names.admits(money, for: "resident.population"))
  }
}
