import Quantities

/// The same picture for several scenarios or lines, side by side on one scale.
struct SmallMultiples: Chart, Hashable {
  /// The words around the chart.
  var heading: ChartHeading
  /// What the values of every panel count.
  var unit: ChartUnit
  /// The panels in order, row by row.
  var panels: [Panel]
  /// Whether zero is on the axis; `nil` leaves it out only where all values are far from it.
  var includesZero: Bool?

  /// Makes small multiples; at least one panel must reach over a period.
  init(
    heading: ChartHeading, unit: ChartUnit, panels: [Panel], includesZero: Bool? = nil
  ) {
    precondition(
      panels.contains { !$0.layers.flatMap(\.periods).isEmpty },
      "Small multiples need at least one panel with a period.")
    self.heading = heading
    self.unit = unit
    self.panels = panels
    self.includesZero = includesZero
  }

  /// One small chart.
  struct Panel: Sendable, Hashable {
    /// The words above the panel.
    var title: LocalizedText
    /// The panel's layers; later ones are drawn over earlier ones.
    var layers: [TimeLayer]

    /// Makes a panel from layers.
    init(_ title: LocalizedText, _ layers: [TimeLayer]) {
      self.title = title
      self.layers = layers
    }

    /// Makes a panel of a projection over a baseline.
    init(
      _ title: LocalizedText, history: ChartSeries, projection: ChartSeries,
      baseline: ChartSeries? = nil, fan: ChartFan? = nil, bands: [ChartBand] = []
    ) {
      let last = history.points.last { $0.value != nil }
      var layers: [TimeLayer] = bands.map { .band($0) }
      if let fan { layers.append(.fan(fan)) }
      if let baseline { layers.append(.line(joined(baseline, to: last), .baseline)) }
      layers.append(.line(joined(projection, to: last), .projection))
      layers.append(.line(history, .history))
      self.init(title, layers)
    }
  }

  private func columns(_ size: ChartSize) -> Int {
    size.isNarrow ? min(2, panels.count) : min(panels.count == 4 ? 4 : 3, panels.count)
  }

  private func panelHeight(_ size: ChartSize) -> Double { size.isNarrow ? 150 : 190 }

  /// The height of as many rows of panels as the width makes.
  func height(for size: ChartSize, in language: Language) -> Double {
    let count = columns(size)
    return Double((panels.count + count - 1) / count) * panelHeight(size)
  }

  /// The panels in rows, all on the same axes.
  func drawing(in language: Language, size: ChartSize) -> Drawing {
    var picture = Drawing()
    let type = size.type - 1
    let layers = panels.flatMap(\.layers)
    let values = LinearScale(
      around: layers.flatMap(\.values), includesZero: includesZero, most: 5)
    let time = TimeScale(over: layers.flatMap(\.periods))
    let left =
      (values.ticks.map { TextMeasure.width(unit.tick($0, of: values), size: type) }.max() ?? 0) + 9
    let count = columns(size)
    let (cell, height) = (size.width / Double(count), panelHeight(size))
    for (index, panel) in panels.enumerated() {
      let x = Double(index % count) * cell
      let top = Double(index / count) * height
      let frame = DrawingFrame(
        left: x + left, top: top + type * 2.4, right: x + cell - 12,
        bottom: top + height - time.height(width: cell - 12 - left, type: type) - 8)
      let plot = TimePlot(
        frame: frame, values: values, time: time, unit: unit, language: language, type: type)
      for layer in panel.layers {
        if case .band = layer { plot.draw(layer, on: &picture) }
      }
      plot.drawGrid(on: &picture)
      time.draw(in: frame, on: &picture, type: type)
      for layer in panel.layers {
        if case .band = layer { continue }
        plot.draw(layer, on: &picture)
      }
      title(
        of: panel, x: frame.left, y: top + type * 1.3, width: frame.width, type, language, &picture)
    }
    return picture
  }

  private func title(
    of panel: Panel, x: Double, y: Double, width: Double, _ type: Double, _ language: Language,
    _ picture: inout Drawing
  ) {
    let title = panel.title(language)
    let fits = TextMeasure.width(title, size: type) * 1.05 <= width + 8
    let size = fits ? type : type * max(0.78, width / TextMeasure.width(title, size: type))
    picture.text(title, x: x, y: y, size: size, fill: Palette.ink, isBold: true)
  }

  /// Says what the dashed grey line is, where a panel has a baseline.
  func key(in language: Language) -> String? {
    let hasBaseline = panels.contains { panel in
      panel.layers.contains { if case .line(_, .baseline) = $0 { true } else { false } }
    }
    return hasBaseline
      ? LocalizedText("灰色虚线为基准", "dashed grey: baseline")(language) : nil
  }

  /// One row a panel and period.
  func dataRows(in language: Language) -> ChartData {
    let heads = [
      LocalizedText("图", "panel"), LocalizedText("序列", "series"), LocalizedText("时期", "period"),
      LocalizedText("数值", "value"),
    ]
    var rows: [[String]] = []
    for panel in panels {
      for series in panel.layers.compactMap(\.series) {
        for point in series.points {
          rows.append([
            panel.title(language), series.name(language), "\(point.period)",
            unit.plain(point.value),
          ])
        }
      }
    }
    return ChartData(heads: heads.map { $0(language) }, rows: rows)
  }
}
