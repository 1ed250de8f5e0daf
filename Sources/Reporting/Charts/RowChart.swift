import Quantities

/// Horizontal bars in rows: words at the left, bars in the middle, figures at the right.
struct RowChart {
  struct Row {
    var label: String
    var from: Double
    var to: Double
    var figure: String
    var fill: Fill
    var isBold = false
    var low: Double?
    var high: Double?
    var remark: String = ""
    /// Whether a thin line joins the bar's end to the next row.
    var isConnected = false
  }

  enum Fill {
    case total, increase, decrease, level
  }

  let rows: [Row]
  let unit: ChartUnit
  let figureHead: String
  let remarkHead: String
  let size: ChartSize

  /// Whether zero must be on the axis.
  var includesZero = true

  private var type: Double { size.type }
  private var labelWidth: Double {
    let widest = rows.map { TextMeasure.width($0.label, size: type) }.max() ?? 0
    return min(widest + 4, size.width * (size.isNarrow ? 0.34 : 0.32))
  }
  private func lines(_ row: Row) -> [String] {
    TextMeasure.wrapped(row.label, size: type, width: labelWidth)
  }
  private func rowHeight(_ row: Row) -> Double {
    max(type * 2.05, Double(lines(row).count) * (type + 4) + 8)
  }
  private var headHeight: Double { figureHead.isEmpty && remarkHead.isEmpty ? 6 : type + 12 }

  var height: Double {
    headHeight + rows.reduce(0) { $0 + rowHeight($1) } + type + 14
  }

  func drawing() -> Drawing {
    var picture = Drawing()
    let figureWidth =
      ((rows.map(\.figure) + [figureHead]).map { TextMeasure.width($0, size: type) }.max() ?? 0) + 8
    let remarkWidth =
      remarkHead.isEmpty
      ? 0
      : ((rows.map(\.remark) + [remarkHead]).map { TextMeasure.width($0, size: type) }.max() ?? 0)
        + 18
    let left = labelWidth + 14
    let right = size.width - figureWidth - remarkWidth - 10
    let scale = LinearScale(
      around: rows.flatMap { [$0.from, $0.to, $0.low ?? $0.to, $0.high ?? $0.to] },
      includesZero: includesZero, most: size.isNarrow ? 4 : 6)
    let bottom = height - type - 14
    func x(_ value: Double) -> Double { scale.position(value, from: left, to: right) }
    for tick in scale.ticks {
      picture.vertical(
        headHeight, bottom, x: x(tick), Drawing.Stroke(Palette.rule, 0.8))
      picture.text(
        unit.tick(tick, of: scale), x: x(tick), y: bottom + type + 4, size: type - 1,
        anchor: .middle)
    }
    let head = type + 1
    if !figureHead.isEmpty {
      picture.text(
        figureHead, x: size.width - remarkWidth - 2, y: head, size: type - 1, anchor: .end)
    }
    if !remarkHead.isEmpty {
      picture.text(remarkHead, x: size.width - 2, y: head, size: type - 1, anchor: .end)
    }
    var y = headHeight
    for (index, row) in rows.enumerated() {
      let height = rowHeight(row)
      let middle = y + height / 2
      words(row, middle: middle, remarkWidth: remarkWidth, on: &picture)
      let thickness = type * 1.15
      let bar = DrawingFrame(
        left: min(x(row.from), x(row.to)), top: middle - thickness / 2,
        right: max(x(row.from), x(row.to)), bottom: middle + thickness / 2)
      fill(bar, row.fill, on: &picture)
      if let low = row.low, let high = row.high {
        whisker(x(low), x(high), y: middle, on: &picture)
      }
      if row.isConnected, index + 1 < rows.count {
        let next = y + height + rowHeight(rows[index + 1]) / 2 - thickness / 2
        picture.vertical(
          middle + thickness / 2, next, x: x(row.to), Drawing.Stroke(Palette.secondary, 0.8))
      }
      y += height
    }
    if scale.low <= 0, scale.high >= 0 {
      picture.vertical(headHeight, bottom, x: x(0), Drawing.Stroke(Palette.secondary, 1))
    }
    return picture
  }

  private func words(
    _ row: Row, middle: Double, remarkWidth: Double, on picture: inout Drawing
  ) {
    let lines = lines(row)
    let first = middle - Double(lines.count - 1) * (type + 4) / 2 + type * 0.35
    for (index, line) in lines.enumerated() {
      picture.text(
        line, x: 2, y: first + Double(index) * (type + 4), size: type, fill: Palette.ink,
        isBold: row.isBold)
    }
    picture.text(
      row.figure, x: size.width - remarkWidth - 2, y: middle + type * 0.35, size: type,
      fill: Palette.ink, anchor: .end, isBold: row.isBold)
    if !row.remark.isEmpty {
      picture.text(
        row.remark, x: size.width - 2, y: middle + type * 0.35, size: type, fill: Palette.ink,
        anchor: .end)
    }
  }

  private func fill(_ bar: DrawingFrame, _ fill: Fill, on picture: inout Drawing) {
    switch fill {
    case .total: picture.rectangle(bar, fill: Palette.secondary)
    case .level:
      picture.vertical(bar.top - 3, bar.bottom + 3, x: bar.right, Drawing.Stroke(Palette.ink, 2.5))
    case .increase: picture.rectangle(bar, fill: Palette.accent)
    case .decrease:
      picture.rectangle(bar, fill: Palette.paper)
      picture.rectangle(
        bar, fill: Palette.decrease, opacity: 0.18, stroke: Drawing.Stroke(Palette.decrease, 1.3))
    }
  }

  private func whisker(_ low: Double, _ high: Double, y: Double, on picture: inout Drawing) {
    let stroke = Drawing.Stroke(Palette.ink, 1.1)
    picture.horizontal(low, high, y: y, stroke)
    for x in [low, high] { picture.vertical(y - 3.5, y + 3.5, x: x, stroke) }
  }
}
