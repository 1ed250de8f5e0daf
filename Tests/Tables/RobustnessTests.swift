import Quantities
import Testing

@testable import Tables

@Suite struct RobustnessTests {
  private let whole = Array(
    """
    # 2024 年
    基金,项目,组别,期间,口径,数值,单位,状态,范围,备注,来源
    职工医保,住院,,2024年1-9月,,"1,234.5",万元,快报,,"含""预付""
    款",月报
    居民医保,结余,成人,2024-09,期末,赤字3754万元,,决算,,,月报
    居民医保,参保率,,2024,水平,98.5,%,,,,公报

    """.utf8)

  /// Reads bytes to the end, whichever way it ends.
  private func read(_ bytes: [UInt8]) -> [Diagnostic] {
    findings { () throws(InputFault) in
      let records = try RecordFile(Table(TextFile(path: "a.csv", bytes: bytes))).records
      _ = try RecordSelection(records)
    }
  }

  @Test("The text from which the others are made is sound")
  func sound() {
    #expect(read(whole).isEmpty)
  }

  @Test("Damaged bytes end in findings with a place, never in a trap")
  func damage() {
    var state: UInt64 = 99
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let marks = Array("\",\n\r#-()0年月十".utf8) + [0x00, 0x80, 0xFF, 0xE5, 0xB4]
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0...next(4) {
        let place = next(bytes.count)
        switch next(4) {
        case 0: bytes[place] = marks[next(marks.count)]
        case 1: bytes.insert(marks[next(marks.count)], at: place)
        case 2: bytes.remove(at: place)
        default: bytes.removeLast(min(bytes.count - 1, next(40)))
        }
      }
      for finding in read(bytes) { #expect(finding.place.file == "a.csv") }
    }
  }

  @Test("Every beginning of a file ends in findings or records, never in a trap")
  func prefixes() {
    for count in 0...whole.count {
      let all = read(Array(whole[..<count]))
      #expect(all.allSatisfy { $0.place.file == "a.csv" })
    }
  }
}
