import Foundation
import Quantities
import Testing

@testable import Tables

/// A folder of a test's own, removed when it goes out of use.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/fundcast-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The names of all files and folders inside, hidden ones too, in order.
  var contents: [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: path).sorted()) ?? []
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

/// The findings that a reading throws.
func findings(_ body: () throws(InputFault) -> Void) -> [Diagnostic] {
  do throws(InputFault) {
    try body()
    return []
  } catch {
    return error.diagnostics
  }
}

/// What is wrong with a text read as a table: `code line:column`, in order.
func tableFaults(_ text: String) -> [String] {
  findings { () throws(InputFault) in _ = try Table(path: "a.csv", text: text) }.map(summary)
}

/// `code line:column`.
func summary(_ finding: Diagnostic) -> String {
  let place = [finding.place.line, finding.place.column].compactMap { $0.map(String.init) }
  return ([finding.code] + (place.isEmpty ? [] : [place.joined(separator: ":")]))
    .joined(separator: " ")
}

/// Both wordings of a finding are there and differ from one another.
func expectBilingual(_ finding: Diagnostic, sourceLocation: SourceLocation = #_sourceLocation) {
  let (chinese, english) = (finding.message(in: .chinese), finding.message(in: .english))
  #expect(chinese != english, sourceLocation: sourceLocation)
  #expect(
    chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) },
    sourceLocation: sourceLocation)
}
