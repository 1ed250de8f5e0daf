import Quantities

/// A scale over calendar time, in months.
struct TimeScale: Hashable {
  /// The first month shown.
  let first: Int

  /// The month after the last one shown.
  let end: Int

  /// Whether any period is shorter than a year.
  let hasMonths: Bool

  /// A scale over periods, at least one.
  init(over periods: [Period]) {
    let firsts = periods.map(\.firstMonth.ordinal)
    let lasts = periods.map(\.lastMonth.ordinal)
    first = firsts.min() ?? 0
    end = max((lasts.max() ?? 11) + 1, first + 1)
    hasMonths = periods.contains { $0.frequency != .year }
  }

  var months: Int { end - first }

  /// Where the start of a month lies.
  func edge(_ month: Int, in frame: DrawingFrame) -> Double {
    frame.left + Double(month - first) / Double(months) * frame.width
  }

  /// Where the middle of a period lies.
  func middle(_ period: Period, in frame: DrawingFrame) -> Double {
    (edge(period.firstMonth.ordinal, in: frame) + edge(period.lastMonth.ordinal + 1, in: frame)) / 2
  }

  /// Draws the axis under a frame: years labelled, months ticked lightly.
  func draw(
    in frame: DrawingFrame, on picture: inout Drawing, type: Double, showsYears: Bool = true
  ) {
    let stroke = Drawing.Stroke(Palette.baseline, 1)
    let light = Drawing.Stroke(Palette.rule, 1)
    picture.horizontal(frame.left, frame.right, y: frame.bottom, stroke)
    let monthWidth = frame.width / Double(months)
    let labelsMonths = hasMonths && monthWidth >= type * 1.45
    let labelsQuarters = hasMonths && !labelsMonths && monthWidth >= type * 0.62
    if hasMonths {
      for month in first...end where !month.isMultiple(of: 12) {
        guard monthWidth >= 3.5 || month.isMultiple(of: 3) && monthWidth >= 1.2 else { continue }
        let x = edge(month, in: frame)
        picture.vertical(frame.bottom, frame.bottom + 3, x: x, light)
      }
      for month in first..<end {
        let number = month % 12 + 1
        guard labelsMonths || labelsQuarters && [3, 6, 9].contains(number) else { continue }
        let x = edge(month, in: frame) + monthWidth / 2
        picture.text(
          "\(number)", x: x, y: frame.bottom + type + 4, size: type - 1.5, anchor: .middle)
      }
    }
    guard showsYears else { return }
    let drop = labelsMonths || labelsQuarters ? type + 5 : 0
    years(in: frame, on: &picture, type: type, drop: drop, stroke: stroke)
  }

  private func years(
    in frame: DrawingFrame, on picture: inout Drawing, type: Double, drop: Double,
    stroke: Drawing.Stroke
  ) {
    let yearWidth = frame.width / Double(months) * 12
    let need = TextMeasure.width("2025", size: type) + 10
    var every = 1
    for candidate in [1, 2, 5, 10, 20] {
      every = candidate
      if yearWidth * Double(candidate) >= (candidate == 1 ? need : need * 1.15) { break }
    }
    for year in (first / 12)...((end - 1) / 12) {
      let start = max(first, year * 12)
      let stop = min(end, year * 12 + 12)
      if year * 12 >= first {
        let x = edge(year * 12, in: frame)
        picture.vertical(frame.bottom, frame.bottom + 7 + drop, x: x, stroke)
      }
      let (left, right) = (edge(start, in: frame), edge(stop, in: frame))
      guard year.isMultiple(of: every), every > 1 || right - left >= need - 8 else { continue }
      picture.text(
        "\(year)", x: every > 1 ? edge(year * 12, in: frame) + yearWidth / 2 : (left + right) / 2,
        y: frame.bottom + type + 6 + drop, size: type, anchor: .middle)
    }
  }

  /// The height the axis needs under the frame.
  func height(width: Double, type: Double, showsYears: Bool = true) -> Double {
    let monthWidth = width / Double(months)
    return (showsYears ? type + 10 : 5) + (hasMonths && monthWidth >= type * 0.62 ? type + 5 : 0)
  }
}
