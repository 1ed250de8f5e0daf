import Foundation
import FundCast
import Quantities
import Testing

@Suite("Checking files")
struct CheckTests {
  /// Every file of the project that FundCast reads.
  private static func files() -> [String] {
    var paths: [String] = []
    for folder in ["models", "scenarios"] {
      let all = FileManager.default.enumerator(atPath: Project.path(folder))
      while let name = all?.nextObject() as? String {
        // The copy with planted slips is for the examples of a data review.
        if name.contains("/review/") { continue }
        if name.hasSuffix(".yaml") || name.hasSuffix(".csv") { paths.append("\(folder)/\(name)") }
      }
    }
    return paths.sorted()
  }

  @Test("every model, form, scenario and record file of the project is sound")
  func projectFiles() async {
    let files = Self.files()
    #expect(files.count > 20)
    let outcome = await checkFiles(files.map(Project.path), models: nil)
    for finding in outcome.findings where finding.severity == .error {
      Issue.record("\(finding.message(in: .english))")
    }
    #expect(outcome.sound.count == files.count)
  }

  @Test("a likely slip of the unit is a warning at the record's row, and the scenario is sound")
  func slipOfTheUnit() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "fundcast-check-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: Project.path("scenarios/medicare-hi")), to: folder)
    let file = folder.appendingPathComponent("data/hi.csv")
    var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let row = try #require(lines.lastIndex { $0.hasPrefix("hi,payroll-taxes,") })
    lines[row] = lines[row].replacingOccurrences(
      of: #",flow,([0-9.]+),"#, with: ",flow,$1000,", options: .regularExpression)
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    let outcome = await checkFiles(
      [folder.appendingPathComponent("baseline.yaml").path], models: Project.path("models"))
    let warning = try #require(outcome.findings.first { $0.code == "review" })
    #expect(warning.severity == .warning)
    #expect(warning.place.file.hasSuffix("data/hi.csv") && warning.place.line == row + 1)
  }

  @Test("what is missing or unknown is said by name")
  func missingFile() async {
    let outcome = await checkFiles([Project.path("scenarios/nowhere.yaml")], models: nil)
    #expect(outcome.hasErrors)
    #expect(outcome.findings.first?.place.file.hasSuffix("nowhere.yaml") ?? false)
  }
}
