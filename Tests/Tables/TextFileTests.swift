import Glibc
import Quantities
import Testing

@testable import Tables

@Suite struct TextFileTests {
  /// 基金 in GB 2312.
  private let fundInGB: [UInt8] = [0xBB, 0xF9, 0xBD, 0xF0]

  private func fault(_ bytes: [UInt8]) throws -> Diagnostic {
    let all = findings { () throws(InputFault) in _ = try TextFile(path: "a.csv", bytes: bytes) }
    #expect(all.count == 1)
    let first = try #require(all.first)
    expectBilingual(first)
    return first
  }

  @Test("UTF-8 is read with and without a byte order mark")
  func utf8() throws {
    let bytes = Array("基金,数值\n".utf8)
    let plain = try TextFile(path: "a.csv", bytes: bytes)
    #expect(plain.encoding == .utf8 && plain.text == "基金,数值\n")
    let marked = try TextFile(path: "a.csv", bytes: [0xEF, 0xBB, 0xBF] + bytes)
    #expect(marked.encoding == .utf8 && marked.utf8 == bytes)
  }

  @Test("What is not UTF-8 is read as GB18030, characters of four bytes too")
  func gb18030() throws {
    let file = try TextFile(path: "a.csv", bytes: fundInGB + [0x2C, 0x95, 0x32, 0x82, 0x36, 0x0A])
    #expect(file.encoding == .gb18030)
    #expect(file.text == "基金,\u{20000}\n")
  }

  @Test("A long file in GB18030 is read whole")
  func longGB18030() throws {
    let bytes = [[UInt8]](repeating: fundInGB + [0x0A], count: 50_000).flatMap(\.self)
    let file = try TextFile(path: "a.csv", bytes: bytes)
    #expect(file.text == String(repeating: "基金\n", count: 50_000))
  }

  @Test("A byte that no encoding knows is named by offset, line and column")
  func undecodable() throws {
    let finding = try fault(fundInGB + [0x0A] + fundInGB + [0xFF, 0x41, 0x0A])
    #expect(summary(finding) == "undecodable-bytes 2:3")
    #expect(finding.message(in: .english).contains("0xFF after 9 bytes"))
    #expect(finding.message(in: .english).contains("GB18030"))
    #expect(finding.message(in: .english).contains("UTF-8"))
    #expect(finding.message(in: .chinese).contains("第 9 个字节之后的 0xFF"))
  }

  @Test("A file cut within a character is named at its last bytes")
  func truncated() throws {
    let finding = try fault(fundInGB + [0x0A, 0xBB])
    #expect(summary(finding) == "undecodable-bytes 2:1")
  }

  @Test("Damaged Chinese in UTF-8 is not turned into other characters")
  func damaged() throws {
    var bytes = Array("基金,项目\n职工医保,住院支出,合计\n".utf8)
    let last = bytes.count - 1
    bytes.insert(contentsOf: [0xB4, 0xF3], at: last)
    let finding = try fault(bytes)
    #expect(summary(finding) == "undecodable-bytes 2:13")
    #expect(finding.message(in: .english).contains("no character in UTF-8"))
  }

  @Test("A marked file must be UTF-8 to its end")
  func markedAndDamaged() throws {
    let finding = try fault([0xEF, 0xBB, 0xBF] + fundInGB)
    #expect(summary(finding) == "undecodable-bytes 1:1")
    #expect(finding.message(in: .english).contains("after 3 bytes"))
  }

  @Test(
    "What is no text at all is said to be so",
    arguments: [
      ([], "empty-file"), ([0x20, 0x0A], "empty-file"), ([0xEF, 0xBB, 0xBF], "empty-file"),
      ([0xFF, 0xFE, 0x41, 0x00], "utf-16"), ([0xFE, 0xFF, 0x00, 0x41], "utf-16"),
      ([0x50, 0x4B, 0x03, 0x04, 0x14], "not-text"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "not-text"),
      ([0x41, 0x00, 0x42, 0x00], "not-text"),
    ] as [([UInt8], String)])
  func notText(_ bytes: [UInt8], _ code: String) throws {
    #expect(try fault(bytes).code == code)
  }

  @Test("A file is read from the disk")
  func disk() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", fundInGB)
    #expect(try TextFile.read(path).text == "基金")
  }

  @Test("A missing file and a folder are refused with path and reason")
  func refused() throws {
    let folder = try TemporaryFolder()
    let missing = findings { () throws(InputFault) in _ = try TextFile.read(folder.path + "/none") }
    #expect(missing.map(\.code) == ["unreadable-file"])
    #expect(missing.first?.message(in: .english).contains("no such file or folder") == true)
    #expect(missing.first?.message(in: .chinese).contains("不存在") == true)
    #expect(missing.first?.place.file == folder.path + "/none")
    let directory = findings { () throws(InputFault) in _ = try TextFile.read(folder.path) }
    #expect(directory.first?.message(in: .english).contains("it is a folder") == true)
  }

  @Test(
    "A file without permission is refused with the reason",
    .enabled(if: geteuid() != 0, "the superuser may read every file"))
  func permission() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", fundInGB)
    let status = unsafe chmod(path, 0)
    #expect(status == 0)
    let all = findings { () throws(InputFault) in _ = try TextFile.read(path) }
    #expect(all.first?.message(in: .english).contains("permission denied") == true)
  }

  @Test("Every reason of the system has words in both languages")
  func reasons() {
    for code: Int32 in 1...133 {
      let reason = systemReason(code)
      #expect(!reason.chinese.isEmpty && reason.chinese != reason.english)
    }
  }

  @Test(
    "Chinese in GB18030 whose bytes happen to be UTF-8 is read as Chinese",
    arguments: [
      ("住院", [0xD7, 0xA1, 0xD4, 0xBA]), ("药品", [0xD2, 0xA9, 0xC6, 0xB7]),
    ] as [(String, [UInt8])])
  func accidentalUTF8(word: String, bytes: [UInt8]) throws {
    let file = try TextFile(
      path: "a.csv", bytes: Array("series\n".utf8) + bytes + Array(",1\n".utf8))
    #expect(file.encoding == .gb18030 && file.text == "series\n\(word),1\n")
  }

  @Test(
    "Words of other alphabets in UTF-8 stay what they are",
    arguments: [
      "café", "Übergröße", "μg", "σ² and Δ", "мама", "расходы", "ξένων", "עברית", "住院", "é 住院",
    ])
  func otherAlphabets(word: String) throws {
    let file = try TextFile(path: "a.csv", bytes: Array("\(word),1\n".utf8))
    #expect(file.encoding == .utf8 && file.text == "\(word),1\n")
  }
}
