import Quantities
import Testing

@testable import Reporting

@Suite("Charts")
struct ChartTests {
  private static let heading = ChartHeading(
    finding: LocalizedText("月数 < 3", "months < 3"), measure: LocalizedText("月数", "Months"),
    source: LocalizedText("月报", "Reports"))
  private static let start = Period(year: 2024, month: 1)
  private static let history = ChartSeries(
    LocalizedText("实际", "observed"), from: start, [9.5, 9.0, nil, 8.0])
  private static let projection = ChartSeries(
    LocalizedText("预计", "projection"), from: start.advanced(by: 4), [7.5, 7, 6.5])
  private static let fan = ChartFan([
    ChartFan.Band(
      level: 80, from: start.advanced(by: 4), lower: [7, 6, 5], upper: [8, 8, 8])
  ])

  static let charts: [any Chart] = [
    FanChart(
      heading: heading, unit: .months, history: history, projection: projection, fan: fan,
      baselines: [projection],
      bands: [ChartBand(.red, LocalizedText("不足", "low"), from: nil, to: 3)],
      events: [ChartEvent(start.advanced(by: 5), LocalizedText("清算", "clearing"))]),
    ScenarioChart(
      heading: heading, unit: .months, history: history, baseline: projection,
      scenarios: [projection, projection]),
    MonthlyComparisonChart(
      heading: heading, unit: .months, year: 2025, actual: [1, 2, 3], projected: [4, 5],
      lastYear: [1, 2], budget: [1, 2, 3]),
    ProbabilityChart(
      heading: heading, probabilities: ChartSeries(LocalizedText("概率", "p"), from: start, [0, 0.7])),
    WaterfallChart(
      heading: heading, unit: .months,
      opening: WaterfallChart.Total(LocalizedText("初", "open"), 10),
      causes: [WaterfallChart.Cause(LocalizedText("甲", "a"), -2)],
      closingLabel: LocalizedText("末", "close")),
    EffectChart(
      heading: heading, unit: .months,
      effects: [EffectChart.Effect(LocalizedText("缴费", "c"), 3, low: 2, high: 4, remark: "+1")]),
    ColumnChart(
      heading: heading, unit: .months, categories: [LocalizedText(verbatim: "2024")],
      groups: [ColumnChart.Group(LocalizedText("收入", "income"), [3])], arrangement: .stacked),
    PyramidChart(
      heading: heading, unit: .months, name: LocalizedText(verbatim: "2050"),
      otherName: LocalizedText(verbatim: "2024"),
      groups: [
        PyramidChart.Group("0–4", women: 3, men: 4, otherWomen: 5, otherMen: 6),
        PyramidChart.Group("5+", women: 2, men: 1, otherWomen: 0, otherMen: 0),
      ]),
    SmallMultiples(
      heading: heading, unit: .months,
      panels: [
        SmallMultiples.Panel(
          LocalizedText("甲", "a"), history: history, projection: projection, fan: fan)
      ]),
  ]

  @Test("Every chart says its finding, escapes it, and gives the same bytes", arguments: 0..<9)
  func svg(index: Int) {
    let chart = Self.charts[index]
    for language in Language.allCases {
      let text = chart.svgDocument(in: language)
      #expect(text.contains("<title>\(escaped(chart.heading.finding(language)))</title>"))
      #expect(text.contains("<desc>"))
      #expect(!text.contains("nan") && !text.contains("inf"))
      #expect(text == chart.svgDocument(in: language))
      #expect(chart.figure(in: language).markup.contains("class=\"narrow\""))
    }
  }

  @Test("Every chart has its data as rows of equal length", arguments: 0..<9)
  func data(index: Int) {
    let data = Self.charts[index].dataRows(in: .chinese)
    #expect(!data.rows.isEmpty)
    #expect(data.rows.allSatisfy { $0.count == data.heads.count })
  }

  @Test("A fan chart's rows hold what was given and no joining points")
  func fanRows() {
    let data = Self.charts[0].dataRows(in: .english)
    #expect(
      data.heads == ["period", "80% lower", "80% upper", "projection", "observed", "projection"])
    #expect(data.rows.count == 7)
    #expect(data.rows[3] == ["2024-04", "", "", "", "8.0000", ""])
    #expect(data.rows[4] == ["2024-05", "7.0000", "8.0000", "7.5000", "", "7.5000"])
  }

  @Test("The closed month is marked in words")
  func closed() {
    let text = Self.charts[0].svgDocument(in: .chinese)
    #expect(text.contains("截至 2024-04"))
    #expect(text.contains("红 不足"))
  }
}
