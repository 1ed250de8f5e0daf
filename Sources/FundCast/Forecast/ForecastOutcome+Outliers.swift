import Forecasting
public import Quantities

extension ForecastOutcome {
  /// The number of outliers named.
  public var outlierCount: Int { outliers.count }

  /// Whether any of them is left in the series that is forecast.
  public var hasUncorrectedOutliers: Bool { outliers.contains { !$0.isCorrected } }

  /// The outliers in words, a line each.
  public var outlierTexts: [LocalizedText] {
    outliers.map { one in
      let relative = one.relativeSize.map { ", \(percentText($0))" } ?? ""
      let size = "\(fourDigits(one.size))\(relative)"
      let (chinese, english) =
        one.isCorrected ? ("，已修正", ", corrected") : ("，未修正", ", not corrected")
      return LocalizedText(
        "“\(one.series)” \(one.period)：\(one.kind.text.chinese) \(size)\(chinese)",
        "“\(one.series)” \(one.period): \(one.kind.text.english) \(size)\(english)")
    }
  }

  /// The outliers as a table: series, period, kind, size, relative size, statistic and what was done.
  public func outlierCSV() -> [UInt8] { outlierTable.csv }

  /// The outliers, a row each.
  var outlierTable: WrittenTable {
    var writer = WrittenTable(
      "outliers",
      columns: [
        .text("series"), .text("period"), .text("kind"), .number("size"), .number("relative"),
        .number("statistic"), .text("action"),
      ])
    let scales = Dictionary(series.map { ($0.name, $0.scale) }) { first, _ in first }
    for one in outliers {
      writer.append([
        one.series, (scales[one.series] ?? .own).text(one.period), one.kind.rawValue,
        shortText(one.size), one.relativeSize.map(shortText) ?? "",
        one.statistic.map(shortText) ?? "", one.isCorrected ? "corrected" : "reported",
      ])
    }
    return writer
  }
}
