import Quantities
import Testing

@testable import Reporting

@Suite("Tables of figures")
struct DataTableTests {
  private let table = DataTable(
    caption: LocalizedText("表", "Table"),
    columns: [
      DataTable.Column(LocalizedText("项目", "Item"), kind: .label),
      DataTable.Column(
        LocalizedText("实际", "Actual"), unit: LocalizedText("万元", "10,000 yuan"),
        group: LocalizedText("执行", "Execution")),
      DataTable.Column(
        LocalizedText("预测", "Forecast"), group: LocalizedText("执行", "Execution"),
        isEstimate: true),
    ],
    rows: [
      DataTable.Row(
        indent: 1,
        cells: [
          .verbatim("a<b"), .figure(PrintedFigure(count: 0, decimals: 0)),
          .figure(PrintedFigure(count: 1234, decimals: 0)),
        ]),
      DataTable.Row(.total, cells: [.verbatim("total"), .figure(nil), .blank]),
    ])

  @Test("Heads carry units, spans and scopes; figures their marks")
  func markup() {
    let text = table.html(in: .english).markup
    #expect(text.contains("<th class=\"group\" scope=\"colgroup\" colspan=\"2\">Execution</th>"))
    #expect(text.contains("<span class=\"unit\">10,000 yuan</span>"))
    #expect(text.contains("rowspan=\"2\""))
    #expect(text.contains("<th class=\"label indent-1\" scope=\"row\">a&lt;b</th>"))
    #expect(text.contains("<td class=\"figure\">–</td>"))
    #expect(text.contains("<td class=\"figure estimate\">1,234</td>"))
    #expect(text.contains("<td class=\"figure\">×</td>"))
    #expect(text.contains("<tr class=\"total\">"))
  }
}
