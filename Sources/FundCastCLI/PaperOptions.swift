import ArgumentParser
import FundCast
import Quantities
import Reporting
import Tables

/// Options of the commands that write a paper for a meeting.
struct PaperOptions: ParsableArguments {
  @Option(
    help: "写出的文件，.xlsx 工作簿或 .html 页面，可写多次。Files to write, .xlsx or .html; may be repeated.")
  var out: [String] = []

  @Option(help: "模拟路径数，替代方案中的设置。Paths to simulate.")
  var paths: Int?

  @Option(help: "随机数种子，替代方案中的设置。The seed.")
  var seed: UInt64?

  @Option(
    help: "报告日期，如 2026-01-15；缺省为今天。The report's date; today unless given.",
    transform: ReportDay.option)
  var date: ReportDay?

  func validate() throws {
    if let paths, !(0...1_000_000).contains(paths) {
      throw ValidationError("--paths: 0–1000000")
    }
    for path in out where ![".xlsx", ".html"].contains(where: path.lowercased().hasSuffix) {
      throw ValidationError(
        "--out", found: path,
        expected: LocalizedText(
          "以 .xlsx（工作簿）或 .html（页面）结尾的文件名", "a name that ends in .xlsx, a workbook, or .html, a page"
        ))
    }
  }

  /// Refuses to write over what is read, or two files as one.
  func refuseClash(reading scenarios: [String]) throws {
    try NamedFile.refuseClash(
      writing: out.map { NamedFile("--out", $0) },
      reading: scenarios.map { NamedFile("<scenario>", $0) })
  }

  /// Writes the paper and says what it comes to.
  ///
  /// - Parameter nothing: what is said where the scenarios give no such paper.
  func finish(
    _ paper: MeetingPaper, _ outcome: RunOutcome, _ options: CommonOptions, nothing: LocalizedText
  ) throws {
    let language = options.language
    let entries = outcome.entries(of: paper)
    guard !entries.isEmpty else {
      StandardError.write(nothing(language))
      throw Leave.input
    }
    try options.finish(outcome) { (outcome) throws(OutputFault) in
      if !out.isEmpty {
        try outcome.write(paper, to: out, language: language, preparedOn: date ?? .today())
      }
      return out
    } notes: { outcome in
      outcome.hints
    } machine: { _, files in
      JSONText.encode(
        Summary(
          files: files,
          entries: entries.map { entry in
            .init(title: entry.title(language), sentences: entry.sentences.map { $0(language) })
          }))
    } people: { _ in
      for entry in entries {
        print(entry.title(language))
        for sentence in entry.sentences { print("  " + sentence(language)) }
      }
    }
    if outcome.hasRedWarning { throw Leave.redWarning }
  }

  private struct Summary: Encodable {
    struct Entry: Encodable {
      let title: String
      let sentences: [String]
    }

    let files: [String]
    let entries: [Entry]
  }
}
