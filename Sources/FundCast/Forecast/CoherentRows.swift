import Forecasting
import Quantities

/// Forecasts of series of which some are sums of others, made to agree and written as rows.
struct CoherentRows {
  /// The rows of each series, in the order of the hierarchy.
  let rows: [SeriesRows]

  /// What was found, such as a method of reconciliation that gave way to another.
  let findings: [Diagnostic]

  /// Reconciles.
  ///
  /// - Parameters:
  ///   - forecasts: One a series, in the order of the hierarchy, all from one period on.
  ///   - calibration: What the spreads are corrected by.
  ///   - correlation: How errors go together from step to step, where quarters and years are forecast.
  /// - Throws: ``Quantities/InputFault`` where the method does not suit the structure.
  init(
    _ hierarchy: Hierarchy, _ forecasts: [SeriesForecast], _ calibration: IntervalCalibration,
    _ correlation: StepCorrelation, _ request: ForecastRequest
  ) throws(InputFault) {
    let place = SourcePlace(file: request.groups ?? request.path)
    var findings: [Diagnostic] = []
    do {
      let whole = try HierarchyForecast(
        hierarchy, forecasts, calibration,
        HierarchyForecast.Settings(
          correlation: request.temporal == nil ? nil : correlation,
          isNonNegative: request.guidance.isNonNegative, pathCount: request.pathCount,
          seed: request.seed))
      if hierarchy.leaves.count > 1 && !whole.isFromPast {
        findings.append(
          Diagnostic(
            .note, code: "groups-independent", at: place,
            found: LocalizedText(
              "各序列共同的历史误差不足 \(JointPaths.neededErrors) 期，区间按相互独立计算",
              "fewer than \(JointPaths.neededErrors) periods have errors of all series; intervals "
                + "take them as independent")))
      }
      let coherent = try whole.reconciled(by: request.reconciliation)
      if let error = coherent.standsInFor {
        findings.append(
          Diagnostic(
            .warning, code: "groups-method", at: place,
            found: LocalizedText(
              "\(request.reconciliation.rawValue) 无法计算，改用 wls-struct：\(error.message.chinese)",
              "wls-struct stands in for \(request.reconciliation.rawValue): "
                + error.message.english)))
      }
      rows = forecasts.enumerated().map { series, one in
        CoherentRows.rows(
          one, series, coherent.forecast,
          hierarchy.count > 1 ? one.method + "; " + coherent.label : one.method, request)
      }
    } catch let error as ReconciliationError {
      throw InputFault(
        Diagnostic(
          code: "groups-method", at: place, found: error.message,
          remedy: LocalizedText(
            "可用 mint-shrink、wls-var 或 wls-struct", "mint-shrink, wls-var and wls-struct suit it")))
    } catch {
      throw InputFault(
        Diagnostic(
          code: "groups-method", at: place,
          found: (error as? ForecastingError)?.message
            ?? LocalizedText("预测无法对齐", "the forecasts cannot be made to agree")))
    }
    self.findings = findings
  }

  private static func rows(
    _ one: SeriesForecast, _ series: Int, _ coherent: CoherentForecast, _ label: String,
    _ request: ForecastRequest
  ) -> SeriesRows {
    let levels = request.levels.map { Double($0) / 100 }
    func row(
      _ period: Period, _ step: Int, _ steps: Range<Int>, _ method: String, known: Double,
      isSingle: Bool
    ) -> ForecastRow {
      let intervals = coherent.intervals(of: series, steps: steps, levels: levels).map {
        known + $0.lowerBound...known + $0.upperBound
      }
      return ForecastRow(
        period: period, step: step, steps: steps, isSingle: isSingle, method: method,
        mean: known + coherent.mean(of: series, steps: steps), intervals: intervals,
        floor: one.isNonNegative ? 0 : nil)
    }
    let method = label + (one.totals?.label ?? "")
    var rows = (0..<coherent.horizon).map { step in
      row(
        coherent.start.advanced(by: step), step + 1, step..<step + 1, method, known: 0,
        isSingle: true)
    }
    let blocks = one.totals?.blocks.blocks ?? []
    for frequency in [Frequency.quarter, .year] {
      let own = blocks.filter { $0.period.frequency == frequency }
      for block in own {
        let size = frequency.monthsPerPeriod / coherent.start.frequency.monthsPerPeriod
        let first = coherent.start.first(frequency)
        rows.append(
          row(
            block.period, first.distance(to: block.period) + 1, block.steps,
            method + "; sum of \(size) periods, \(size - block.steps.count) known",
            known: block.known, isSingle: false))
      }
    }
    return SeriesRows(name: one.name, scale: .own, rows: rows)
  }
}
