import Quantities

/// Draws layers into one frame on given scales.
struct TimePlot {
  let frame: DrawingFrame
  let values: LinearScale
  let time: TimeScale
  let unit: ChartUnit
  let language: Language
  let type: Double

  func y(_ value: Double) -> Double {
    values.position(value, from: frame.bottom, to: frame.top)
  }

  /// Light horizontal lines with their values to the left.
  func drawGrid(on picture: inout Drawing) {
    for tick in values.ticks {
      let height = y(tick)
      let isZero = tick == 0
      picture.horizontal(
        frame.left, frame.right, y: height,
        Drawing.Stroke(isZero ? Palette.baseline : Palette.rule, isZero ? 1 : 0.8))
      picture.text(
        unit.tick(tick, of: values), x: frame.left - 7, y: height + type * 0.35, size: type,
        anchor: .end)
    }
  }

  /// Draws one layer's marks; labels at the side are the chart's business.
  func draw(_ layer: TimeLayer, on picture: inout Drawing) {
    switch layer {
    case .band(let band): draw(band, on: &picture)
    case .fan(let fan): draw(fan, on: &picture)
    case .line(let series, let style):
      for run in runs(series.points) {
        picture.path(run.map(point), Drawing.Stroke(style.color, style.width, dash: style.dash))
      }
    case .steps(let series, let style):
      for run in runs(series.points) {
        picture.path(steps(run), Drawing.Stroke(style.color, style.width, dash: style.dash))
      }
    case .columns(let series, let style): columns(series, style, on: &picture)
    case .level(let value, _):
      picture.horizontal(
        frame.left, frame.right, y: y(value), Drawing.Stroke(Palette.secondary, 1, dash: "4 3"))
    case .rule, .events: break
    }
  }

  private func draw(_ band: ChartBand, on picture: inout Drawing) {
    let upper = max(frame.top, band.high.map(y) ?? frame.top)
    let lower = min(frame.bottom, band.low.map(y) ?? frame.bottom)
    guard lower > upper else { return }
    picture.rectangle(
      DrawingFrame(left: frame.left, top: upper, right: frame.right, bottom: lower),
      fill: band.status.color, opacity: 0.1)
  }

  /// The words of a band, inside it at the left: at its foot, or where lines leave more room.
  func drawLabel(of band: ChartBand, beside lines: [ChartSeries], on picture: inout Drawing) {
    let upper = max(frame.top, band.high.map(y) ?? frame.top)
    let lower = min(frame.bottom, band.low.map(y) ?? frame.bottom)
    guard lower - upper >= type + 4 else { return }
    let words = band.status.word(language) + " " + band.label(language)
    let left = frame.left + 9 + type * 0.6
    let right = left + TextMeasure.width(words, size: type - 1)
    let heights = lines.flatMap { line in
      line.points.compactMap { one -> Double? in
        guard let value = one.value else { return nil }
        let place = point((one.period, value))
        return place.x <= right + type ? place.y : nil
      }
    }
    let (foot, head) = (lower - 6, max(upper + type + 2, frame.top + type))
    func room(_ base: Double) -> Double {
      heights.map { abs($0 - (base - type * 0.33)) }.min() ?? .infinity
    }
    let places = head < foot ? [foot, head, (foot + head) / 2] : [foot]
    // A line of text away is enough.
    let base =
      places.first { room($0) >= type + 2 } ?? places.max { room($0) < room($1) } ?? foot
    picture.dot(
      DrawingPoint(x: frame.left + 9, y: base - type * 0.33), radius: type * 0.28,
      fill: band.status.color)
    picture.text(words, x: left, y: base, size: type - 1, hasHalo: true)
  }

  private func draw(_ fan: ChartFan, on picture: inout Drawing) {
    for band in fan.bands {
      let pairs = zip(band.lower, band.upper).compactMap { lower, upper in
        lower.value.flatMap { low in upper.value.map { (lower.period, low, $0) } }
      }
      let edge =
        pairs.map { DrawingPoint(x: time.middle($0.0, in: frame), y: y($0.2)) }
        + pairs.reversed().map { DrawingPoint(x: time.middle($0.0, in: frame), y: y($0.1)) }
      picture.area(edge, fill: Palette.accent, opacity: 0.16)
    }
  }

  private func columns(
    _ series: ChartSeries, _ style: TimeLayer.ColumnStyle, on picture: inout Drawing
  ) {
    let widest =
      series.points.compactMap(\.value).map { TextMeasure.width(unit.text($0), size: type - 1) }
      .max() ?? 0
    for point in series.points {
      guard let value = point.value, value != 0 else { continue }
      let left = time.edge(point.period.firstMonth.ordinal, in: frame)
      let right = time.edge(point.period.lastMonth.ordinal + 1, in: frame)
      let gap = (right - left) * 0.16
      let (upper, lower) = (min(y(value), y(0)), max(y(value), y(0)))
      picture.rectangle(
        DrawingFrame(left: left + gap, top: upper, right: right - gap, bottom: lower),
        fill: style == .observed ? Palette.secondary : Palette.accent)
      if widest <= right - left - 2 {
        picture.text(
          unit.text(value), x: (left + right) / 2, y: value > 0 ? upper - 4 : lower + type,
          size: type - 1,
          anchor: .middle, hasHalo: true)
      }
    }
  }

  func point(_ point: (Period, Double)) -> DrawingPoint {
    DrawingPoint(x: time.middle(point.0, in: frame), y: y(point.1))
  }

  private func steps(_ run: [(Period, Double)]) -> [DrawingPoint] {
    run.flatMap { period, value in
      [
        DrawingPoint(x: time.edge(period.firstMonth.ordinal, in: frame), y: y(value)),
        DrawingPoint(x: time.edge(period.lastMonth.ordinal + 1, in: frame), y: y(value)),
      ]
    }
  }

  /// Stretches of a series without a gap.
  private func runs(_ points: [ChartPoint]) -> [[(Period, Double)]] {
    var result: [[(Period, Double)]] = [[]]
    for point in points {
      if let value = point.value {
        result[result.count - 1].append((point.period, value))
      } else if result.last?.isEmpty == false {
        result.append([])
      }
    }
    return result
  }
}
