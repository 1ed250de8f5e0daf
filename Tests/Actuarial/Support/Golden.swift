import FoundationEssentials

@testable import Actuarial

/// Reference outputs kept beside the project, read as tables; tests that need them are skipped
/// when they are missing.
enum Golden {
  static let missing = "the reference outputs under ../shared are not there"

  /// Where the shared folder lies: beside the package.
  static let folder: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(5)
    return parts.joined(separator: "/") + "/shared"
  }()

  static let isPresent = FileManager.default.fileExists(atPath: folder + "/golden/README.md")

  /// The rows of a comma-separated file without its head, each field trimmed.
  static func rows(_ path: String) throws -> [[String]] {
    let data = try Data(contentsOf: URL(filePath: folder + "/" + path))
    let text = String(decoding: data, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.filter { $0 != " " && $0 != "\"" }
      }
    }
  }

  /// A field as a number; not a number where it is none.
  static func number(_ field: String) -> Double { Double(field) ?? .nan }

  /// The triangles of the reference runs by chainladder 0.10.1.
  static let triangleNames = ["raa", "genins", "abc", "mortgage", "usauto", "mw2008"]

  /// One of the reference triangles.
  static func triangle(_ name: String) throws -> ClaimsTriangle {
    let cells = try rows("golden/CL_triangles.csv").filter { $0[0] == name }.map {
      ClaimsTriangle.Cell(
        origin: Int($0[1]) ?? 0, development: Int($0[2]) ?? 0, value: number($0[3]))
    }
    return try ClaimsTriangle(cells: cells, measure: .cumulative)
  }
}
