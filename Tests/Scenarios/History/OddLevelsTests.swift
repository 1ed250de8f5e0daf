import Quantities
import Tables
import Testing

@testable import Scenarios

@Suite("Slips of the unit in counts, rates and standards")
struct OddLevelsTests {
  /// The findings on yearly levels of one parameter, in persons, from 2018 on.
  private func findings(_ values: [String]) throws -> [HistoryFinding] {
    let records = try values.enumerated().map { index, text in
      let number = try #require(DecimalText(text))
      let unit = try #require(QuantityUnit("人"))
      return try #require(
        Record(
          key: RecordKey(
            fund: "resident", item: "resident.population", group: "child",
            period: Period(year: 2018 + index), basis: .level),
          number: number, unit: unit, place: SourcePlace(file: "a.csv", line: index + 2)))
    }
    return OddLevels(catalogue: .builtIn).findings(records)
  }

  @Test(
    "a count ten thousand times too small or too large is named, and no other",
    arguments: [0, 1, 2, 3, 4], ["5.65", "565000000"])
  func factorOfTenThousand(place: Int, slip: String) throws {
    var values = ["56000", "56200", "56300", "56400", "56500"]
    values[place] = slip
    let found = try findings(values)
    #expect(found.map(\.kind) == [.suspicious])
    #expect(found.first?.place?.line == place + 2)
    #expect(
      found.first?.text.chinese.contains("居民应参保人数（child） \(2018 + place) 为 \(slip) 人") ?? false)
  }

  @Test("a count with a digit too many or too few is named", arguments: ["5630", "563000"])
  func digit(slip: String) throws {
    let found = try findings(["56000", "56200", slip, "56400", "56500"])
    #expect(found.map { $0.place?.line } == [4])
  }

  @Test("doubling every year, a count that falls to nothing, and two figures alone are left alone")
  func ordinaryPaths() throws {
    #expect(try findings(["100", "200", "400", "800", "1600"]).isEmpty)
    #expect(try findings(["5000", "4000", "300", "30", "0"]).allSatisfy { $0.place?.line != 6 })
    #expect(try findings(["56000", "5.6"]).isEmpty)
  }

  @Test("a slip in a scenario's records stands among its findings, at the record's row")
  func inScenario() throws {
    let scenario = try SmallScenario()
    let row = "resident,resident.population,child,2024,level,4000,人,final,,,台账"
    try scenario.edit(
      "data/small.csv", row,
      [2022, 2023].map { "resident,resident.population,child,\($0),level,4100,人,final,,,台账\n" }
        .joined() + "resident,resident.population,child,2024,level,0.4,人,final,,,台账")
    let found = try scenario.cases().flatMap(\.findings).filter {
      $0.kind == .suspicious && $0.text.english.contains("perhaps a slip of the unit")
    }
    #expect(found.count == 1)
    #expect(found.first?.place?.file.hasSuffix("data/small.csv") ?? false)
    #expect(found.first?.text.english.contains("perhaps a slip of the unit") ?? false)
  }
}
