import FoundationEssentials
import Quantities
import Testing

@testable import Scenarios

@Suite("Profiles by age and the words of their columns")
struct AgeProfilesTests {
  private func findings(_ rows: [String]) throws -> [Diagnostic] {
    let path = FileManager.default.temporaryDirectory.path + "/profiles-\(UUID().uuidString).csv"
    let text = (["parameter,sex,age,value"] + rows).joined(separator: "\n")
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    do throws(InputFault) {
      _ = try AgeProfiles(path, catalogue: .builtIn)
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test("a sex is understood in either language, in all tables alike")
  func sexes() {
    for word in ["F", "female", "Women", "女", "女性"] { #expect(SexWord(word) == .female) }
    for word in ["m", "Male", "men", "男", "男性"] { #expect(SexWord(word) == .male) }
    for word in ["", "both", "Total", "合计", "男女合计"] { #expect(SexWord(word) == .both) }
    #expect(SexWord("x") == nil)
  }

  @Test("ages are read as tables write them")
  func ages() {
    #expect(AgeSpan("7").map { [$0.start, $0.end ?? -1] } == [7, -1])
    #expect(AgeSpan("5-9岁").map { [$0.start, $0.end ?? -1] } == [5, 10])
    #expect(AgeSpan("85岁及以上")?.isOpen == true && AgeSpan("100+")?.start == 100)
    for text in ["", "x", "9-5", "-3", "151", "1-2-3"] { #expect(AgeSpan(text) == nil) }
  }

  @Test("every error of a row is told, with what was found and where")
  func everyError() throws {
    let found = try findings([
      "resident.participtaion,x,9-5,0", "resident.participation,both,0-99,",
    ])
    #expect(
      found.map { "\($0.code) \($0.place.line ?? 0):\($0.place.column ?? 0)" } == [
        "unknown-parameter 2:1", "unknown-sex 2:24", "unknown-age 2:26", "not-positive 2:30",
        "not-positive 3:34",
      ])
    for finding in found {
      #expect(finding.found.chinese.count > 4 && finding.found.english.contains(" "))
    }
  }

  @Test("Chinese words and open groups serve, and ages given twice are told once a row")
  func chinese() throws {
    let name = "resident.participation"
    #expect(try findings(["\(name),女,0-59,1", "\(name),女性,60岁及以上,2", "\(name),男,0+,1"]) == [])
    let twice = try findings(["\(name),合计,0-59,1", "\(name),合计,50+,2"])
    #expect(twice.map(\.code) == ["repeated-age"])
  }
}
