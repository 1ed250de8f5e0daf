import Foundation
import Quantities
import Tables
import Testing

@testable import FundCast

@Suite("The monthly run")
struct RunMonthTests {
  /// A copy of the example county with few paths, a plan beside it, and where the runs are kept.
  private struct Office {
    let folder: URL

    init() throws {
      folder = try Project.temporaryFolder()
      try FileManager.default.copyItem(
        atPath: Project.path("scenarios/example-county"),
        toPath: folder.appendingPathComponent("county").path)
      try change("paths: 10000", to: "paths: 20")
      try """
      fundcast-monthly: 1
      scenarios: [county/baseline.yaml]
      archive: archive
      language: en

      """.write(
        to: folder.appendingPathComponent("plan.yaml"), atomically: true, encoding: .utf8)
    }

    var archive: URL { folder.appendingPathComponent("archive") }

    /// Changes the baseline's words.
    func change(_ words: String, to others: String) throws {
      let baseline = folder.appendingPathComponent("county/baseline.yaml")
      let text = try String(contentsOf: baseline, encoding: .utf8)
      try #require(text.contains(words))
      try text.replacing(words, with: others).write(
        to: baseline, atomically: true, encoding: .utf8)
    }

    func run(on day: String = "2026-02-01") async throws -> MonthlyOutcome {
      try await runMonth(
        MonthlyRequest(
          plan: folder.appendingPathComponent("plan.yaml").path, models: Project.path("models"),
          language: .chinese, preparedOn: try #require(ReportDay(day))))
    }

    /// The names in the archive that are not hidden.
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: archive.path).filter {
        !$0.hasPrefix(".")
      }.sorted()
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
  }

  @Test("a second run of the month from the same inputs writes nothing and says so")
  func unchanged() async throws {
    let office = try Office()
    defer { office.remove() }
    let first = try await office.run()
    #expect(first.occasion == .first && first.run.name == "2025-09" && first.earlier == nil)
    let before = try Project.contents(of: office.archive.appendingPathComponent("2025-09"))
    let second = try await office.run(on: "2026-02-09")
    #expect(second.occasion == .unchanged && second.run == first.run)
    #expect(try office.names() == ["2025-09", "latest"])
    #expect(try Project.contents(of: office.archive.appendingPathComponent("2025-09")) == before)
    #expect(second.lines()[0].contains("done on 2026-02-01"))
  }

  @Test("a changed record is run beside, what changed is named, and latest leads to it")
  func changedRecord() async throws {
    let office = try Office()
    defer { office.remove() }
    let first = try await office.run()
    let records = office.folder.appendingPathComponent("county/data/resident.csv")
    let text = try String(contentsOf: records, encoding: .utf8)
    try (text + "# seen again\n").write(to: records, atomically: true, encoding: .utf8)
    let second = try await office.run()
    #expect(second.occasion == .again(after: first.run) && second.run.name == "2025-09-2")
    #expect(second.lines()[0].contains("county/data/resident.csv"))
    #expect(try office.names() == ["2025-09", "2025-09-2", "latest"])
    let link = office.archive.appendingPathComponent("latest").path
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "2025-09-2")
  }

  @Test("the next month is held against the newest run of the month before")
  func nextMonth() async throws {
    let office = try Office()
    defer { office.remove() }
    try office.change("closed-through: 2025-09", to: "closed-through: 2025-08")
    let august = try await office.run()
    try office.change("closed-through: 2025-08", to: "closed-through: 2025-09")
    let september = try await office.run()
    #expect(september.occasion == .first && september.earlier == august.run)
    #expect(september.run.record.since == august.run.folder)
    #expect(september.lines().contains { $0.contains("since 2025-08") })
    let files = try Project.contents(of: office.archive.appendingPathComponent("2025-09"))
    #expect(files.keys.contains("since-years.csv"))
    // A month that is run again later stays behind the newest.
    try office.change("closed-through: 2025-09", to: "closed-through: 2025-08")
    try office.change("seed: 20251001", to: "seed: 7")
    let again = try await office.run()
    #expect(again.run.name == "2025-08-2")
    let link = office.archive.appendingPathComponent("latest").path
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "2025-09")
  }

  @Test("a run whose results were altered is made again beside")
  func altered() async throws {
    let office = try Office()
    defer { office.remove() }
    let first = try await office.run()
    try Data("other".utf8).write(
      to: office.archive.appendingPathComponent("2025-09/years.csv"))
    let second = try await office.run()
    #expect(second.occasion == .again(after: first.run) && second.run.name == "2025-09-2")
    #expect(RunVerification(second.run).isIntact)
  }

  @Test("while one run has the archive, another is refused and changes nothing")
  func locked() async throws {
    let office = try Office()
    defer { office.remove() }
    try RunArchive.begin(office.archive.path)
    let lock = try ArchiveLock(office.archive.path)
    await #expect {
      try await office.run()
    } throws: { error in
      guard case .output(let fault) = error as? MonthlyFault else { return false }
      return fault.message(in: .chinese).contains("另一个运行")
    }
    #expect(try office.names().isEmpty)
    lock.release()
    #expect(try await office.run().occasion == .first)
  }

  @Test("a faulty scenario leaves no archive behind")
  func faulty() async throws {
    let office = try Office()
    defer { office.remove() }
    try office.change("closed-through: 2025-09", to: "closed-trough: 2025-09")
    await #expect {
      try await office.run()
    } throws: { error in
      guard case .input(let fault) = error as? MonthlyFault else { return false }
      return fault.diagnostics.contains { $0.code == "unknown-key" }
    }
    #expect(!FileManager.default.fileExists(atPath: office.archive.path))
  }

  @Test("what a run left that was broken off is no run, and the next one clears it away")
  func brokenOff() async throws {
    let office = try Office()
    defer { office.remove() }
    let left = office.archive.appendingPathComponent(".running")
    try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: left.appendingPathComponent("report.html"))
    #expect(try await office.run().run.name == "2025-09")
    #expect(!FileManager.default.fileExists(atPath: left.path))
  }
}
