import Foundation
import Quantities
import Testing

@testable import Tables

@Suite struct IdentityReviewTests {
  private func figure(_ name: String, _ text: String, line: Int = 1) throws -> PublishedFigure {
    PublishedFigure(
      name, try #require(DecimalText(text)), unitPower: 4,
      at: SourcePlace(file: "a.csv", line: line))
  }

  /// Guiyang county's resident fund of 2018, as printed in its centre's report of the year.
  private func guiyang() throws -> [PublishedFigure] {
    try [
      figure("筹集", "47043.8", line: 143), figure("上年结余", "21226.4", line: 144),
      figure("累计可用", "68308.46", line: 145), figure("支出", "49080.65", line: 146),
      figure("大病上解", "2860.16", line: 147), figure("可用", "14515.63", line: 148),
      figure("风险金", "4673.92", line: 149), figure("补偿", "46220.49", line: 150),
      figure("住院补偿", "39593.02", line: 151), figure("门诊补偿", "6627.47", line: 152),
    ]
  }

  private let identities = [
    PublishedIdentity(
      LocalizedText("累计可用 = 筹集 + 上年结余", "available = financing + carried"), total: "累计可用",
      [.plus("筹集"), .plus("上年结余")]),
    PublishedIdentity(
      LocalizedText("可用 = 累计可用 − 支出 − 风险金", "usable = available − spent − reserve"),
      total: "可用", [.plus("累计可用"), .minus("支出"), .minus("风险金")]),
    PublishedIdentity(
      LocalizedText("支出 = 补偿 + 大病上解", "spent = benefits + critical illness"), total: "支出",
      [.plus("补偿"), .plus("大病上解")]),
    PublishedIdentity(
      LocalizedText("补偿 = 住院 + 门诊", "benefits = inpatient + outpatient"), total: "补偿",
      [.plus("住院补偿"), .plus("门诊补偿")]),
  ]

  @Test("The county of 2018: the printed available total is the culprit, by 38.26")
  func county() throws {
    let review = IdentityReview.examine(
      try guiyang(), identities, in: QuantityUnit("万元"))
    #expect(review.violations.map(\.identity) == Array(identities[0...1]))
    #expect(review.unexamined.isEmpty)
    let available = try figure("累计可用", "68308.46", line: 145)
    for violation in review.violations {
      #expect(violation.culprit == .figure(available, implied: 682_702_000))
      #expect(violation.diagnostic.place.line == 145)
      expectBilingual(violation.diagnostic)
    }
    let first = try #require(review.violations.first)
    #expect(first.printed.value == 683_084_600)
    #expect(first.computed == 682_702_000)
    #expect(first.difference == 382_600)
    #expect(first.tolerance == 1050)
    #expect(
      first.diagnostic.message(in: .chinese)
        == "a.csv:145: 提醒：“累计可用 = 筹集 + 上年结余”不成立：累计可用印为 68,308.46 万元，"
        + "而 47,043.8 + 21,226.4 = 68,270.20 万元，相差 38.26 万元。"
        + "很可能是累计可用有误：68,270.20 万元 使它所在的其他等式都成立，印出的是 68,308.46 万元。")
    #expect(review.violations[1].difference == -382_600)
  }

  @Test("Without a second identity the culprit is undetermined")
  func undetermined() throws {
    let review = IdentityReview.examine(try guiyang(), [identities[0]], in: QuantityUnit("万元"))
    #expect(review.violations.map(\.culprit) == [.undetermined(candidates: [])])
    #expect(
      review.diagnostics[0].message(in: .english).contains("cannot be determined"))
  }

  @Test("Where two figures would do, both are named and none is blamed")
  func ambiguous() throws {
    let sums = [
      PublishedIdentity(LocalizedText("甲", "one"), total: "a", [.plus("b"), .plus("c")]),
      PublishedIdentity(LocalizedText("乙", "two"), total: "d", [.plus("b"), .plus("c")]),
    ]
    let figures = try [figure("a", "10"), figure("b", "3"), figure("c", "4"), figure("d", "10")]
    let review = IdentityReview.examine(figures, sums, in: QuantityUnit("万元"))
    #expect(
      review.violations.map(\.culprit) == [
        .undetermined(candidates: ["b", "c"]), .undetermined(candidates: ["b", "c"]),
      ])
    #expect(review.diagnostics[0].message(in: .english).contains("it may be b, c"))
  }

  @Test("Rounding of the printed digits is no violation, one unit more is")
  func rounding() throws {
    let sum = [PublishedIdentity(LocalizedText("和", "sum"), total: "a", [.plus("b"), .plus("c")])]
    func violations(_ total: String, _ left: String, _ right: String) throws -> Int {
      IdentityReview.examine(
        try [figure("a", total), figure("b", left), figure("c", right)], sum
      ).violations.count
    }
    #expect(try violations("10.0", "3.3", "6.6") == 0)
    #expect(try violations("10.0", "3.3", "6.5") == 1)
    #expect(try violations("10", "3.3", "6.1") == 0)
    #expect(try violations("10", "3.33", "6.10") == 1)
    #expect(try violations("-0.01", "0.01", "-0.02") == 0)
  }

  @Test("A carried balance that is 30.00 off is found where a third sum checks it")
  func carried() throws {
    let sums = [
      PublishedIdentity(
        LocalizedText("当期结余", "current"), total: "current", [.plus("income"), .minus("spent")]),
      PublishedIdentity(
        LocalizedText("滚存结余", "carried"), total: "closing", [.plus("opening"), .plus("current")]),
      PublishedIdentity(
        LocalizedText("总计", "grand total"), total: "grand", [.plus("spent"), .plus("closing")]),
    ]
    let figures = try [
      figure("income", "200.00"), figure("spent", "150.00"), figure("current", "50.00"),
      figure("opening", "70.00"), figure("closing", "150.00"), figure("grand", "270.00"),
    ]
    let review = IdentityReview.examine(figures, sums, in: QuantityUnit("万元"))
    #expect(review.violations.map(\.difference) == [300_000, -300_000])
    for violation in review.violations {
      #expect(violation.culprit == .figure(figures[4], implied: 1_200_000))
    }
  }

  @Test("Figures in different units are summed in base units")
  func units() throws {
    let number = try #require(DecimalText("1.50"))
    let place = SourcePlace(file: "a.csv")
    let figures = [
      PublishedFigure("a", number, unitPower: 8, at: place),
      PublishedFigure("b", try #require(DecimalText("15000")), unitPower: 4, at: place),
    ]
    let same = [PublishedIdentity(LocalizedText("同", "same"), total: "a", [.plus("b")])]
    #expect(IdentityReview.examine(figures, same).violations.isEmpty)
  }

  @Test("An identity whose figures are not all printed is listed as unexamined")
  func missing() throws {
    let review = IdentityReview.examine([try figure("累计可用", "1")], identities)
    #expect(review.violations.isEmpty)
    #expect(review.unexamined == identities)
  }

  @Test("A record becomes a figure with its unit's power of ten")
  func records() throws {
    let table = try Table(
      path: "a.csv", text: "fund,item,period,basis,value,unit,source\nf,i,2018,flow,47043.8,万元,s\n")
    let record = try #require(RecordFile(table).records.first)
    let figure = try #require(PublishedFigure("筹集", record))
    #expect(figure.significand == 470_438 && figure.exponent == 3)
    #expect(figure.value == record.value)
  }

  @Test(
    "The figures of the county are those of the published accounts",
    .enabled(if: SharedData.accounts != nil, "the shared data folder is not there"))
  func source() throws {
    let table = try Table.read(try #require(SharedData.accounts))
    let items = [
      "筹集": "筹集_万元", "上年结余": "上年结余_万元", "累计可用": "累计可用_万元_stated", "支出": "支出_万元",
      "大病上解": "大病上解_万元", "可用": "可用_万元", "风险金": "风险金_万元", "补偿": "补偿_万元",
      "住院补偿": "住院补偿_万元", "门诊补偿": "门诊补偿_万元",
    ]
    let rows = (0..<table.rowCount).filter { table[$0, 0] == "桂阳县" && table[$0, 1] == "2018" }
    for figure in try guiyang() {
      let row = try #require(rows.first { table[$0, 3] == items[figure.name] })
      let number = try #require(DecimalText(table[row, 4]))
      #expect(PublishedFigure("x", number, unitPower: 4, at: figure.place).value == figure.value)
      #expect(table.place(row: row, column: 0).line == figure.place.line)
    }
  }
}

/// Published data beside the package, where it is there.
enum SharedData {
  static let accounts: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let path = root.path + "/shared/data/china/local_fund_accounts.csv"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()
}
