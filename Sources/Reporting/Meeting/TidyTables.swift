import Forecasting
import Funds
import Quantities
import Scenarios
import Tables

/// Tables with one fact a row, for machines.
enum TidyTables {
  /// The baseline and the scenarios of a chapter by name.
  private static func entries(_ chapter: FundChapter, _ language: Language)
    -> [(name: String, projection: Projection)]
  {
    [(CommonText.baseline(language), chapter.projection)]
      + chapter.scenarios.map { ($0.fundCase.scenario.title(language), $0.projection) }
  }

  private static func writer(_ heads: [LocalizedText], _ language: Language) -> CSVWriter {
    CSVWriter(header: heads.map { $0(language) }, byteOrderMark: true)
  }

  /// A number with enough decimals for its unit.
  private static func plain(_ value: Double?, decimals: Int = 4) -> String {
    NumberText.plain(value, decimals: decimals)
  }

  /// Amounts by line and period: records, then each scenario's central path.
  static func lines(_ report: MeetingReport) -> [UInt8] {
    let language = report.language
    var writer = writer(
      [
        CommonText.fund, CommonText.scenario, CommonText.side, CommonText.line, CommonText.period,
        CommonText.kind, CommonText.value, CommonText.unit, FileText.line,
      ], language)
    for chapter in report.chapters {
      let (fund, unit) = (chapter.model.title(language), chapter.scale.unit.name(language))
      func row(
        _ scenario: String, _ line: LineItem, _ period: Period, _ kind: LocalizedText,
        _ value: Double
      ) {
        writer.append([
          fund, scenario, CommonText.sideName(line.side)(language), line.title(language),
          "\(period)", kind(language), plain(chapter.value(value)), unit, line.name,
        ])
      }
      for line in chapter.model.lines {
        guard let past = chapter.baseline.fundCase.history.lines[line.name] else { continue }
        for period in past.flows.periods where period <= chapter.closedThrough {
          guard let amount = past.flows[period] else { continue }
          row(
            CommonText.records(language), line, period,
            past.isSpread(period) ? CommonText.spread : CommonText.actual, amount)
        }
      }
      for (name, projection) in entries(chapter, language) {
        for line in projection.lines {
          for (period, amount) in zip(projection.periods, line.amounts) {
            row(name, line.item, period, CommonText.projected, amount)
          }
        }
      }
    }
    return writer.bytes
  }

  /// Measures by period: the central path, the quantiles and the mean.
  static func measures(_ report: MeetingReport) -> [UInt8] {
    let language = report.language
    let heads =
      [
        CommonText.fund, CommonText.scenario, CommonText.measure, CommonText.period,
        CommonText.unit, CommonText.central, CommonText.mean,
      ] + Fan.levels.map { LocalizedText(verbatim: "p\(plain($0 * 100, decimals: 1))") }
    var writer = writer(heads, language)
    for chapter in report.chapters {
      for (name, projection) in entries(chapter, language) {
        for measure in Measure.allCases {
          let isMonths = measure == .payableMonths
          func shown(_ value: Double) -> String { plain(isMonths ? value : chapter.value(value)) }
          let fan = projection.simulation?.fan(measure)
          let unit = isMonths ? CommonText.months : chapter.scale.unit.name
          for (index, value) in projection.values(measure).enumerated() {
            writer.append(
              [
                chapter.model.title(language), name, measure.title(language),
                "\(projection.periods[index])", unit(language), shown(value),
                fan.map { shown($0.means[index]) } ?? "",
              ]
                + Fan.levels.indices.map { level in
                  fan.map { shown($0.quantiles[level][index]) } ?? ""
                })
          }
        }
      }
    }
    return writer.bytes
  }

  /// Calendar years: the central path, quantiles and the probability of a deficit.
  static func years(_ report: MeetingReport) -> [UInt8] {
    let language = report.language
    let heads =
      [
        CommonText.fund, CommonText.scenario, CommonText.year, CommonText.measure,
        CommonText.unit, CommonText.central,
      ] + Fan.levels.map { LocalizedText(verbatim: "p\(plain($0 * 100, decimals: 1))") } + [
        CommonText.deficitProbability, FundText.error,
      ]
    var writer = writer(heads, language)
    for chapter in report.chapters {
      for (name, projection) in entries(chapter, language) {
        let timeline = FundTimeline(projection)
        for year in timeline.projectedYears {
          let chances = projection.simulation?.year(year)
          for (measure, central, quantiles) in [
            (CommonText.income, timeline.total(.income, inYear: year), chances?.income),
            (
              CommonText.expenditure, timeline.total(.expenditure, inYear: year),
              chances?.expenditure
            ),
            (CommonText.result, timeline.result(inYear: year), chances?.result),
          ] {
            let isResult = measure == CommonText.result
            writer.append(
              [
                chapter.model.title(language), name, "\(year)", measure(language),
                chapter.scale.unit.name(language), plain(central.map(chapter.value)),
              ]
                + Fan.levels.indices.map { level in
                  plain(quantiles.map { chapter.value($0[level]) })
                }
                + [
                  isResult ? plain(chances?.deficit.value) : "",
                  isResult ? plain(chances?.deficit.standardError, decimals: 5) : "",
                ])
          }
        }
      }
    }
    return writer.bytes
  }

  /// Probabilities by period with their Monte Carlo error.
  static func probabilities(_ report: MeetingReport) -> [UInt8] {
    let language = report.language
    var writer = writer(
      [
        CommonText.fund, CommonText.scenario, CommonText.period, CommonText.measure,
        CommonText.probability, FundText.error, MethodText.paths,
      ], language)
    for chapter in report.chapters {
      for (name, projection) in entries(chapter, language) {
        for moment in projection.simulation?.moments ?? [] {
          for (what, chance) in [
            (FileText.yearToDateDeficit, moment.yearToDateDeficit),
            (FundText.depositsOut, moment.depositsExhausted),
            (FundText.balanceOut, moment.balanceExhausted),
            (FileText.insufficient, moment.insufficient),
            (FileText.belowNormal, moment.belowNormal),
          ] {
            writer.append([
              chapter.model.title(language), name, "\(moment.period)", what(language),
              plain(chance.value), plain(chance.standardError, decimals: 5), "\(chance.paths)",
            ])
          }
        }
      }
    }
    return writer.bytes
  }

  /// Every parameter at every date with where it comes from, then the settlement shares by lag.
  static func assumptions(_ report: MeetingReport) -> [UInt8] {
    let language = report.language
    var writer = writer(
      [
        CommonText.fund, CommonText.parameter, FileText.parameter, CommonText.group,
        CommonText.date, CommonText.value, CommonText.unit, CommonText.origin, CommonText.source,
      ], language)
    for chapter in report.chapters {
      for item in chapter.assumptions() {
        for slot in item.path.values[item.index].indices {
          let origin = item.path.origins[item.index][slot]
          writer.append([
            chapter.model.title(language), item.title(language), item.name,
            item.group?(language) ?? "", "\(item.path.start.advanced(by: slot))",
            plain(item.shown.value(item.path.values[item.index][slot]), decimals: 6),
            item.shown.name(language), AssumptionText.origin(origin)(language),
            AssumptionText.source(origin),
          ])
        }
      }
      for share in chapter.settlementShares() {
        writer.append([
          chapter.model.title(language), share.title(language), share.name, "",
          "\(chapter.closedThrough)", plain(share.value * 100, decimals: 6), "%",
          share.origin(language), share.source(language),
        ])
      }
    }
    return writer.bytes
  }

  /// The data of every chart: chart, row, column, value.
  static func charts(_ report: MeetingReport) -> [UInt8] {
    let language = report.language
    var writer = writer(
      [
        CommonText.fund, FileText.chart, FileText.finding, FileText.row, FileText.series,
        CommonText.value, CommonText.unit,
      ], language)
    for (chapter, charts) in zip(report.chapters, report.charts) {
      for named in charts.all {
        let data = named.chart.dataRows(in: language)
        for row in data.rows {
          for column in data.heads.indices.dropFirst() where !row[column].isEmpty {
            writer.append([
              chapter.model.title(language), named.name, named.chart.heading.finding(language),
              row[0], data.heads[column], row[column], named.chart.unit.name(language),
            ])
          }
        }
      }
    }
    return writer.bytes
  }
}
