import Actuarial
public import Quantities
import Reporting
import Scenarios
public import Tables

extension ExperienceOutcome {
  /// Words of an experience study.
  enum Words {
    static let title = LocalizedText("经验分析：实际与预期", "Experience study: actual against expected")
    static let actual = LocalizedText("实际", "actual")
    static let expected = LocalizedText("预期", "expected")
    static let ratio = LocalizedText("实际／预期", "actual / expected")
    static let exposure = LocalizedText("暴露量", "exposure")
    static let own = LocalizedText("经验率", "own rate")
    static let graduated = LocalizedText("修匀率", "graduated")
    static let standard = LocalizedText("标准率", "standard")

    static func axis(_ name: String) -> LocalizedText {
      switch name {
      case "group": LocalizedText("组", "group")
      case "year": LocalizedText("年份", "year")
      case "sex": LocalizedText("性别", "sex")
      case "age": LocalizedText("年龄", "age")
      default: LocalizedText("合计", "total")
      }
    }
  }

  /// The whole in one sentence.
  public var finding: LocalizedText {
    let (actual, expected) = (number(total.actual), number(total.expected))
    if basis == .own {
      guard ratios.contains(where: { $0.ratio != nil }) else {
        return LocalizedText(
          "实际 \(actual)；没有标准率，不作比较", "\(actual) actual; no standard to hold them against")
      }
      return LocalizedText(
        "实际 \(actual)；没有标准率，各组、各年与全部合计的经验率比较",
        "\(actual) actual; no standard: groups and years are held against all of them together")
    }
    guard let ratio = total.ratio, let limits = total.limits else {
      return LocalizedText("实际 \(actual)，没有预期", "\(actual) actual, nothing expected")
    }
    let (low, high) = (ratioText(limits.lowerBound), ratioText(limits.upperBound))
    let level = NumberText.percent(confidence, decimals: 0)
    return LocalizedText(
      "实际 \(actual)，预期 \(expected)，实际／预期 \(ratioText(ratio))"
        + "（\(level) 界限 \(low)–\(high)）；预期按\(basis.title.chinese)",
      "\(actual) actual, \(expected) expected: ratio \(ratioText(ratio)) "
        + "(\(level) limits \(low)–\(high)); expected by \(basis.title.english)")
  }

  /// Writes a page with charts; the file appears whole or not at all.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writePage(to path: String, in language: Language) throws(OutputFault) {
    try writeWhole(Array(page.document(in: language).utf8), to: path)
  }

  private var page: ToolPage {
    var charts: [any Chart] = curves.map(curveChart)
    if let chart = ageChart { charts.append(chart) }
    if let chart = groupChart { charts.append(chart) }
    return ToolPage(
      title: Words.title, finding: finding, charts: charts,
      tables: [ratioPageTable] + (credibility.isEmpty ? [] : [credibilityPageTable]))
  }

  // MARK: - Charts

  /// Own, graduated and standard rates by age.
  private func curveChart(_ curve: Curve) -> TimeChart {
    func line(_ name: LocalizedText, _ values: [Double?]) -> ChartSeries {
      ChartSeries(name, zip(curve.ages, values).map { ChartPoint(Period(year: $0), $1) })
    }
    func rates(_ events: [Double]) -> [Double?] {
      zip(events, curve.exposure).map { $1 > 0 ? $0 / $1 : nil }
    }
    let name = SexWord(curve.sex)?.title ?? LocalizedText(verbatim: curve.sex)
    let isOwn = basis == .own
    var layers: [TimeLayer] =
      isOwn ? [] : [.line(line(Words.standard, rates(curve.expected)), .baseline)]
    layers.append(.line(line(Words.own, rates(curve.events)), .scenario(1)))
    if !curve.graduated.isEmpty {
      layers.append(.line(line(Words.graduated, curve.graduated), .projection))
    }
    let largest = (curve.graduated + rates(curve.events).compactMap(\.self)).max() ?? 1
    return TimeChart(
      heading: ChartHeading(
        finding: isOwn
          ? LocalizedText(
            "\(name.chinese)：各年龄的经验率和修匀率", "\(name.english): own and graduated rates by age")
          : LocalizedText(
            "\(name.chinese)：各年龄的经验率、修匀率和标准率",
            "\(name.english): own, graduated and standard rates by age"),
        measure: LocalizedText("每单位暴露量的件数，按年龄", "events per exposure by age")),
      unit: ChartUnit(LocalizedText(verbatim: ""), decimals: largest < 0.01 ? 5 : 3),
      layers: layers, includesZero: true)
  }

  /// Actual over expected along the ages.
  private var ageChart: TimeChart? {
    let rows = ratios.filter { $0.axis == "age" }
    guard basis != .own, rows.count > 1, let ages = curves.first?.ages, ages.count == rows.count
    else {
      return nil
    }
    func points(_ value: (RatioRow) -> Double?) -> [ChartPoint] {
      zip(ages, rows).map { ChartPoint(Period(year: $0), value($1)) }
    }
    return TimeChart(
      heading: ChartHeading(
        finding: LocalizedText("各年龄的实际／预期及其界限", "Actual over expected by age, with limits"),
        measure: LocalizedText("实际／预期，按年龄", "actual / expected by age")),
      unit: ChartUnit(LocalizedText(verbatim: ""), decimals: 2),
      layers: [
        .fan(
          ChartFan([
            ChartFan.Band(
              level: Int((confidence * 100).rounded()),
              lower: points { $0.limits?.lowerBound },
              upper: points { $0.limits?.upperBound })
          ])),
        .line(
          ChartSeries(Words.ratio, points(\.ratio)),
          .projection),
      ])
  }

  /// Own ratios of the groups beside what is left of them by credibility.
  private var groupChart: ColumnChart? {
    let rows = credibility.prefix(24)
    guard rows.count > 1 else { return nil }
    return ColumnChart(
      heading: ChartHeading(
        finding: LocalizedText(
          "各组的实际／预期与信度调整后的系数", "Each group's ratio, and its factor after credibility"),
        measure: LocalizedText(
          rows.count < credibility.count ? "实际／预期，前 \(rows.count) 组" : "实际／预期",
          rows.count < credibility.count
            ? "actual / expected, the first \(rows.count) groups" : "actual / expected")),
      unit: ChartUnit(LocalizedText(verbatim: ""), decimals: 2),
      categories: rows.map { LocalizedText(verbatim: $0.group) },
      groups: [
        ColumnChart.Group(
          Words.ratio, rows.map { $0.expected > 0 ? $0.actual / $0.expected : nil }),
        ColumnChart.Group(
          LocalizedText("信度调整后", "after credibility"), rows.map { $0.factor }),
      ])
  }

  // MARK: - Tables

  private var ratioPageTable: DataTable {
    let level = NumberText.percent(confidence, decimals: 0)
    let rows = ratios.map { row in
      let name =
        row.axis == "sex"
        ? SexWord(row.label)?.title ?? LocalizedText(verbatim: row.label)
        : LocalizedText(verbatim: row.label)
      return DataTable.Row(
        row.axis == "total" ? .total : .line,
        cells: [
          .init(Words.axis(row.axis)), .init(name), .verbatim(number(row.exposure)),
          .verbatim(number(row.actual)), .verbatim(number(row.expected)),
          .verbatim(row.ratio.map(ratioText) ?? NumberText.notApplicable),
          .verbatim(
            row.limits.map { "\(ratioText($0.lowerBound))–\(ratioText($0.upperBound))" }
              ?? NumberText.notApplicable),
        ])
    }
    return DataTable(
      caption: Words.ratio,
      columns: [
        .init(LocalizedText("分类", "by"), kind: .label),
        .init(LocalizedText("类别", "class"), kind: .label),
        .init(Words.exposure), .init(Words.actual), .init(Words.expected), .init(Words.ratio),
        .init(LocalizedText("\(level) 界限", "\(level) limits")),
      ], rows: rows,
      notes: [
        LocalizedText(
          "界限按泊松分布（Garwood 1936）；件数比泊松更分散时实际界限更宽。",
          "Limits are those of Poisson numbers (Garwood 1936); where events scatter more, they are "
            + "wider."),
        smoothingNote,
      ])
  }

  private var smoothingNote: LocalizedText {
    let values = curves.map { curve in
      curve.smoothing.map { NumberText.number($0, decimals: 1, zero: .digits) }
        ?? NumberText.notApplicable
    }.joined(separator: ", ")
    return LocalizedText(
      "修匀为惩罚泊松似然，平滑参数 λ = \(values)。",
      "Graduation by penalised Poisson likelihood, smoothing λ = \(values).")
  }

  private var credibilityPageTable: DataTable {
    DataTable(
      caption: LocalizedText("各组信度（Bühlmann–Straub）", "Credibility (Bühlmann–Straub)"),
      columns: [
        .init(LocalizedText("组", "group"), kind: .label), .init(Words.actual),
        .init(Words.expected), .init(Words.ratio), .init(LocalizedText("信度 z", "credibility z")),
        .init(LocalizedText("标准率乘数", "factor on the standard")),
      ],
      rows: credibility.map { row in
        DataTable.Row(cells: [
          .verbatim(row.group), .verbatim(number(row.actual)), .verbatim(number(row.expected)),
          .verbatim(
            row.expected > 0 ? ratioText(row.actual / row.expected) : NumberText.notApplicable),
          .verbatim(NumberText.percent(row.credibility, decimals: 1)),
          .verbatim(ratioText(row.factor)),
        ])
      },
      notes: level.map {
        [
          LocalizedText(
            "乘数 = z × 实际／预期 + (1 − z) × 各组共同水平 \(ratioText($0))；没有自身经验的组取共同水平。",
            "The factor is z × actual / expected + (1 − z) × the level of all groups, "
              + "\(ratioText($0)); a group without experience takes the level.")
        ]
      } ?? [])
  }

  private func number(_ value: Double) -> String {
    NumberText.number(value, decimals: total.actual < 1_000 ? 1 : 0, zero: .digits)
  }

  private func ratioText(_ value: Double) -> String {
    NumberText.number(value, decimals: 3, zero: .digits)
  }
}
