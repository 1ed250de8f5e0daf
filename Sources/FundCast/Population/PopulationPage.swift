import Actuarial
public import Quantities
import Reporting
public import Scenarios
public import Tables

/// A page about a population: how many, how old, and who pays for whom.
struct PopulationPage {
  private let outcome: PopulationOutcome
  private let years: [PopulationOutcome.Moment]

  init(_ outcome: PopulationOutcome) {
    self.outcome = outcome
    years = outcome.years
  }

  /// The whole document.
  func document(in language: Language) -> String {
    let title = LocalizedText("人口推算", "Population projection")
    var sections = [
      ReportSection(id: "top", title: title, showsTitle: false) {
        TitleBlock(title: title, subtitle: finding, facts: facts).html(in: language)
      },
      ReportSection(id: "people", title: LocalizedText("人口", "People")) {
        totalChart.figure(in: language)
        if let pyramid { pyramid.figure(in: language) }
        eventChart.figure(in: language)
      },
      ReportSection(id: "dependency", title: LocalizedText("抚养比", "Dependency")) {
        dependencyChart.figure(in: language)
        if let ratioChart { ratioChart.figure(in: language) }
        if let retirementChart { retirementChart.figure(in: language) }
      },
    ]
    if !outcome.states.isEmpty {
      sections.append(
        ReportSection(id: "states", title: LocalizedText("参保状态", "States")) {
          stateTable.html(in: language)
        })
    }
    sections.append(
      ReportSection(id: "years", title: LocalizedText("分年数据", "By year")) {
        yearTable.html(in: language)
      })
    return ReportPage(
      title: title, summary: finding, runningHead: title,
      runningFoot: LocalizedText(verbatim: "FundCast \(FundCastVersion.current)"),
      sections: sections
    ).document(in: language)
  }

  // MARK: - Words and units

  private var first: PopulationOutcome.Moment? { years.first }
  private var last: PopulationOutcome.Moment? { years.last }

  private func yearText(_ moment: PopulationOutcome.Moment) -> String {
    "\(outcome.year(of: moment))"
  }

  private var finding: LocalizedText {
    guard let first, let last, first.total > 0 else {
      return LocalizedText("没有数据", "There are no figures.")
    }
    let change = NumberText.percent(
      last.total / first.total - 1, decimals: 1, zero: .digits, signed: true)
    let share = NumberText.percent(last.people(65...) / last.total, decimals: 1, zero: .digits)
    return LocalizedText(
      "\(yearText(first)) 年到 \(yearText(last)) 年，人口变动 \(change)；"
        + "\(yearText(last)) 年 65 岁及以上占 \(share)",
      "From \(yearText(first)) to \(yearText(last)) the population changes by \(change); "
        + "\(share) are 65 or older in \(yearText(last))")
  }

  private var facts: [TitleBlock.Fact] {
    let day: LocalizedText =
      switch outcome.request.day {
      case .start: LocalizedText("年初人口", "people on 1 January")
      case .middle: LocalizedText("年中人口", "people on 1 July")
      case .end: LocalizedText("年末人口", "people on 31 December")
      }
    let step =
      outcome.request.step == .year
      ? LocalizedText("按年", "by the year") : LocalizedText("按月", "by the month")
    var facts = [
      TitleBlock.Fact(LocalizedText("口径", "basis"), day),
      TitleBlock.Fact(LocalizedText("步长", "step"), step),
    ]
    facts += outcome.notes.filter { $0.code != "unknown-column" }.map {
      TitleBlock.Fact(LocalizedText("说明", "note"), $0.found)
    }
    return facts
  }

  /// Ten thousands, where there are many.
  private var isLarge: Bool { (first?.total ?? 0) >= 1e6 }
  private var scale: Double { isLarge ? 1e4 : 1 }
  private var decimals: Int { isLarge ? 1 : 0 }
  private var unitName: LocalizedText {
    isLarge ? LocalizedText("万人", "ten thousand people") : LocalizedText("人", "people")
  }
  private var unit: ChartUnit { ChartUnit(unitName, decimals: decimals) }

  private func figure(_ value: Double?) -> String {
    NumberText.number(value.map { $0 / scale }, decimals: decimals, zero: .digits)
  }

  private func series(
    _ name: LocalizedText, _ value: (PopulationOutcome.Moment) -> Double?
  ) -> ChartSeries {
    ChartSeries(
      name, years.map { ChartPoint(Period(year: outcome.year(of: $0)), value($0)) })
  }

  // MARK: - Charts

  private var totalChart: TimeChart {
    let peak = years.max { $0.total < $1.total }
    let words = peak.map { peak in
      LocalizedText(
        "总人口在 \(yearText(peak)) 年最多，为 \(figure(peak.total))\(unitName.chinese)",
        "The population is largest in \(yearText(peak)): \(figure(peak.total)) "
          + unitName.english)
    }
    let groups: [(LocalizedText, (PopulationOutcome.Moment) -> Double)] = [
      (LocalizedText("0—14 岁", "0–14"), { $0.people(0...14) }),
      (LocalizedText("15—64 岁", "15–64"), { $0.people(15...64) }),
      (LocalizedText("65 岁及以上", "65 and over"), { $0.people(65...) }),
    ]
    var layers = groups.enumerated().map { index, group in
      TimeLayer.line(series(group.0) { group.1($0) / scale }, .scenario(index + 1))
    }
    layers.append(
      .line(series(LocalizedText("总人口", "all")) { $0.total / scale }, .projection))
    return TimeChart(
      heading: ChartHeading(
        finding: words ?? finding, measure: LocalizedText("人口", "population")),
      unit: unit, layers: layers, includesZero: true)
  }

  private var eventChart: TimeChart {
    let step = outcome.request.step == .year ? 1 : 12
    func yearly(_ path: KeyPath<PopulationOutcome.Moment, Sexes<Double>?>) -> [ChartPoint] {
      years.indices.dropFirst().map { index in
        let sum = outcome.moments[((index - 1) * step + 1)...(index * step)].reduce(0) {
          $0 + ($1[keyPath: path].map { $0.female + $0.male } ?? 0)
        }
        return ChartPoint(Period(year: outcome.year(of: years[index])), sum / scale)
      }
    }
    return TimeChart(
      heading: ChartHeading(
        finding: LocalizedText("每年出生和死亡", "Births and deaths of a year"),
        measure: LocalizedText("到该年人口时点的 12 个月", "twelve months up to the year's count")),
      unit: unit,
      layers: [
        .line(
          ChartSeries(LocalizedText("出生", "births"), yearly(\.births)), .projection),
        .line(
          ChartSeries(LocalizedText("死亡", "deaths"), yearly(\.deaths)), .scenario(1)),
      ], includesZero: true)
  }

  private var dependencyChart: TimeChart {
    let end = last.map { NumberText.percent($0.oldRatio, decimals: 1, zero: .digits) } ?? ""
    let start = first.map { NumberText.percent($0.oldRatio, decimals: 1, zero: .digits) } ?? ""
    return TimeChart(
      heading: ChartHeading(
        finding: LocalizedText(
          "老年抚养比由 \(start) 变为 \(end)", "Old-age dependency goes from \(start) to \(end)"),
        measure: LocalizedText(
          "0—14 岁、65 岁及以上人口与 15—64 岁人口之比",
          "people of 0–14 and of 65 and over for each of 15–64")),
      unit: .percent,
      layers: [
        .line(series(LocalizedText("少儿", "children")) { $0.childRatio }, .scenario(2)),
        .line(series(LocalizedText("老年", "old")) { $0.oldRatio }, .scenario(1)),
        .line(
          series(LocalizedText("合计", "both")) { $0.childRatio + $0.oldRatio }, .projection),
      ], includesZero: true)
  }

  /// Payers for each retiree, where there are states with both.
  private var ratioChart: TimeChart? {
    func ratio(_ moment: PopulationOutcome.Moment, _ original: Bool) -> Double? {
      guard let payers = outcome.payers(moment, atOriginalAges: original),
        let retirees = outcome.retirees(moment, atOriginalAges: original), retirees > 0
      else { return nil }
      return payers / retirees
    }
    guard let first, let last, let start = ratio(first, false), let end = ratio(last, false) else {
      return nil
    }
    let texts = [start, end].map { NumberText.number($0, decimals: 2, zero: .digits) }
    var layers: [TimeLayer] = []
    if outcome.movedFromRetirement != nil {
      layers.append(
        .line(series(LocalizedText("原退休年龄", "original ages")) { ratio($0, true) }, .baseline))
    }
    layers.append(
      .line(
        series(LocalizedText("在职退休比", "payers a retiree")) { ratio($0, false) }, .projection))
    return TimeChart(
      heading: ChartHeading(
        finding: LocalizedText(
          "在职退休比由 \(texts[0]) 变为 \(texts[1])",
          "Payers for each retiree go from \(texts[0]) to \(texts[1])"),
        measure: LocalizedText("缴费人数与退休人数之比", "people who pay for each retired one")),
      unit: ChartUnit(LocalizedText("人", "people"), decimals: 2), layers: layers,
      includesZero: true)
  }

  /// Retirees with and without the raised ages.
  private var retirementChart: TimeChart? {
    guard outcome.movedFromRetirement != nil, let last, let raised = outcome.retirees(last),
      let original = outcome.retirees(last, atOriginalAges: true)
    else { return nil }
    return TimeChart(
      heading: ChartHeading(
        finding: LocalizedText(
          "延迟退休使 \(yearText(last)) 年的退休人数少 \(figure(original - raised))\(unitName.chinese)",
          "Later retirement leaves \(figure(original - raised)) \(unitName.english) fewer retired "
            + "in \(yearText(last))"),
        measure: LocalizedText("退休人数", "retired people")),
      unit: unit,
      layers: [
        .line(
          series(LocalizedText("原退休年龄", "original ages")) { moment in
            outcome.retirees(moment, atOriginalAges: true).map { $0 / scale }
          }, .baseline),
        .line(
          series(LocalizedText("延迟后", "raised ages")) { moment in
            outcome.retirees(moment).map { $0 / scale }
          }, .projection),
      ])
  }

  private var pyramid: PyramidChart? {
    guard let first, let last else { return nil }
    let open = first.people.female.count - 1
    let top = min(open, 100) / 5 * 5
    let groups = stride(from: 0, through: top, by: 5).map { age in
      let end = age == top ? open : min(open, age + 4)
      func sum(_ counts: [Double]) -> Double { counts[age...end].reduce(0, +) / scale }
      return PyramidChart.Group(
        age == top ? "\(age)+" : "\(age)–\(age + 4)", women: sum(last.people.female),
        men: sum(last.people.male), otherWomen: sum(first.people.female),
        otherMen: sum(first.people.male))
    }
    let ages = [first, last].map {
      NumberText.number($0.medianAge, decimals: 1, zero: .digits)
    }
    return PyramidChart(
      heading: ChartHeading(
        finding: LocalizedText(
          "年龄中位数由 \(ages[0]) 岁变为 \(ages[1]) 岁", "The median age goes from \(ages[0]) to \(ages[1])"),
        measure: LocalizedText("五岁一组的人口", "people by groups of five years")),
      unit: unit, name: LocalizedText("\(yearText(last)) 年", yearText(last)),
      otherName: LocalizedText("\(yearText(first)) 年", yearText(first)), groups: groups)
  }

  // MARK: - Tables

  private var shownYears: [PopulationOutcome.Moment] {
    years.enumerated().filter { index, moment in
      index == 0 || index == years.count - 1 || outcome.year(of: moment) % 5 == 0
    }.map(\.element)
  }

  /// Parts rounded so that they add up to their total as printed, the total first.
  private func printed(_ parts: [Double], _ total: Double) -> [DataTable.Cell] {
    let root = RoundingNode(
      total / scale, children: parts.map { RoundingNode($0 / scale) })
    return RoundedTree(rounding: root, decimals: decimals).figures.map {
      .verbatim(NumberText.figure($0, zero: .digits))
    }
  }

  private var stateTable: DataTable {
    let columns =
      [DataTable.Column(LocalizedText("状态", "state"), kind: .label)]
      + shownYears.map { DataTable.Column(LocalizedText(verbatim: yearText($0))) }
    let years = shownYears.map { moment in
      printed(
        outcome.states.indices.map { state in
          moment.counts.map { $0.female[state] + $0.male[state] } ?? 0
        }, moment.total)
    }
    let rows = outcome.states.enumerated().map { position, state in
      DataTable.Row(cells: [DataTable.Cell(state.title)] + years.map { $0[position + 1] })
    }
    let total = DataTable.Row(
      .total, cells: [DataTable.Cell(LocalizedText("合计", "all"))] + years.map { $0[0] })
    return DataTable(basis: unitName, columns: columns, rows: rows + [total])
  }

  private var yearTable: DataTable {
    let heads = [
      LocalizedText("总人口", "all"), LocalizedText("女", "women"), LocalizedText("男", "men"),
      LocalizedText("0—14 岁", "0–14"), LocalizedText("15—64 岁", "15–64"),
      LocalizedText("65 岁及以上", "65 and over"),
    ]
    let columns =
      [DataTable.Column(LocalizedText("年份", "year"), kind: .label)]
      + heads.map { DataTable.Column($0) }
    let rows = shownYears.map { moment in
      let sexes = printed(
        [moment.people.female.reduce(0, +), moment.people.male.reduce(0, +)], moment.total)
      let ages = printed(
        [moment.people(0...14), moment.people(15...64), moment.people(65...)], moment.total)
      return DataTable.Row(
        cells: [.verbatim(yearText(moment))] + sexes + ages.dropFirst())
    }
    return DataTable(basis: unitName, columns: columns, rows: rows)
  }
}

extension PopulationOutcome {
  /// Writes a page with charts, whole or not at all.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writePage(to path: String, in language: Language) throws(OutputFault) {
    try writeWhole(Array(PopulationPage(self).document(in: language).utf8), to: path)
  }
}
