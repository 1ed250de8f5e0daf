public import Quantities
public import Reporting
public import Tables

extension RunOutcome {
  /// What a paper comes to; see ``Reporting/MeetingReport/entries(of:)``.
  public func entries(of paper: MeetingPaper) -> [PaperEntry] {
    report(in: .chinese, preparedOn: .today()).entries(of: paper)
  }

  /// Writes a paper into files, all of them or none: a workbook where a name ends in `.xlsx`, else a
  /// page.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(
    _ paper: MeetingPaper, to paths: [String], language: Language, preparedOn: ReportDay
  ) throws(OutputFault) {
    let report = report(in: language, preparedOn: preparedOn)
    var files: [(path: String, bytes: [UInt8])] = []
    for path in paths {
      files.append(
        (
          path,
          path.lowercased().hasSuffix(".xlsx")
            ? try workbookBytes(for: path) { (place) throws(WorkbookError) in
              try report.writeWorkbook(of: paper, to: place)
            } : Array(report.page(of: paper).utf8)
        ))
    }
    try writeTogether(files)
  }

  private func report(in language: Language, preparedOn: ReportDay) -> MeetingReport {
    MeetingReport(
      chapters: chapters, language: language, preparedOn: preparedOn.day, manifest: manifest)
  }
}
