import Quantities
import Reporting

/// The page of an analyst's tool: title and finding, charts, tables.
struct ToolPage {
  let title: LocalizedText
  let finding: LocalizedText
  let charts: [any Chart]
  let tables: [DataTable]

  /// The whole document.
  func document(in language: Language) -> String {
    ReportPage(
      title: title, summary: finding, runningHead: title,
      runningFoot: LocalizedText(verbatim: "FundCast \(FundCastVersion.current)"),
      sections: [
        ReportSection(id: "top", title: title, showsTitle: false) {
          TitleBlock(title: title, subtitle: finding).html(in: language)
        },
        ReportSection(id: "charts", title: LocalizedText("图", "Charts")) {
          charts.map { $0.figure(in: language) }
        },
        ReportSection(id: "table", title: LocalizedText("表", "Tables")) {
          tables.map { $0.html(in: language) }
        },
      ]
    ).document(in: language)
  }
}
