import Reporting

/// Writes the small county's workbook of records: `SmallCounty [file]`.
///
/// All figures are synthetic, of no real place.
@main
struct SmallCounty {
  static func main() throws {
    let path =
      CommandLine.arguments.dropFirst().first ?? "scenarios/small-county/records.xlsx"
    try workbook.write(to: path)
    print("\(path): \(YearlyFigures.all.reduce(0) { $0 + $1.count }) records")
  }

  private static let fund = "城乡居民基本医疗保险基金"
  private static let heads = [
    "基金", "项目", "组别", "期间", "口径", "数值", "单位", "状态", "范围", "备注", "来源",
  ]

  private static var workbook: Workbook {
    let title = "小县城乡居民医保基金 2019—2025 年年度数 · A small county's residents' fund by year"
    let warning =
      "合成数据，不是任何真实地方的数字。把“数值”一列换成本地决算数即可，其余各列不动。"
      + "Synthetic data of no real place: put your own figures into the column 数值."
    let lead = [title, warning].map {
      Workbook.Sheet.Row(.subtitle, cells: [Workbook.Cell(.text($0))])
    }
    let head = Workbook.Sheet.Row(.head, cells: heads.map { Workbook.Cell.text($0) })
    let widths = [26.0, 30, 14, 9, 9, 14, 12, 8, 8, 20, 34]
    return Workbook(
      title: title, created: Workbook.Day(year: 2026, month: 1, day: 15),
      sheets: [
        Workbook.Sheet(
          name: "年度记录", columns: widths.map { Workbook.Sheet.Column(width: $0) },
          rows: lead + [head] + rows, frozenRows: 3, frozenColumns: 2,
          print: Workbook.Sheet.PrintSetup(repeatedRows: 2..<3))
      ])
  }

  /// A year's figures together, as a clerk takes them from one year's accounts.
  private static var rows: [Workbook.Sheet.Row] {
    YearlyFigures.years.flatMap { year in
      YearlyFigures.all.compactMap { figures in figures.value(of: year).map { (figures, $0) } }
        .map { figures, value in
          let words = [fund, figures.item, figures.group, "\(year)", figures.basis]
          return Workbook.Sheet.Row(
            cells: words.map { Workbook.Cell.text($0) } + [
              Workbook.Cell(.number(value), style: .input), .text(figures.unit),
              .text(figures.standing), .blank, .text(figures.note), .text(figures.source),
            ])
        }
    }
  }
}
