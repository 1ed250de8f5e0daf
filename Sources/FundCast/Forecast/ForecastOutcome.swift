import Forecasting
import Foundation
public import Quantities
public import Tables

/// The forecasts of a job, and the series that could not be forecast.
public struct ForecastOutcome: Sendable {
  /// What was found wrong, each finding naming its series.
  public let findings: [Diagnostic]

  /// The number of series forecast.
  public var seriesCount: Int { forecasts.count }

  /// The number of earlier errors from which the intervals of all series were calibrated.
  public let errorCount: Int

  private let forecasts: [SeriesForecast]
  private let calibration: IntervalCalibration
  private let levels: [Int]

  init(_ forecasts: [SeriesForecast], findings: [Diagnostic], levels: [Int]) {
    self.forecasts = forecasts
    self.findings = findings
    self.levels = levels
    calibration = IntervalCalibration(forecasts.flatMap(\.errors))
    errorCount = calibration.count
  }

  /// On what the intervals rest, in words.
  public var basis: LocalizedText {
    LocalizedText(
      "区间按 \(seriesCount) 条序列共 \(errorCount) 个滚动预测误差校准，误差在序列之间和相邻步长之间合并",
      "intervals are calibrated on \(errorCount) rolling errors of \(seriesCount) series, pooled "
        + "across series and, where few, neighbouring steps")
  }

  /// The forecasts as a table: series, period, step, method, mean and the ends of each interval.
  ///
  /// Numbers are written with all their digits; the same input gives the same bytes.
  public func csv() -> [UInt8] {
    var writer = CSVWriter(
      header: ["series", "period", "step", "method", "mean"]
        + levels.flatMap { ["lo\($0)", "hi\($0)"] })
    for one in forecasts {
      let intervals = calibrated(one)
      for (step, distribution) in one.forecast.distributions.enumerated() {
        writer.append(
          [
            one.name, one.forecast.start.advanced(by: step).description, "\(step + 1)", one.method,
            "\(distribution.mean)",
          ] + intervals[step].flatMap { ["\($0.lowerBound)", "\($0.upperBound)"] })
      }
    }
    return writer.bytes
  }

  /// Writes the table to a file, which appears whole or not at all.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func write(to path: String) throws(OutputFault) {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    var folder = try StagedFolder(url.deletingLastPathComponent().path)
    try folder.write(csv(), to: url.lastPathComponent)
    try folder.commit()
  }

  /// The intervals of a series: calibrated where it has errors of its own, else the model's.
  private func calibrated(_ one: SeriesForecast) -> [[ClosedRange<Double>]] {
    let fractions = levels.map { Double($0) / 100 }
    if !one.errors.isEmpty {
      return calibration.intervals(of: one.forecast, levels: fractions)
    }
    return one.forecast.distributions.map { distribution in
      fractions.map { distribution.interval(level: $0) }
    }
  }
}
