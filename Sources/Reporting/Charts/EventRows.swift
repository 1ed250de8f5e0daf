import Quantities

/// Events over a chart, their words staggered in rows so that none covers another.
struct EventRows {
  private var placed: [(event: ChartEvent, row: Int, text: String, center: Double)] = []

  /// How many rows the words need.
  private(set) var rowCount = 0

  /// The height kept free under the rows, for the words of a rule.
  private let offset: Double

  init(
    _ layers: [TimeLayer], above offset: Double, time: TimeScale, frame: DrawingFrame,
    type: Double, _ language: Language
  ) {
    self.offset = offset
    let events = layers.flatMap { layer -> [ChartEvent] in
      if case .events(let events) = layer { events } else { [] }
    }
    var ends: [Double] = []
    for event in events.sorted(by: { $0.period < $1.period }) {
      let text = event.label(language)
      let half = TextMeasure.width(text, size: type - 1) / 2
      let x = time.middle(event.period, in: frame)
      let center = max(frame.left + half, min(frame.right - half, x))
      let row = ends.firstIndex { $0 + 8 <= center - half } ?? ends.count
      if row == ends.count { ends.append(0) }
      ends[row] = center + half
      placed.append((event, row, text, center))
    }
    rowCount = ends.count
  }

  func draw(in frame: DrawingFrame, time: TimeScale, type: Double, on picture: inout Drawing) {
    let base = frame.top - 4 - offset
    for item in placed {
      let x = time.middle(item.event.period, in: frame)
      let y = base - Double(item.row) * (type + 4)
      picture.vertical(
        y + 2, frame.bottom, x: x, Drawing.Stroke(Palette.baseline, 0.8, dash: "1.5 3"))
    }
    for item in placed {
      let y = base - Double(item.row) * (type + 4)
      picture.text(
        item.text, x: item.center, y: y, size: type - 1, anchor: .middle, hasHalo: true)
    }
  }
}
