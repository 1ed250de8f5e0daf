import Funds
import Quantities

extension FundChapter {
  /// The part about one fund: where it stands, where it goes, and why.
  func fundSection(charts: ChapterCharts, key: String, in language: Language) -> ReportSection {
    var parts: [ReportSection] = []
    func add(_ id: String, _ title: LocalizedText, _ pieces: [HTML?]) {
      let content = pieces.compactMap { $0 }.filter { !$0.markup.isEmpty }
      guard !content.isEmpty else { return }
      parts.append(ReportSection(id: "\(id)-\(key)", title: title) { HTML(content) })
    }
    func figures(_ named: [ChapterCharts.Named]) -> [HTML?] {
      named.map { $0.chart.figure(in: language) }
    }
    add(
      "progress", FundText.progress,
      figures(charts.progress) + [progressTable()?.html(in: language)])
    add(
      "enrolment", EnrolmentText.title,
      [charts.enrolment?.figure(in: language), enrolmentTable()?.html(in: language)])
    add("use", EnrolmentText.useTitle, [useTable()?.html(in: language)])
    add("balances", FundText.balances, [balanceTable().html(in: language)])
    add("total-budget", FundText.totalBudget, [totalBudgetTable()?.html(in: language)])
    add("outlook", FundText.outlook, figures(charts.fans))
    add(
      "views", FundText.views,
      figures(charts.secondViews) + [secondViewTable()?.html(in: language)])
    add("causes", FundText.causes, [charts.growth?.figure(in: language)])
    add(
      "risk", FundText.risk,
      [charts.deficit?.figure(in: language), answersTable().html(in: language)])
    add("adequacy", FundText.adequacy, [adequacyTable().html(in: language)])
    return ReportSection(id: "fund-\(key)", title: model.title, sections: parts)
  }
}
