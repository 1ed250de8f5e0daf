import ArgumentParser
import FundCast
import Quantities

/// `fundcast archive`: earlier runs, each in its folder.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "查看和核对历次运行。Earlier runs: list, show, diff, verify.",
    subcommands: [
      ArchiveListCommand.self, ArchiveShowCommand.self, ArchiveDiffCommand.self,
      ArchiveVerifyCommand.self,
    ])
}

/// `fundcast archive list`: one line a run.
struct ArchiveListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "每次运行一行，最近的在最后。One line a run, the newest last.")

  @Argument(help: "放着历次运行结果的目录。The folder that holds the folders of runs.")
  var folder: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let language = options.language
    let archive: RunArchive
    do {
      archive = try RunArchive.read(folder)
    } catch {
      throw options.fail(error)
    }
    if options.json {
      print(
        JSONText.encode(
          Listing(
            runs: archive.runs.map { Listing.Run(folder: $0.folder, record: $0.record) },
            findings: JSONText.list(archive.faults, language: language))))
    } else {
      var columns = TextColumns()
      for run in archive.runs {
        let closed = run.record.closedThrough.map { "\($0)" } ?? ""
        columns.append([
          run.name, LocalizedText("截至 \(closed)", "closed through \(closed)")(language),
          run.record.madeOn, run.record.warningSummary(language),
          run.record.title(language) + LocalizedText("：", ": ")(language)
            + run.record.funds.map { $0.headline(language) }.joined(
              separator: LocalizedText("；", "; ")(language)),
        ])
      }
      for line in columns.lines() { print(line) }
      if archive.runs.isEmpty, !options.quiet {
        print(
          LocalizedText(
            "\(folder) 里没有已完成的运行", "no finished run lies in \(folder)")(language))
      }
      StandardError.write(archive.faults, in: language)
    }
    if !archive.faults.isEmpty { throw Leave.input }
  }

  private struct Listing: Encodable {
    struct Run: Encodable {
      let folder: String
      let record: RunRecord
    }

    let runs: [Run]
    let findings: [JSONText.Finding]
  }
}

/// `fundcast archive show`: what a run was made from and by.
struct ArchiveShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "一次运行的输入、种子、程序版本和结果。What a run was made from and by, and what it says.")

  @Argument(help: ArgumentHelp("一次运行的结果目录。A run's folder.", valueName: "run"))
  var folder: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let found: ArchivedRun
    do {
      found = try ArchivedRun(folder)
    } catch {
      throw options.fail(error)
    }
    if options.json {
      print(JSONText.encode(found.record))
    } else {
      for line in found.record.lines(in: options.language) { print(line) }
    }
  }
}

/// `fundcast archive verify`: whether results are as they were written.
struct ArchiveVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "核对结果文件是否被改动。Say which results were altered or are missing.",
    discussion: """
      结果被改动或缺失时退出码为 2；输入文件后来有变化（补充下月记录等）只作说明。Exit code 2 where results were \
      altered or are missing; inputs that changed since, as by next month's records, are only said.
      """)

  @Argument(help: "放着历次运行结果的目录，或一次运行的目录。The folder of runs, or one run's.")
  var folder: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let archive: RunArchive
    do {
      archive = try RunArchive.read(folder)
    } catch {
      throw options.fail(error)
    }
    let found = archive.runs.map { RunVerification($0) }
    let language = options.language
    if options.json {
      print(
        JSONText.encode(
          Summary(
            runs: found.map { Summary.Run($0) },
            findings: JSONText.list(archive.faults, language: language))))
    } else {
      for one in found where !options.quiet || !one.isIntact {
        for line in one.lines(in: language) { print(line) }
      }
      if found.isEmpty, archive.faults.isEmpty {
        print(
          LocalizedText(
            "\(folder) 里没有已完成的运行", "no finished run lies in \(folder)")(language))
      }
      StandardError.write(archive.faults, in: language)
    }
    if !archive.faults.isEmpty || found.contains(where: { !$0.isIntact }) { throw Leave.input }
  }

  private struct Summary: Encodable {
    struct Run: Encodable {
      let folder: String
      let isIntact: Bool
      let altered: [String]
      let missing: [String]
      let changedInputs: [String]
      let missingInputs: [String]

      init(_ found: RunVerification) {
        folder = found.run.folder
        isIntact = found.isIntact
        altered = found.altered
        missing = found.missing
        changedInputs = found.changedInputs
        missingInputs = found.missingInputs
      }
    }

    let runs: [Run]
    let findings: [JSONText.Finding]
  }
}
