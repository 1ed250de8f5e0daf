import Forecasting
import Quantities

extension SeriesGuidance {
  /// Warnings of what is asked for and does nothing for some series.
  ///
  /// Events, the calendar and sums over quarters and years need periods of the calendar with its
  /// seasons; in a year neither festivals nor working days move, and there is nothing coarser.
  ///
  /// - Parameters:
  ///   - series: The series to be forecast.
  ///   - scales: How their periods are written where it is not as they are.
  ///   - hasTemporal: Whether quarters and years are asked for.
  ///   - path: The file of series.
  func unused(
    _ series: [(name: String, series: Series)], _ scales: [String: PeriodScale],
    hasTemporal: Bool, in path: String
  ) -> [Diagnostic] {
    let uncalendared = series.map(\.name).filter { scales[$0]?.isCalendar == false }
    let annual = series.filter {
      $0.series.frequency == .year && scales[$0.name]?.isCalendar != false
    }.map(\.name)
    let notCalendar = LocalizedText(
      "期间或季节不是日历的", "whose periods or seasons are not the calendar's")
    let isAnnual = LocalizedText("是年度序列", "which are annual")
    let asked = [
      (option: "--events", isGiven: events != nil, needsMonths: false),
      (option: "--calendar", isGiven: !calendar.isEmpty, needsMonths: true),
      (option: "--temporal", isGiven: hasTemporal, needsMonths: true),
    ]
    return asked.filter(\.isGiven).flatMap { one in
      [(uncalendared, notCalendar), (one.needsMonths ? annual : [], isAnnual)].compactMap {
        names, why in
        names.isEmpty ? nil : SeriesGuidance.ignored(one.option, names, why, path)
      }
    }
  }

  private static func ignored(
    _ option: String, _ names: [String], _ why: LocalizedText, _ path: String
  ) -> Diagnostic {
    let shown = names.prefix(5).map { "“\($0)”" }
    let more = names.count > shown.count
    return Diagnostic(
      .warning, code: "option-unused", at: SourcePlace(file: path),
      found: LocalizedText(
        "\(option) 对 \(names.count) 条序列不起作用（\(why.chinese)）："
          + shown.joined(separator: "、") + (more ? "等" : ""),
        "\(option) does nothing for \(names.count) series \(why.english): "
          + shown.joined(separator: ", ") + (more ? " and more" : "")))
  }
}
