public import Quantities
import Reporting
public import Tables

extension Comparison {
  /// Writes the differences of all scenarios as one table, a row a fund, scenario, year and cause.
  ///
  /// A name that ends in `.xlsx` asks for a workbook, any other for CSV. The figures are those of the
  /// terminal: each column adds up.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(to path: String, in language: Language) throws(OutputFault) {
    try writeTables([(path, table(in: language))])
  }

  /// The differences as a table.
  func table(in language: Language) -> WrittenTable {
    func head(_ chinese: String, _ english: String) -> String {
      LocalizedText(chinese, english)(language)
    }
    let isInYuan = entries.allSatisfy { $0.unit.symbol.contains("元") }
    var table = WrittenTable(
      head("方案比较", "comparison"),
      columns: [
        .text(head("基金", "fund")), .text(head("方案", "scenario")), .text(head("年度", "year")),
        .text(head("原因", "cause")), .number(head("收入", "income")),
        .number(head("支出", "expenditure")), .number(head("当年结余", "result")),
        .number(head("年末结余", "closing")), .text(head("单位", "unit")),
        .number(head(isInYuan ? "每人结余（元）" : "每人结余", "result_a_head")),
        .number(head("可支付月数", "payable_months")),
      ], hasByteOrderMark: true)
    func plain(_ figure: PrintedFigure?) -> String {
      figure.map { NumberText.plain($0.value, decimals: $0.decimals) } ?? ""
    }
    for entry in entries {
      for row in entry.rows {
        table.append(
          [
            entry.fund(language), entry.scenario(language), "\(row.year)",
            (row.cause ?? Entry.total)(language),
          ] + [row.income, row.expenditure, row.result, row.closing].map(plain)
            + [entry.unit.description, plain(row.perPerson), plain(row.payableMonths)])
      }
    }
    return table
  }
}
