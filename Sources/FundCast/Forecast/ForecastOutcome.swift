import Forecasting
public import Quantities
public import Tables

/// The forecasts of a job, and the series that could not be forecast.
public struct ForecastOutcome: Sendable {
  /// What was found wrong, each finding naming its series.
  public private(set) var findings: [Diagnostic]

  /// The names of the series that were given and could not be read or forecast, in order.
  public let failed: [String]

  /// The number of series forecast.
  public var seriesCount: Int { series.count }

  /// The number of earlier errors from which the intervals of all series were calibrated.
  public let errorCount: Int

  /// The rows of each series, in the order of the file.
  var series: [SeriesRows]

  /// The outliers of all series.
  let outliers: [OutlierRow]

  /// What known events and the calendar do to each series.
  let effects: [EffectRow]

  /// Whether judgements were put in place of forecasts.
  var isJudged = false

  private let calibration: IntervalCalibration
  private let correlation: StepCorrelation
  private let levels: [Int]

  init(
    _ forecasts: [SeriesForecast], failed: [String] = [], scales: [String: PeriodScale],
    findings: [Diagnostic], levels: [Int]
  ) {
    self.failed = failed
    self.findings = findings
    self.levels = levels
    let calibration = IntervalCalibration(bySeries: forecasts.map(\.errors))
    self.calibration = calibration
    correlation = StepCorrelation(forecasts.flatMap { $0.errorsByOrigin(tempered: calibration) })
    errorCount = calibration.count
    outliers = forecasts.flatMap(\.outliers)
    effects = forecasts.flatMap(\.effects)
    series = forecasts.map {
      ForecastOutcome.rows($0, scales[$0.name] ?? .own, calibration, levels)
    }
  }

  /// Puts forecasts that agree with one another in place of those of the same names.
  mutating func reconcile(
    _ hierarchy: Hierarchy, _ forecasts: [SeriesForecast], _ request: ForecastRequest
  ) throws(InputFault) {
    let coherent = try CoherentRows(
      hierarchy, forecasts, calibration, correlation, request)
    findings += coherent.findings
    let places = Dictionary(
      series.enumerated().map { ($1.name, $0) }
    ) { first, _ in first }
    for rows in coherent.rows {
      guard let place = places[rows.name] else { continue }
      series[place] = SeriesRows(name: rows.name, scale: series[place].scale, rows: rows.rows)
    }
  }

  /// On what the intervals rest, in words.
  public var basis: LocalizedText {
    LocalizedText(
      "区间按 \(seriesCount) 条序列共 \(errorCount) 个滚动预测误差校准，误差在序列之间和相邻步长之间合并",
      "intervals are calibrated on \(errorCount) rolling errors of \(seriesCount) series, pooled "
        + "across series and, where few, neighbouring steps")
  }

  /// The forecasts as a table: series, period, step, method, mean and the ends of each interval;
  /// where there are judgements, also the statistical mean, and author, reason and date.
  ///
  /// Numbers are written to fourteen significant digits; the same input gives the same bytes.
  public func csv() -> [UInt8] { table.csv }

  /// The forecasts, a row a series and period.
  private var table: WrittenTable {
    var writer = WrittenTable(
      "forecast",
      columns: [
        .text("series"), .text("period"), .number("step"), .text("method"), .number("mean"),
      ]
        + levels.flatMap { [.number("lo\($0)"), .number("hi\($0)")] }
        + (isJudged
          ? [.number("statistical"), .text("author"), .text("reason"), .text("date")] : []))
    for one in series {
      for row in one.rows {
        var fields: [String] = []
        fields.reserveCapacity(writer.columns.count)
        fields += [
          one.name, one.scale.text(row.period), row.step.description, row.method,
          shortText(row.mean),
        ]
        for interval in row.intervals {
          fields.append(shortText(interval.lowerBound))
          fields.append(shortText(interval.upperBound))
        }
        if isJudged {
          fields += [
            shortText(row.statistical), row.judgement?.author ?? "", row.judgement?.reason ?? "",
            row.judgement?.date ?? "",
          ]
        }
        writer.append(fields)
      }
    }
    return writer
  }

  /// Writes the table, and that of the outliers where a path for it is given; all appear or none.
  ///
  /// A name that ends in `.xlsx` asks for a workbook, any other for CSV.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(to path: String, outliers: String? = nil) throws(OutputFault) {
    try writeTables([(path, table)] + [outliers].compactMap(\.self).map { ($0, outlierTable) })
  }

  /// The rows of a series: intervals calibrated where it has errors of its own, else the model's.
  private static func rows(
    _ one: SeriesForecast, _ scale: PeriodScale, _ calibration: IntervalCalibration,
    _ levels: [Int]
  ) -> SeriesRows {
    let fractions = levels.map { Double($0) / 100 }
    let intervals =
      one.errors.isEmpty
      ? one.forecast.distributions.map { distribution in
        fractions.map { distribution.interval(level: $0) }
      }
      : calibration.own(one.errors).intervals(
        of: one.forecast, after: one.lag, levels: fractions)
    let rows = one.forecast.distributions.enumerated().map { step, distribution in
      ForecastRow(
        period: one.forecast.start.advanced(by: step), step: step + 1, steps: step..<step + 1,
        method: one.method, mean: distribution.mean, intervals: intervals[step],
        floor: one.isNonNegative ? 0 : nil)
    }
    return SeriesRows(name: one.name, scale: scale, rows: rows)
  }
}
