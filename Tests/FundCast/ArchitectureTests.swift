import Foundation
import Testing

@Suite("The architecture page")
struct ArchitectureTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The files below a folder, as paths from it.
  private static func files(below folder: URL) -> [String] {
    let prefix = folder.path + "/"
    let all = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    var paths: [String] = []
    while let url = all?.nextObject() as? URL {
      let isFile = (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
      if isFile { paths.append(String(url.path.dropFirst(prefix.count))) }
    }
    return paths.sorted()
  }

  @Test("lists every source file, each once, and no other")
  func everyFile() throws {
    let page = try String(
      contentsOf: Self.root.appendingPathComponent("ARCHITECTURE.md"), encoding: .utf8)
    let tree = try #require(page.components(separatedBy: "<!-- tree -->").last)
    var room = ""
    var listed: [String] = []
    for line in tree.split(separator: "\n") {
      if line.hasPrefix("### ") { room = String(line.dropFirst(4)) }
      guard line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "`")
      listed.append(room + "/" + cells[1])
    }
    let actual = Self.files(below: Self.root.appendingPathComponent("Sources"))
    let different = Set(listed).symmetricDifference(actual).sorted()
    #expect(different.isEmpty, "make architecture writes the list again")
    #expect(listed.count == actual.count)
  }

  /// The rooms below each room, nearest first.
  private static let below: [String: Set<String>] = [
    "Quantities": [],
    "LinearAlgebra": ["COpenBLAS"],
    "Statistics": ["LinearAlgebra"],
    "Forecasting": ["Quantities", "LinearAlgebra", "Statistics"],
    "Actuarial": ["LinearAlgebra", "Statistics"],
    "Funds": ["Quantities", "Statistics", "Forecasting", "Actuarial"],
    "Tables": ["Quantities"],
    "Scenarios": ["Quantities", "Tables", "Statistics", "Actuarial", "Funds", "Forecasting"],
    "Budgeting": ["Quantities", "Funds", "Scenarios", "Forecasting"],
    "Reporting": [
      "Quantities", "Tables", "Forecasting", "Funds", "Scenarios", "Budgeting", "CXLSXWriter",
    ],
    "FundCast": [
      "Quantities", "LinearAlgebra", "Statistics", "Tables", "Forecasting", "Actuarial", "Funds",
      "Scenarios", "Budgeting", "Reporting", "CCrypto",
    ],
    "FundCastCLI": [
      "FundCast", "Quantities", "Actuarial", "Forecasting", "Scenarios", "Tables", "Budgeting",
      "Reporting",
    ],
  ]

  @Test("rooms import only what lies below them", arguments: below.keys.sorted())
  func importsRunDownward(room: String) throws {
    let rooms = Set(Self.below.keys).union(["COpenBLAS", "CXLSXWriter", "CCrypto"])
    let folder = Self.root.appendingPathComponent("Sources/" + room)
    for file in Self.files(below: folder) where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count else {
          continue
        }
        let name = String(words[place + 1])
        guard rooms.contains(name) else { continue }
        #expect(Self.below[room]?.contains(name) ?? false, "\(room)/\(file) imports \(name)")
      }
    }
  }
}
