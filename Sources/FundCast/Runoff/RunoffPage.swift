import Quantities
import Reporting
import Scenarios

/// A page about a triangle: what is unsettled and when it will be paid, by two methods.
struct RunoffPage {
  private let outcome: RunoffOutcome

  init(_ outcome: RunoffOutcome) {
    self.outcome = outcome
  }

  /// The whole document.
  func document(in language: Language) -> String {
    let first = outcome.first
    let finding = LocalizedText(
      "应付未付 \(figure(first.whole.expected))" + (errorText(first)?.chinese ?? ""),
      "Unsettled: \(figure(first.whole.expected))" + (errorText(first)?.english ?? ""))
    return ReportPage(
      title: RunoffText.title, summary: finding, runningHead: RunoffText.title,
      runningFoot: LocalizedText(verbatim: "FundCast \(FundCastVersion.current)"),
      sections: [
        ReportSection(id: "top", title: RunoffText.title, showsTitle: false) {
          TitleBlock(title: RunoffText.title, subtitle: finding, facts: facts).html(in: language)
        },
        ReportSection(
          id: "run-off", title: LocalizedText("今后各期支付", "When it will be paid")
        ) {
          if let chart = runOffChart { chart.figure(in: language) }
          runOffTable.html(in: language)
        },
        ReportSection(id: "origins", title: LocalizedText("按服务期", "By origin")) {
          originChart.figure(in: language)
          originTable.html(in: language)
        },
      ]
    ).document(in: language)
  }

  private var facts: [TitleBlock.Fact] {
    func total(_ view: RunoffView) -> LocalizedText {
      let error = errorText(view)
      return LocalizedText(
        figure(view.whole.expected) + (error?.chinese ?? ""),
        figure(view.whole.expected) + (error?.english ?? ""))
    }
    var facts = [TitleBlock.Fact(outcome.first.title, total(outcome.first))]
    if let second = outcome.second { facts.append(.init(second.title, total(second))) }
    if let error = outcome.oneYearError {
      facts.append(
        .init(
          LocalizedText("下一期估计变动的标准误", "standard error of the next period's revision"),
          LocalizedText(verbatim: figure(error))))
    }
    return facts
  }

  private func errorText(_ view: RunoffView) -> LocalizedText? {
    view.whole.standardError.map {
      LocalizedText("，标准误 \(figure($0))", ", standard error \(figure($0))")
    }
  }

  private var unit: ChartUnit { ChartUnit(RunoffText.amount, decimals: decimals) }

  /// Decimals that leave the largest amount about six digits.
  private var decimals: Int {
    let largest = outcome.first.origins.reduce(0) { max($0, abs($1.ultimate)) }
    return largest >= 10_000 ? 0 : largest >= 100 ? 2 : 4
  }

  private func figure(_ value: Double?) -> String {
    NumberText.number(value, decimals: decimals, zero: .digits)
  }

  /// Parts rounded so that they add up to their total as printed; the total comes last.
  private func printed(_ parts: [Double], _ total: Double) -> [PrintedFigure?] {
    let values = parts + [total]
    guard values.allSatisfy({ abs($0) < 1e12 }) else {
      return values.map { PrintedFigure(rounding: $0, decimals: decimals) }
    }
    let root = RoundingNode(total, children: parts.map { RoundingNode($0) })
    let figures = RoundedTree(rounding: root, decimals: decimals).figures
    return Array(figures.dropFirst()) + [figures[0]]
  }

  /// Expected settlements over time with their ranges and the second method's.
  private var runOffChart: TimeChart? {
    let rows = outcome.first.settlements
    guard let start = rows.first.flatMap({ OriginText($0.period)?.period }) else { return nil }
    let step = rows.count > 1 ? OriginText(rows[1].period)?.period.ordinal : nil
    let width = max(1, (step ?? start.ordinal + 1) - start.ordinal)
    func series(_ name: LocalizedText, _ values: [Double?]) -> ChartSeries {
      ChartSeries(
        name, values.enumerated().map { ChartPoint(start.advanced(by: $0 * width), $1) })
    }
    var layers: [TimeLayer] = []
    if rows.allSatisfy({ $0.ranges.count == 2 }) {
      layers.append(
        .fan(
          ChartFan(
            zip([80, 95], [0, 1]).map { level, index in
              ChartFan.Band(
                level: level,
                lower: series(RunoffText.range, rows.map { $0.ranges[index].lowerBound }).points,
                upper: series(RunoffText.range, rows.map { $0.ranges[index].upperBound }).points)
            })))
    }
    if let second = outcome.second {
      layers.append(
        .line(series(second.title, second.settlements.map(\.expected)), .baseline))
    }
    layers.append(
      .line(series(outcome.first.title, rows.map(\.expected)), .projection))
    let next = rows.prefix(12).reduce(0) { $0 + $1.expected }
    return TimeChart(
      heading: ChartHeading(
        finding: LocalizedText(
          "其中今后 \(min(12, rows.count)) 期预计支付 \(figure(next))",
          "\(figure(next)) of it is expected in the next \(min(12, rows.count)) periods"),
        measure: LocalizedText("各期预计支付", "expected settlements by period")),
      unit: unit, layers: layers, includesZero: true)
  }

  private var originChart: ColumnChart {
    let rows = outcome.first.origins
    return ColumnChart(
      heading: ChartHeading(
        finding: LocalizedText(
          "各服务期已结算和应付未付", "What is settled and what is not, by period of service"),
        measure: LocalizedText("最终金额", "ultimate amounts")),
      unit: unit, categories: rows.map { LocalizedText(verbatim: $0.origin) },
      groups: [
        ColumnChart.Group(RunoffText.latest, rows.map(\.latest)),
        ColumnChart.Group(RunoffText.unsettled, rows.map(\.unsettled)),
      ], arrangement: .stacked)
  }

  private var runOffTable: DataTable {
    var columns = [
      DataTable.Column(RunoffText.period, kind: .label),
      DataTable.Column(RunoffText.expected), DataTable.Column(RunoffText.standardError),
      DataTable.Column(RunoffText.range),
    ]
    if let second = outcome.second {
      columns += [RunoffText.expected, RunoffText.standardError].map {
        DataTable.Column($0, group: second.title)
      }
      for index in 1...3 { columns[index].group = outcome.first.title }
    }
    let settlements = outcome.settlements
    let expected = printed(
      settlements.dropLast().map(\.first.expected), outcome.first.whole.expected)
    let others = outcome.second.map { second in
      printed(settlements.dropLast().map { $0.second?.expected ?? 0 }, second.whole.expected)
    }
    let rows = settlements.enumerated().map { index, row in
      var cells: [DataTable.Cell] = [
        .init(RunoffText.period(row.first.period)), cell(expected[index]),
        .verbatim(figure(row.first.standardError)),
        row.first.ranges.first.map { range in
          let (low, high) = (figure(range.lowerBound), figure(range.upperBound))
          return DataTable.Cell(LocalizedText("\(low) 至 \(high)", "\(low) to \(high)"))
        } ?? .verbatim(NumberText.notApplicable),
      ]
      if let others {
        cells += [cell(others[index]), .verbatim(figure(row.second?.standardError))]
      }
      return DataTable.Row(row.first.period == "total" ? .total : .line, cells: cells)
    }
    let notes = ([outcome.first] + (outcome.second.map { [$0] } ?? [])).compactMap(\.basis)
    return DataTable(columns: columns, rows: rows, notes: notes)
  }

  private var originTable: DataTable {
    let first = outcome.first
    var columns = [
      DataTable.Column(RunoffText.origin, kind: .label), DataTable.Column(RunoffText.latest),
      DataTable.Column(RunoffText.ultimate), DataTable.Column(RunoffText.unsettled),
      DataTable.Column(RunoffText.standardError),
    ]
    if let second = outcome.second {
      for index in 2...4 { columns[index].group = first.title }
      columns += [RunoffText.unsettled, RunoffText.standardError].map {
        DataTable.Column($0, group: second.title)
      }
      columns.append(DataTable.Column(RunoffText.difference))
    }
    let latest = printed(first.origins.map(\.latest), first.total.latest)
    let unsettled = printed(first.origins.map(\.unsettled), first.total.unsettled)
    let others = outcome.second.map { second in
      (
        figures: printed(second.origins.map(\.unsettled), second.total.unsettled),
        errors: (second.origins + [second.total]).map(\.standardError)
      )
    }
    let rows = (first.origins + [first.total]).enumerated().map { index, row in
      let isTotal = index == first.origins.count
      var cells: [DataTable.Cell] = [
        .init(isTotal ? RunoffText.total : LocalizedText(verbatim: row.origin)),
        cell(latest[index]), cell(sum(latest[index], unsettled[index])), cell(unsettled[index]),
        .verbatim(figure(row.standardError)),
      ]
      if let others {
        let other = others.figures[index]
        let difference = other.flatMap { figure in
          unsettled[index].map { figure.change(from: $0) }
        }
        cells += [
          cell(other), .verbatim(figure(others.errors[index])), .change(difference),
        ]
      }
      return DataTable.Row(isTotal ? .total : .line, cells: cells)
    }
    return DataTable(columns: columns, rows: rows)
  }

  /// The sum of two printed figures.
  private func sum(_ left: PrintedFigure?, _ right: PrintedFigure?) -> PrintedFigure? {
    guard let left, let right else { return nil }
    return PrintedFigure(count: left.count + right.count, decimals: decimals)
  }

  private func cell(_ figure: PrintedFigure?) -> DataTable.Cell {
    .verbatim(NumberText.figure(figure, zero: .digits))
  }
}
