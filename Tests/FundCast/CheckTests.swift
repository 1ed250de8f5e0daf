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

  @Test("what is missing or unknown is said by name")
  func missingFile() async {
    let outcome = await checkFiles([Project.path("scenarios/nowhere.yaml")], models: nil)
    #expect(outcome.hasErrors)
    #expect(outcome.findings.first?.place.file.hasSuffix("nowhere.yaml") ?? false)
  }
}
