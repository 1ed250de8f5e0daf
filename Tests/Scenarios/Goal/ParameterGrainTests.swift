import Funds
import Quantities
import Scenarios
import Testing

@Suite("The amounts by which a parameter is moved")
struct ParameterGrainTests {
  private let catalogue = ParameterCatalogue.builtIn
  private let place = SourcePlace(file: "--by")

  private func definition(_ name: String) throws -> ParameterDefinition {
    try #require(catalogue.definition(name))
  }

  @Test("A tenth of the catalogue's step is the grain, written as a scenario writes it")
  func tenths() throws {
    let cases = [
      ("resident.contribution.individual", "1 元/人·年"),
      ("resident.participation", "0.1 个百分点"),
      ("resident.admission-rate", "0.1 %"),
    ]
    for (name, written) in cases {
      let grain = try #require(ParameterGrain(tenthOfStep: definition(name)))
      #expect(grain.written == written)
    }
    for one in catalogue.definitions {
      let grain = try #require(ParameterGrain(tenthOfStep: one), "\(one.name)")
      let step = try #require(one.stepAmount)
      let tenth = try #require(grain.move(10, group: nil, from: Period(year: 2027)))
      #expect(abs(tenth.amount) == abs(step.value), "\(one.name)")
      #expect(tenth.isRelative == step.isRelative)
    }
  }

  @Test("Moves are exactly what their text says, however many grains they have")
  func decimals() throws {
    let grain = try ParameterGrain(
      "0.05 个百分点", of: definition("employee.contribution.employer-rate"), at: place)
    let from = Period(year: 2027, month: 1)
    let texts = [1: "+0.05 个百分点", 3: "+0.15 个百分点", -33: "-1.65 个百分点", 40: "+2 个百分点"]
    for (count, text) in texts.sorted(by: { $0.key < $1.key }) {
      let move = try #require(grain.move(count, group: nil, from: from))
      #expect(move.written == text)
      #expect(move.amount == (try Quantity(text)).baseValue)
      #expect(!move.isRelative)
    }
    #expect(grain.move(Int.max / 2, group: nil, from: from) == nil)
  }

  @Test("A per cent moves relatively, an amount by itself, and what does not fit is refused")
  func units() throws {
    let standard = try definition("resident.contribution.individual")
    #expect(try ParameterGrain("1 %", of: standard, at: place).isRelative)
    #expect(try !ParameterGrain("-10 元/人·年", of: standard, at: place).isRelative)
    #expect(try ParameterGrain("-10 元/人·年", of: standard, at: place).written == "10 元/人·年")
    for (text, code) in [
      ("10 元", "ambiguous-unit"), ("10 人", "wrong-unit"), ("0 元/人·年", "zero-grain"),
      ("ten", "not-a-number"), ("10", "missing-unit"),
    ] {
      let fault = #expect(throws: InputFault.self) {
        try ParameterGrain(text, of: standard, at: place)
      }
      #expect(fault?.diagnostics.map(\.code) == [code], "\(text)")
      #expect(fault?.diagnostics.first?.place == place)
    }
  }
}
