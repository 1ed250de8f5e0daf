import Foundation
import Quantities
import Testing

@testable import Tables

@Suite struct CSVWriterTests {
  @Test("Only fields that need quotes have them")
  func quoting() {
    var writer = CSVWriter(header: ["a", "b"])
    writer.append(["1,234.5", "他说\"好\""])
    writer.append(["# x", "y # z"])
    writer.append(["", ""])
    writer.append(["", " x"])
    #expect(
      writer.text == "a,b\n\"1,234.5\",\"他说\"\"好\"\"\"\n\"# x\",y # z\n\"\",\n,\" x\"\n")
  }

  @Test("The mark for Excel and its line ends are written where asked for")
  func excel() {
    let writer = CSVWriter(
      header: ["基金"], byteOrderMark: true, lineEnding: .carriageReturnLineFeed)
    #expect(writer.bytes == [0xEF, 0xBB, 0xBF] + Array("基金\r\n".utf8))
  }
}

@Suite struct StagedFolderTests {
  @Test("Files appear in the folder on commit, and nothing else stays")
  func commit() throws {
    let base = try TemporaryFolder()
    var staged = try StagedFolder(base.path + "/out/")
    try staged.write("<p>一</p>", to: "index.html")
    try staged.write([1, 2, 3], to: "tables/a.bin")
    #expect(base.contents.allSatisfy { $0.hasPrefix(".out.") })
    #expect(staged.files == ["index.html", "tables/a.bin"])
    try staged.commit()
    #expect(base.contents == ["out", "out/index.html", "out/tables", "out/tables/a.bin"])
    #expect(base.text("out/index.html") == "<p>一</p>")
  }

  @Test("An earlier output is replaced file by file and its other files stay")
  func replace() throws {
    let base = try TemporaryFolder()
    var first = try StagedFolder(base.path + "/out")
    try first.write("old", to: "a.txt")
    try first.write("kept", to: "b.txt")
    try first.commit()
    var second = try StagedFolder(base.path + "/out")
    try second.write("draft", to: "a.txt")
    try second.write("new", to: "a.txt")
    #expect(base.text("out/a.txt") == "old")
    try second.commit()
    #expect(base.text("out/a.txt") == "new")
    #expect(base.contents == ["out", "out/a.txt", "out/b.txt"])
  }

  @Test("Without a commit nothing is touched and nothing is left behind")
  func discard() throws {
    let base = try TemporaryFolder()
    func write(_ discards: Bool) throws {
      var staged = try StagedFolder(base.path + "/out")
      try staged.write("x", to: "deep/er/a.txt")
      #expect(!base.contents.isEmpty)
      if discards { staged.discard() }
    }
    try write(true)
    #expect(base.contents.isEmpty)
    try write(false)
    #expect(base.contents.isEmpty)
  }

  @Test("A failure in the middle of the work leaves the earlier output as it was")
  func failure() throws {
    struct Stop: Error {}
    let base = try TemporaryFolder()
    var first = try StagedFolder(base.path + "/out")
    try first.write("old", to: "a.txt")
    try first.commit()
    func fail() throws {
      var staged = try StagedFolder(base.path + "/out")
      try staged.write("new", to: "a.txt")
      throw Stop()
    }
    #expect(throws: Stop.self) { try fail() }
    #expect(base.contents == ["out", "out/a.txt"])
    #expect(base.text("out/a.txt") == "old")
  }

  @Test("A commit that is refused halfway takes back what it had put in place")
  func rollback() throws {
    let base = try TemporaryFolder()
    var first = try StagedFolder(base.path + "/out")
    try first.write("old", to: "a.txt")
    try first.write("x", to: "z.txt/inner.txt")
    try first.commit()
    let before = base.contents
    var second = try StagedFolder(base.path + "/out")
    try second.write("new", to: "a.txt")
    try second.write("new", to: "fresh/b.txt")
    try second.write("new", to: "z.txt")
    let fault = outputFault(of: second)
    #expect(fault?.path == base.path + "/out/z.txt")
    #expect(fault?.message(in: .english).contains("it is a folder") == true)
    #expect(fault?.message(in: .chinese).contains("这是文件夹") == true)
    #expect(base.contents == before)
    #expect(base.text("out/a.txt") == "old")
  }

  private func outputFault(of folder: consuming StagedFolder) -> OutputFault? {
    do throws(OutputFault) {
      try folder.commit()
      return nil
    } catch {
      return error
    }
  }

  @Test("A target that is a file, has no parent or no name is refused by its own name")
  func refused() throws {
    let base = try TemporaryFolder()
    let file = try base.file("taken", [1])
    for target in [file, base.path + "/none/out", "/", base.path + "/.."] {
      let fault = #expect(throws: OutputFault.self) { _ = try StagedFolder(target) }
      #expect(fault?.path == target)
    }
    #expect(base.contents == ["taken"])
  }

  @Test("Another library may write a file of the folder by its path")
  func foreign() throws {
    let base = try TemporaryFolder()
    var staged = try StagedFolder(base.path + "/out")
    let path = try staged.path(of: "book.xlsx")
    try Data([9]).write(to: URL(fileURLWithPath: path))
    try staged.commit()
    #expect(base.contents == ["out", "out/book.xlsx"])
    #expect(base.text("out/book.xlsx") == "\u{9}")
  }

  @Test("The same rows give the same bytes")
  func deterministic() {
    func table() -> [UInt8] {
      var writer = CSVWriter(header: ["a"])
      for row in 0..<100 { writer.append(["\(row),\(row * row)"]) }
      return writer.bytes
    }
    #expect(table() == table())
  }
}
