public import Quantities

/// A chart over time made of layers: the grammar the named charts are written in.
public struct TimeChart: Chart, Hashable {
  /// The words around the chart.
  public var heading: ChartHeading
  /// What the values count.
  public var unit: ChartUnit
  /// The layers; later ones are drawn over earlier ones.
  public var layers: [TimeLayer]

  /// Whether zero is on the axis; `nil` leaves it out only where all values are far from it.
  public var includesZero: Bool?

  /// Whether the axis is one year's twelve months without the year.
  public var showsMonthsOnly: Bool

  /// Makes a chart; at least one layer must reach over a period.
  public init(
    heading: ChartHeading, unit: ChartUnit, layers: [TimeLayer], includesZero: Bool? = nil,
    showsMonthsOnly: Bool = false
  ) {
    precondition(
      layers.contains { !$0.periods.isEmpty }, "A chart over time needs at least one period.")
    self.heading = heading
    self.unit = unit
    self.layers = layers
    self.includesZero = includesZero
    self.showsMonthsOnly = showsMonthsOnly
  }

  /// The scale all values fit on.
  var valueScale: LinearScale {
    LinearScale(
      around: layers.flatMap(\.values),
      includesZero: layers.contains(where: \.startsAtZero) ? true : includesZero)
  }

  /// Says which intervals the bands of a fan are, where there is one.
  public func key(in language: Language) -> String? {
    for layer in layers {
      if case .fan(let fan) = layer, !fan.bands.isEmpty {
        let levels = fan.bands.map { "\($0.level)%" }
        return switch language {
        case .chinese: "色带由浅到深：" + levels.joined(separator: "、") + " 区间"
        case .english: "bands from light to dark: " + levels.joined(separator: ", ") + " intervals"
        }
      }
    }
    return nil
  }

  /// The layers with axes and labels.
  public func drawing(in language: Language, size: ChartSize) -> Drawing {
    let layout = TimeChartLayout(self, language: language, size: size)
    return layout.drawing()
  }

  /// One row a period: the period, then every series and band edge.
  public func dataRows(in language: Language) -> ChartData {
    var columns: [(head: String, points: [ChartPoint])] = []
    for layer in layers {
      if let series = layer.series { columns.append((series.name(language), series.points)) }
      if case .fan(let fan) = layer {
        for band in fan.bands {
          let ends = [LocalizedText("下限", "lower"), LocalizedText("上限", "upper")]
          columns.append(("\(band.level)% \(ends[0](language))", band.lower))
          columns.append(("\(band.level)% \(ends[1](language))", band.upper))
        }
      }
    }
    let periods = columns.flatMap { $0.points.map(\.period) }.sorted()
    var rows: [[String]] = []
    var previous: Period?
    for period in periods where period != previous {
      previous = period
      let label = showsMonthsOnly ? "\(period.index)" : "\(period)"
      rows.append(
        [label]
          + columns.map { column in
            unit.plain(column.points.first { $0.period == period }.flatMap(\.value))
          })
    }
    let head =
      showsMonthsOnly ? LocalizedText("月份", "month") : LocalizedText("时期", "period")
    return ChartData(heads: [head(language)] + columns.map(\.head), rows: rows)
  }
}
