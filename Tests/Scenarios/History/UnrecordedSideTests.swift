import Foundation
import Quantities
import Testing

@testable import Scenarios

@Suite("A fund that its records do not tell is refused")
struct UnrecordedSideTests {
  /// The small fund with its expenditure forecast from records.
  private static func scenario(_ edit: (String) -> String = { $0 }) throws -> SmallScenario {
    let model = try #require(
      SmallScenario.model.range(
        of: "    driver:\n      - amount: resident.population * resident.participation "
          + "* resident.general-outpatient.cost\n    calibrate: 0\n")
    )
    let edited = SmallScenario.model.replacingCharacters(
      in: model, with: "    series: {method: auto, grain: annual}\n")
    return try SmallScenario([
      "models/small.yaml": edited, "data/small.csv": edit(SmallScenario.records),
    ])
  }

  @Test("expenditure forecast from records that are not there is no zero")
  func silent() throws {
    #expect(try Self.scenario().faults().isEmpty)
    let without = try Self.scenario { records in
      records.components(separatedBy: "\n").filter { !$0.contains(",benefits,") }
        .joined(separator: "\n") + "resident,premium,,2025-09,flow,20,万元,final,,,报表\n"
    }
    let faults = try without.faults()
    let fault = try #require(faults.first { $0.code == "nothing-recorded" }, "\(faults)")
    #expect(fault.found.chinese.contains("支出没有任何记录"))
    #expect(!fault.found.chinese.contains("收入"))
    #expect(fault.found.english.contains("no record of its expenditure"))
    #expect(fault.remedy?.chinese.contains("closed-through") == true)
  }

  @Test("the nation's employee pool is not projected from a close before its own records")
  func beforeTheOverlap() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/fundcast-\(UUID().uuidString)"
    try FileManager.default.copyItem(
      atPath: Repository.path("scenarios/china-national"), toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/employee.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let closed = try #require(
      text.range(of: "closed-through: [0-9-]+", options: .regularExpression))
    try text.replacingCharacters(in: closed, with: "closed-through: 2022-12")
      .write(toFile: file, atomically: true, encoding: .utf8)
    var loader = try makeLoader(models: [Repository.path("models")])
    let scenario = try loader.scenario(file)
    let fault = try #require(throws: InputFault.self) { _ = try loader.cases(scenario) }
    let missing = fault.diagnostics.filter { $0.code == "no-own-records" }
    #expect(missing.count == 2, "\(fault.diagnostics)")
    #expect(missing.allSatisfy { $0.place.line != nil })
    #expect(missing.allSatisfy { $0.expected?.chinese.contains("2023、2024") == true })
  }
}
