import Foundation
import FundCast
import Quantities
import Testing

@Suite("An archive of runs")
struct RunArchiveTests {
  private static func makeRun(into folder: URL) async throws {
    let outcome = try await FundCast.run(
      RunRequest(
        scenarios: [Project.path("scenarios/example-county/baseline.yaml")], paths: 0))
    let day = try #require(ReportDay("2026-02-01"))
    _ = try outcome.write(to: folder.path, language: .chinese, preparedOn: day)
  }

  @Test("a run notes what it read and wrote, and the figures that are printed")
  func record() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try await Self.makeRun(into: folder)
    let record = try RunRecord.read(folder.path)
    #expect(record.madeOn == "2026-02-01" && record.closedThrough == Period("2025-09"))
    #expect(record.funds.map(\.name) == ["resident", "employee"])
    #expect(record.inputs.contains { $0.path.hasSuffix("data/resident.csv") })
    let files = Set(try Project.contents(of: folder).keys)
    #expect(Set(record.results.map(\.path)) == files.subtracting([RunRecord.fileName]))
    let fund = try #require(record.funds.first)
    let adequacy = try String(
      contentsOf: folder.appendingPathComponent("adequacy.csv"), encoding: .utf8)
    let closing = try #require(fund.closing)
    let year = try #require(
      adequacy.split(separator: "\n").first { $0.contains(",\(fund.budgetYear)") })
    #expect(year.contains(",\(closing),"), "\(year)")
  }

  @Test("results that were altered or removed are found; changed inputs are only said")
  func verification() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appendingPathComponent("2025-09")
    try await Self.makeRun(into: place)
    let sound = RunVerification(try ArchivedRun(place.path))
    #expect(sound.isIntact && sound.changedInputs.isEmpty && sound.missingInputs.isEmpty)
    #expect(sound.lines(in: .chinese).count == 1)
    let years = place.appendingPathComponent("years.csv")
    var bytes = try Data(contentsOf: years)
    bytes[bytes.count - 2] ^= 1
    try bytes.write(to: years)
    try FileManager.default.removeItem(at: place.appendingPathComponent("use.csv"))
    let archive = try RunArchive.read(folder.path)
    let found = RunVerification(try #require(archive.runs.first))
    #expect(!found.isIntact && found.altered == ["years.csv"] && found.missing == ["use.csv"])
    #expect(found.lines(in: .english).contains("  altered: years.csv"))
  }

  @Test("a notebook holds a run's tables, and none that was altered or removed since")
  func notebook() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try await Self.makeRun(into: folder)
    let out = folder.appendingPathComponent("review.ipynb")
    try ArchivedRun(folder.path).reviewNotebook().write(to: out.path)
    let text = try String(contentsOf: out, encoding: .utf8)
    let noted = try RunRecord.read(folder.path).results.first { $0.path == "measures.csv" }
    #expect(text.contains(try #require(noted).hash.replacing("sha256:", with: "")))
    try Data("altered".utf8).write(to: folder.appendingPathComponent("years.csv"))
    try FileManager.default.removeItem(at: folder.appendingPathComponent("measures.csv"))
    let fault = try #require(throws: InputFault.self) {
      try ArchivedRun(folder.path).reviewNotebook()
    }
    let files = fault.diagnostics.map { $0.place.file.split(separator: "/").last }
    #expect(files == ["measures.csv", "years.csv"])
  }

  @Test("runs are in the order of their months, and links and foreign folders are none")
  func order() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = folder.appendingPathComponent("2025-09")
    try await Self.makeRun(into: first)
    let files = FileManager.default
    for name in ["2025-09-10", "2025-09-2", ".running"] {
      try files.copyItem(at: first, to: folder.appendingPathComponent(name))
    }
    try files.createDirectory(
      at: folder.appendingPathComponent("letters"), withIntermediateDirectories: false)
    try files.createSymbolicLink(
      atPath: folder.appendingPathComponent("latest").path, withDestinationPath: "2025-09")
    let names = try RunArchive.read(folder.path).runs.map(\.name)
    #expect(names == ["2025-09", "2025-09-2", "2025-09-10"])
  }

  @Test("a damaged record is named and hides no other run; no folder at all is refused")
  func damaged() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = folder.appendingPathComponent("2025-09")
    try await Self.makeRun(into: first)
    let second = folder.appendingPathComponent("2025-10")
    try FileManager.default.copyItem(at: first, to: second)
    try Data("{}".utf8).write(to: second.appendingPathComponent(RunRecord.fileName))
    let archive = try RunArchive.read(folder.path)
    #expect(archive.runs.map(\.name) == ["2025-09"])
    #expect(archive.faults.map(\.code) == ["damaged-run"])
    #expect(archive.faults.first?.place.file.contains("2025-10") ?? false)
    #expect(throws: InputFault.self) { try RunArchive.read(folder.path + "/nowhere") }
  }
}
