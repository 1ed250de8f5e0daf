import Forecasting
public import Quantities
public import Tables

/// The errors of a backtest by series, method and step.
public struct BacktestOutcome: Sendable {
  /// The measures of one method over a set of errors.
  struct Entry: Sendable {
    /// The series; `nil` for the mean over all, or over those of a level.
    let series: String?
    /// The level of a hierarchy whose series' mean it is; `nil` for all.
    var level: SeriesLevel?
    let method: String
    /// Periods ahead; `nil` for all.
    let step: Int?
    /// The number of errors.
    let count: Int
    /// One value a measure.
    let values: [Double?]
    /// Origins at which the method gave way to another.
    let failures: Int
  }

  /// What was found wrong, each finding naming its series.
  public let findings: [Diagnostic]

  /// The number of series that were tried.
  public let seriesCount: Int

  /// The number of points from which forecasts were made, over all series.
  public let originCount: Int

  /// The names of the methods, the seasonal naive one last.
  let methods: [String]

  /// The means over series first, those over each level of a hierarchy, then each series; each
  /// method overall, then by step.
  let entries: [Entry]

  /// The single errors by series and method.
  private let errors: [(name: String, methods: [MethodErrors])]

  /// The name under which the seasonal naive method stands beside the others.
  static let benchmark = "snaive"

  /// How the periods of series are written where it is not as they are.
  private let scales: [String: PeriodScale]

  /// - Parameter levels: Where series stand in a hierarchy, by name; empty without one.
  init(
    _ series: [(name: String, methods: [MethodErrors])], methods: [String], horizon: Int,
    originCount: Int, scales: [String: PeriodScale], levels: [String: SeriesLevel] = [:],
    findings: [Diagnostic]
  ) {
    self.scales = scales
    self.findings = findings
    self.methods = methods
    self.originCount = originCount
    errors = series
    seriesCount = series.count
    let own = series.map { one in
      one.methods.map { BacktestOutcome.entries(one.name, $0, horizon: horizon) }
    }
    var entries = BacktestOutcome.means(own, methods, horizon: horizon, level: nil)
    for level in SeriesLevel.allCases {
      let members = zip(series, own).filter { levels[$0.0.name] == level }.map(\.1)
      entries += BacktestOutcome.means(members, methods, horizon: horizon, level: level)
    }
    self.entries = entries + own.flatMap { $0.flatMap(\.self) }
  }

  /// Means over series by method, overall and by step; the series' own by series and method.
  private static func means(
    _ series: [[[Entry]]], _ methods: [String], horizon: Int, level: SeriesLevel?
  ) -> [Entry] {
    var entries: [Entry] = []
    for method in methods.indices {
      for place in 0...horizon {
        let parts = series.compactMap { $0[method].first { $0.step == (place == 0 ? nil : place) } }
        guard !parts.isEmpty else { continue }
        let values = BacktestMeasure.allCases.indices.map { measure -> Double? in
          let known = parts.compactMap { $0.values[measure] }
          return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
        }
        entries.append(
          Entry(
            series: nil, level: level, method: methods[method], step: place == 0 ? nil : place,
            count: parts.reduce(0) { $0 + $1.count }, values: values,
            failures: parts.reduce(0) { $0 + $1.failures }))
      }
    }
    return entries
  }

  private static func entries(_ series: String, _ errors: MethodErrors, horizon: Int) -> [Entry] {
    func entry(_ step: Int?, _ part: [ForecastError], _ yearEnds: [YearEndError]) -> Entry {
      Entry(
        series: series, method: errors.method.english, step: step, count: part.count,
        values: BacktestMeasure.values(part, yearEnds: yearEnds), failures: errors.failures)
    }
    guard !errors.errors.isEmpty else { return [] }
    return [entry(nil, errors.errors, errors.yearEnds)]
      + (1...horizon).compactMap { step in
        let part = errors.errors.filter { $0.step == step }
        return part.isEmpty ? nil : entry(step, part, [])
      }
  }

  /// The measures as a tidy table: series (`ALL` for the mean over series, `ALL:bottom` for that over
  /// the series of a level), method, step (`all`, or periods ahead), measure, value, that of the
  /// seasonal naive method, and number of errors.
  public func csv() -> [UInt8] { measureTable.csv }

  /// The measures, a row each.
  private var measureTable: WrittenTable {
    var writer = WrittenTable(
      "measures",
      columns: [
        .text("series"), .text("method"), .text("step"), .text("measure"), .number("value"),
        .number(BacktestOutcome.benchmark), .number("errors"),
      ])
    var benchmarks: [String: [Double?]] = [:]
    func key(_ entry: Entry) -> String {
      "\(entry.step ?? 0)|\(entry.series.map { "=" + $0 } ?? entry.level?.rawValue ?? "")"
    }
    for entry in entries where entry.method == BacktestOutcome.benchmark {
      benchmarks[key(entry)] = entry.values
    }
    for entry in entries {
      for (place, measure) in BacktestMeasure.allCases.enumerated() {
        guard let value = entry.values[place] else { continue }
        let beside = benchmarks[key(entry)].flatMap { $0[place] }
        writer.append([
          entry.series ?? "ALL" + (entry.level.map { ":" + $0.rawValue } ?? ""), entry.method,
          entry.step.map { "\($0)" } ?? "all",
          measure.rawValue, figureText(value), beside.map(figureText) ?? "", "\(entry.count)",
        ])
      }
    }
    return writer
  }

  /// Every single forecast beside what came.
  public func errorsCSV() -> [UInt8] { errorTable.csv }

  /// Every single forecast beside what came, a row each.
  private var errorTable: WrittenTable {
    var writer = WrittenTable(
      "errors",
      columns: [
        .text("series"), .text("method"), .text("origin"), .number("step"), .text("period"),
      ] + ["actual", "forecast", "lo80", "hi80", "lo95", "hi95"].map { .number($0) })
    for one in errors {
      let scale = scales[one.name] ?? .own
      for method in one.methods {
        for error in method.errors {
          let (near, far) = (error.interval80, error.interval95)
          writer.append(
            [
              one.name, method.method.english, scale.text(error.origin), "\(error.step)",
              scale.text(error.origin.advanced(by: error.step)),
            ]
              + [
                error.actual, error.forecast, near.lowerBound, near.upperBound, far.lowerBound,
                far.upperBound,
              ].map(figureText))
        }
      }
    }
    return writer
  }

  /// Writes the measures, and the single errors where a path for them is given; both appear or
  /// neither. A name that ends in `.xlsx` asks for a workbook, any other for CSV.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(to path: String, errors: String? = nil) throws(OutputFault) {
    try writeTables([(path, measureTable)] + [errors].compactMap(\.self).map { ($0, errorTable) })
  }
}
