internal import Budgeting
internal import Funds
public import Quantities
internal import Scenarios

/// The report to a budget meeting: page, workbook and tidy tables of the same figures.
public struct MeetingReport: Sendable {
  /// One chapter for each fund, in the order they are printed; at least one.
  public let chapters: [FundChapter]
  /// The language that page, workbook and tables are written in.
  public let language: Language

  /// The day the report was prepared.
  public let preparedOn: Workbook.Day
  /// What the report was made from and by.
  public let manifest: Manifest

  /// The report that this one is held against, where one was given.
  let earlier: EarlierReport?

  /// The charts of each chapter, in order.
  let charts: [ChapterCharts]

  /// A name for each chapter that no other has, for files, links and sheets.
  let keys: [String]

  /// Makes a report.
  ///
  /// - Parameter earlier: the last report, to say what changed since.
  /// - Precondition: there is at least one chapter.
  public init(
    chapters: [FundChapter], language: Language, preparedOn: Workbook.Day, manifest: Manifest,
    since earlier: EarlierReport? = nil
  ) {
    precondition(!chapters.isEmpty, "A report needs at least one fund.")
    self.chapters = chapters
    self.language = language
    self.preparedOn = preparedOn
    self.manifest = manifest
    self.earlier = earlier
    charts = chapters.map(ChapterCharts.init)
    var seen: [String: Int] = [:]
    keys = chapters.map { chapter in
      let name = chapter.model.name
      seen[name, default: 0] += 1
      let count = seen[name] ?? 1
      return count == 1 ? name : "\(name)-\(count)"
    }
  }

  /// What is printed on every page, where a scenario asks for it.
  var notice: LocalizedText? {
    chapters.compactMap(\.baseline.fundCase.scenario.notice).first
  }

  var title: LocalizedText {
    let funds = chapters.map(\.shortName)
    let year = chapters[0].budgetYear
    let names = chapters.count == 1 ? chapters[0].model.title : funds.joined("、", ", ")
    return LocalizedText(
      "\(names.chinese) \(year) 年预算会议报告",
      "\(names.english): report to the budget meeting for \(year)")
  }

  /// The whole page as one self-contained file.
  public func page() -> String {
    page(
      titled: title, summary: chapters.map(\.review.verdict.sentence).joined(),
      sections: sections(), contentsAfter: chapters.count - 1)
  }

  /// A page of sections with the report's running head and foot.
  func page(
    titled title: LocalizedText, summary: LocalizedText, sections: [ReportSection],
    contentsAfter: Int? = nil
  ) -> String {
    let head = chapters.map(\.shortName).joined("、", ", ")
    let day = DateText.day(preparedOn)
    let origin = [day, LocalizedText(verbatim: "FundCast \(manifest.version)")].joined(" · ", " · ")
    let foot = [origin, notice.map { RunningFoot.shortened($0, behind: origin) } ?? .empty]
      .filter { !$0.isEmpty }.joined(" · ", " · ")
    return ReportPage(
      title: title, summary: summary, runningHead: head, runningFoot: foot, sections: sections,
      contentsAfter: contentsAfter
    ).document(in: language)
  }

  /// The parts in the report's order; those without content are left out.
  private func sections() -> [ReportSection] {
    var sections: [ReportSection] = []
    for index in chapters.indices {
      sections.append(
        chapters[index].firstPage(
          report: self, charts: charts[index], isFirst: true, key: keys[index]))
    }
    for index in chapters.indices {
      sections.append(
        chapters[index].fundSection(charts: charts[index], key: keys[index], in: language))
    }
    sections += [scenarioSection()].compactMap { $0 }
    sections += budgetSections()
    sections += [worksheetSection()].compactMap { $0 }
    sections += [warningSection(), assumptionSection(), effectSection(), reviewSection()]
      .compactMap { $0 }
    sections += [hindcastSection(), sinceSection()].compactMap { $0 }
    return sections + [methodSection(), signatureSection()]
  }

  /// A part with a section for each fund that has something to say; with one fund, without them.
  func part(
    _ id: String, _ title: LocalizedText, layout: ReportSection.Layout = .portrait,
    content: (Int) -> HTML?
  ) -> ReportSection? {
    let parts = chapters.indices.compactMap { index in content(index).map { (index, $0) } }
    guard !parts.isEmpty else { return nil }
    if chapters.count == 1 {
      return ReportSection(id: id, title: title, layout: layout) { parts[0].1 }
    }
    return ReportSection(
      id: id, title: title, layout: layout,
      sections: parts.map { index, html in
        ReportSection(id: "\(id)-\(keys[index])", title: chapters[index].shortName) { html }
      })
  }
}
