import Actuarial
public import Quantities
import Reporting
import Scenarios
public import Tables

/// Words and lines of a page about death rates.
enum MortalityPage {
  /// A sex in words; as the file writes it where it is none that is known.
  static func name(_ sex: String) -> LocalizedText {
    SexWord(sex)?.title ?? LocalizedText(verbatim: sex)
  }

  /// Numbers along ages or years, both drawn as years.
  static func series(_ name: LocalizedText, _ places: [Int], _ values: [Double]) -> ChartSeries {
    ChartSeries(name, zip(places, values).map { ChartPoint(Period(year: $0), $1) })
  }
}

extension MortalityFit {
  /// A page with the level and response by age and the index by year.
  var page: ToolPage {
    func chart(
      _ finding: LocalizedText, _ measure: LocalizedText, decimals: Int,
      _ lines: [(name: String, places: [Int], values: [Double])]
    ) -> TimeChart {
      TimeChart(
        heading: ChartHeading(finding: finding, measure: measure),
        unit: ChartUnit(LocalizedText(verbatim: ""), decimals: decimals),
        layers: lines.enumerated().map { index, line in
          .line(
            MortalityPage.series(MortalityPage.name(line.name), line.places, line.values),
            .scenario(index))
        })
    }
    let drifts = summaries.map {
      let drift = NumberText.number($0.drift, decimals: 3, zero: .digits)
      return LocalizedText(
        "\(MortalityPage.name($0.sex).chinese) \(drift)",
        "\(MortalityPage.name($0.sex).english) \(drift)")
    }
    let columns = [
      DataTable.Column(LocalizedText("性别", "sex"), kind: .label),
      DataTable.Column(LocalizedText("年份", "years"), kind: .label),
      DataTable.Column(LocalizedText("年漂移", "drift")),
      DataTable.Column(LocalizedText("步长标准差", "sigma of a step")),
      DataTable.Column(LocalizedText("解释份额", "explained share")),
    ]
    return ToolPage(
      title: LocalizedText("死亡率 Lee–Carter 模型", "Lee–Carter model of death rates"),
      finding: LocalizedText(
        "指数每年平均变动：" + drifts.map(\.chinese).joined(separator: "，"),
        "Mean yearly step of the index: " + drifts.map(\.english).joined(separator: ", ")),
      charts: [
        chart(
          LocalizedText("死亡率总水平逐年变动", "The general level of mortality over the years"),
          LocalizedText("指数 k，按年", "index k by year"), decimals: 2,
          models.map { ($0.sex.name, $0.model.years, $0.model.index) }),
        chart(
          LocalizedText("各年龄的平均水平", "The mean level of each age"),
          LocalizedText("死亡率的对数 a，按年龄", "log death rate a by age"), decimals: 2,
          models.map { ($0.sex.name, $0.model.ages, $0.model.level) }),
        chart(
          LocalizedText("各年龄对指数的反应", "How each age responds to the index"),
          LocalizedText("反应 b，按年龄", "response b by age"), decimals: 4,
          models.map { ($0.sex.name, $0.model.ages, $0.model.response) }),
      ],
      tables: [
        DataTable(
          columns: columns,
          rows: summaries.map { row in
            DataTable.Row(cells: [
              .init(MortalityPage.name(row.sex)), .verbatim("\(row.firstYear)–\(row.lastYear)"),
              .verbatim(NumberText.number(row.drift, decimals: 4, zero: .digits)),
              .verbatim(NumberText.number(row.sigma, decimals: 4, zero: .digits)),
              .verbatim(NumberText.percent(row.explained)),
            ])
          }, notes: [LocalizedText("方法：\(method.rawValue)", "method: \(method.rawValue)")])
      ])
  }

  /// Writes a page with charts; the file appears whole or not at all.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writePage(to path: String, in language: Language) throws(OutputFault) {
    try writeWhole(Array(page.document(in: language).utf8), to: path)
  }
}

extension MortalityForecast {
  /// A page with the life expectancies to come, one chart a sex.
  var page: ToolPage {
    var names: [String] = []
    for row in expectancies where !names.contains(row.sex) { names.append(row.sex) }
    func text(_ value: Double) -> String {
      NumberText.number(value, decimals: 2, zero: .digits)
    }
    let charts = names.map { name in
      let rows = expectancies.filter { $0.sex == name }
      let years = rows.map(\.year)
      let title = MortalityPage.name(name)
      let (first, last) = (rows[0], rows[rows.count - 1])
      let range = MortalityPage.series(title, years, rows.map(\.low)).points
      return TimeChart(
        heading: ChartHeading(
          finding: LocalizedText(
            "\(title.chinese)：\(span.measure.chinese)由 \(first.year) 年的 \(text(first.mean)) "
              + "\(span.unit.chinese)变为 \(last.year) 年的 \(text(last.mean)) \(span.unit.chinese)",
            "\(title.english): \(span.measure.english) goes from \(text(first.mean)) in \(first.year) to "
              + "\(text(last.mean)) in \(last.year)"),
          measure: span.measure),
        unit: ChartUnit(span.unit, decimals: 1),
        layers: [
          .fan(
            ChartFan([
              ChartFan.Band(
                level: 90, lower: range,
                upper: MortalityPage.series(title, years, rows.map(\.high)).points)
            ])),
          .line(MortalityPage.series(title, years, rows.map(\.mean)), .projection),
        ])
    }
    let rows = expectancies.filter { row in
      row.year.isMultiple(of: 5) || row.year == expectancies.first?.year
        || row.year == expectancies.last?.year
    }
    return ToolPage(
      title: LocalizedText("死亡率与平均预期寿命外推", "Death rates and life expectancy projected"),
      finding: basis,
      charts: charts,
      tables: [
        DataTable(
          columns: [
            DataTable.Column(LocalizedText("年份", "year"), kind: .label),
            DataTable.Column(LocalizedText("性别", "sex"), kind: .label),
            DataTable.Column(span.measure),
            DataTable.Column(LocalizedText("90% 区间下限", "low, 90%")),
            DataTable.Column(LocalizedText("90% 区间上限", "high, 90%")),
          ],
          rows: rows.map { row in
            DataTable.Row(cells: [
              .verbatim("\(row.year)"), .init(MortalityPage.name(row.sex)),
              .verbatim(text(row.mean)), .verbatim(text(row.low)), .verbatim(text(row.high)),
            ])
          })
      ])
  }

  /// Writes a page with charts; the file appears whole or not at all.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writePage(to path: String, in language: Language) throws(OutputFault) {
    try writeWhole(Array(page.document(in: language).utf8), to: path)
  }
}
