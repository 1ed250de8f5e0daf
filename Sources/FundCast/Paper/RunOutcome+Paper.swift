public import Quantities
public import Reporting
public import Tables

extension RunOutcome {
  /// What a paper comes to; see ``Reporting/MeetingReport/entries(of:)``.
  public func entries(of paper: MeetingPaper) -> [PaperEntry] {
    report(of: paper, in: .chinese, preparedOn: .today())?.entries(of: paper) ?? []
  }

  /// Writes a paper into files, all of them or none: a workbook where a name ends in `.xlsx`, else a
  /// page. Without entries there is nothing to write.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(
    _ paper: MeetingPaper, to paths: [String], language: Language, preparedOn: ReportDay
  ) throws(OutputFault) {
    guard let report = report(of: paper, in: language, preparedOn: preparedOn) else { return }
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

  /// The report of the funds that a paper is about: those that a measure touches, or all; `nil` where
  /// there are none.
  private func report(of paper: MeetingPaper, in language: Language, preparedOn: ReportDay)
    -> MeetingReport?
  {
    let concerned = chapters.filter { paper == .budget || !$0.variantVerdicts.isEmpty }
    guard !concerned.isEmpty else { return nil }
    return MeetingReport(
      chapters: concerned, language: language, preparedOn: preparedOn.day, manifest: manifest)
  }
}
