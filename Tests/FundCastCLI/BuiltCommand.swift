import Foundation
import Testing

/// The `fundcast` command as it was built beside the tests, run as a process of its own.
enum BuiltCommand {
  /// What a run left behind.
  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  /// The command, which the build lays beside the tests.
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("fundcast")

  /// Runs it.
  ///
  /// - Parameters:
  ///   - folder: the current folder of the process.
  ///   - isAlone: whether it is held to one processor and so to one thread at a time.
  static func run(_ arguments: [String], in folder: URL, isAlone: Bool = false) throws -> Outcome {
    let process = Process()
    if isAlone {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/taskset")
      process.arguments = ["-c", try firstProcessor(), path.path] + arguments
    } else {
      process.executableURL = path
      process.arguments = arguments
    }
    process.currentDirectoryURL = folder
    // Files take any amount, while a pipe that nobody reads fills up.
    let places = ["output", "errors"].map {
      folder.appendingPathComponent(".\($0)-\(UUID().uuidString)")
    }
    for place in places { try Data().write(to: place) }
    process.standardOutput = try FileHandle(forWritingTo: places[0])
    process.standardError = try FileHandle(forWritingTo: places[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let texts = try places.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    for place in places { try FileManager.default.removeItem(at: place) }
    return Outcome(code: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  /// The first processor that this process may use.
  private static func firstProcessor() throws -> String {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(
      status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") })
    return String(line.drop { !$0.isNumber }.prefix { $0.isNumber })
  }

  /// Does a piece of work in a new folder with a file of three series, one of them short.
  static func withFolder<Result>(_ work: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var text = "series,period,value\n"
    for month in 0..<60 {
      let written = "\(2019 + month / 12)-\(month % 12 + 1)"
      text += "a,\(written),\(100 + month + (month * 7) % 12)\n"
      text += "b,\(written),\(300 + 2 * month + (month * 5) % 12)\n"
    }
    try text.write(
      to: folder.appendingPathComponent("series.csv"), atomically: true, encoding: .utf8)
    try (text + "c,2023-13,1\n").write(
      to: folder.appendingPathComponent("faulty.csv"), atomically: true, encoding: .utf8)
    try "series,parent\na,all\nb,all\n".write(
      to: folder.appendingPathComponent("groups.csv"), atomically: true, encoding: .utf8)
    return try work(folder)
  }

  /// A path inside the project.
  static func project(_ path: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(path).path
  }
}
