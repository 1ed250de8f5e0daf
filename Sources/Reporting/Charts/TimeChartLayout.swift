import Quantities

/// A time chart laid out for one size and language.
struct TimeChartLayout {
  private let chart: TimeChart
  private let language: Language
  private let size: ChartSize
  private let values: LinearScale
  private let time: TimeScale
  private let labels: [EndLabel]
  private let earlyLabels: [EndLabel]
  private let eventRows: EventRows
  private let frame: DrawingFrame

  /// A line's name at its right end.
  private struct EndLabel {
    let lines: [String]
    let style: LineStyle?
    let end: ChartPoint
    let value: Double
  }

  init(_ chart: TimeChart, language: Language, size: ChartSize) {
    self.chart = chart
    self.language = language
    self.size = size
    let values = chart.valueScale
    self.values = values
    let time = TimeScale(over: chart.layers.flatMap(\.periods))
    self.time = time
    let all = TimeChartLayout.labels(of: chart, language, size)
    let isEarly = { (label: EndLabel) in
      Double(time.end - label.end.period.lastMonth.ordinal - 1) > 0.12 * Double(time.months)
    }
    let labels = all.filter { !isEarly($0) }
    self.labels = labels
    earlyLabels = all.filter(isEarly)
    let type = size.type
    let left =
      (values.ticks.map { TextMeasure.width(chart.unit.tick($0, of: values), size: type) }.max()
        ?? 0) + 10
    let widest =
      labels.flatMap(\.lines).map { TextMeasure.width($0, size: type) }.max() ?? -type * 2
    let right = size.width - max(8, widest + type * 2.4)
    var top = type * 0.8
    let plain = DrawingFrame(left: left, top: 0, right: right, bottom: 0)
    let hasRule = chart.layers.contains { if case .rule = $0 { true } else { false } }
    let ruleHeight = hasRule ? type + 6 : 0
    let eventRows = EventRows(
      chart.layers, above: ruleHeight, time: time, frame: plain, type: type, language)
    self.eventRows = eventRows
    top += Double(eventRows.rowCount) * (type + 4) + ruleHeight
    let bottom =
      size.height
      - time.height(
        width: right - left, type: type, showsYears: !chart.showsMonthsOnly)
    frame = DrawingFrame(left: left, top: top, right: right, bottom: bottom)
  }

  func drawing() -> Drawing {
    var picture = Drawing()
    let plot = TimePlot(
      frame: frame, values: values, time: time, unit: chart.unit, language: language,
      type: size.type)
    for layer in chart.layers {
      if case .band = layer { plot.draw(layer, on: &picture) }
    }
    plot.drawGrid(on: &picture)
    time.draw(
      in: frame, on: &picture, type: size.type, showsYears: !chart.showsMonthsOnly)
    for layer in chart.layers {
      if case .band = layer { continue }
      plot.draw(layer, on: &picture)
    }
    for layer in chart.layers {
      if case .band(let band) = layer {
        plot.drawLabel(of: band, beside: chart.layers.compactMap(\.series), on: &picture)
      }
      if case .rule(let period, let label) = layer { rule(period, label, on: &picture) }
      if case .level(let value, let label) = layer {
        self.level(label(language), y: plot.y(value), plot, on: &picture)
      }
    }
    eventRows.draw(in: frame, time: time, type: size.type, on: &picture)
    draw(labels, plot, on: &picture)
    for label in earlyLabels {
      let end = plot.point((label.end.period, label.value))
      picture.text(
        label.lines.joined(separator: " "), x: end.x + 6, y: max(frame.top + size.type, end.y - 6),
        size: size.type, fill: Palette.ink, hasHalo: true)
    }
    return picture
  }

  /// The words of a level: on the axis between its ticks where they fit, else inside above the line.
  private func level(_ label: String, y: Double, _ plot: TimePlot, on picture: inout Drawing) {
    let type = size.type - 1
    let isFree = values.ticks.allSatisfy { abs(plot.y($0) - y) > type }
    if isFree, TextMeasure.width(label, size: type) + 8 <= frame.left {
      picture.text(label, x: frame.left - 6, y: y + type * 0.35, size: type, anchor: .end)
    } else {
      picture.text(label, x: frame.left + 6, y: y - 5, size: type, hasHalo: true)
    }
  }

  private func rule(_ period: Period, _ label: LocalizedText, on picture: inout Drawing) {
    let x =
      chart.layers.contains(where: \.startsAtZero)
      ? time.edge(period.lastMonth.ordinal + 1, in: frame) : time.middle(period, in: frame)
    let top = frame.top - 4
    picture.vertical(top, frame.bottom, x: x, Drawing.Stroke(Palette.secondary, 1))
    let half = TextMeasure.width(label(language), size: size.type) / 2
    let center = max(half + 2, min(size.width - half - 2, x))
    picture.text(
      label(language), x: center, y: top - 5, size: size.type, anchor: .middle)
  }

  private func draw(_ labels: [EndLabel], _ plot: TimePlot, on picture: inout Drawing) {
    let type = size.type
    let spacing = type + 3
    let wishes = labels.map { plot.y($0.value) }
    let centers = LabelPlacement.centers(
      wishes: wishes, heights: labels.map { Double($0.lines.count) * spacing + 3 },
      top: frame.top - spacing / 2, bottom: frame.bottom + spacing / 2)
    for (label, center) in zip(labels, centers) {
      let end = plot.point((label.end.period, label.value))
      let x = frame.right + type * 1.9
      let first = center - Double(label.lines.count - 1) * spacing / 2
      if let style = label.style {
        let sample = DrawingPoint(x: frame.right + type * 0.7, y: first)
        picture.line(end, sample, Drawing.Stroke(Palette.baseline, 0.6))
        picture.line(
          sample, DrawingPoint(x: x - 4, y: first),
          Drawing.Stroke(style.color, style.width, dash: style.dash))
      }
      for (index, line) in label.lines.enumerated() {
        picture.text(
          line, x: x, y: first + Double(index) * spacing + type * 0.35, size: type,
          fill: Palette.ink)
      }
    }
  }

  private static func labels(
    of chart: TimeChart, _ language: Language, _ size: ChartSize
  ) -> [EndLabel] {
    let limit = size.width * (size.isNarrow ? 0.2 : 0.19)
    return chart.layers.compactMap { layer in
      let style: LineStyle?
      switch layer {
      case .line(_, let line) where line.isLabelled, .steps(_, let line) where line.isLabelled:
        style = line
      default: return nil
      }
      guard let series = layer.series, let end = series.points.last(where: { $0.value != nil }),
        let value = end.value
      else { return nil }
      let name = TextMeasure.wrapped(series.name(language), size: size.type, width: limit)
      let figure = chart.unit.text(value)
      return EndLabel(lines: name + [figure], style: style, end: end, value: value)
    }
  }
}
