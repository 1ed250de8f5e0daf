public import Quantities

/// Vertical columns from zero by category or year, side by side or stacked.
public struct ColumnChart: Chart, Hashable {
  /// The words around the chart.
  public var heading: ChartHeading
  /// What the columns count.
  public var unit: ChartUnit

  /// The words under the columns, such as years.
  public var categories: [LocalizedText]

  /// The groups, first one leftmost or nearest to zero.
  public var groups: [Group]
  /// Whether groups stand side by side or on one another.
  public var arrangement: Arrangement

  /// The first category that is an estimate; it and those after it are drawn hollow.
  public var firstEstimate: Int?

  /// Makes a column chart; every group must have a value for every category.
  public init(
    heading: ChartHeading, unit: ChartUnit, categories: [LocalizedText], groups: [Group],
    arrangement: Arrangement = .grouped, firstEstimate: Int? = nil
  ) {
    precondition(
      !categories.isEmpty && !groups.isEmpty, "A column chart needs a category and a group.")
    for group in groups {
      precondition(
        group.values.count == categories.count,
        "A group needs \(categories.count) values, not \(group.values.count).")
    }
    self.heading = heading
    self.unit = unit
    self.categories = categories
    self.groups = groups
    self.arrangement = arrangement
    self.firstEstimate = firstEstimate
  }

  /// Columns of one meaning over all categories.
  public struct Group: Sendable, Hashable {
    /// What the group's columns mean, as the key says.
    public var name: LocalizedText
    /// One value for each category, in the chart's unit; `nil` leaves a gap.
    public var values: [Double?]

    /// Makes a group.
    public init(_ name: LocalizedText, _ values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  /// How columns of one category stand.
  public enum Arrangement: Sendable, Hashable {
    /// Side by side, each from zero.
    case grouped
    /// Positive values upward from zero, negative ones downward.
    case stacked
  }

  private static let fills = ["#595959", "#56b4e9", "#d9d9d9", "#009e73", "#e69f00", "#cc79a7"]

  /// Says what hollow columns are, where there are any.
  public func key(in language: Language) -> String? {
    firstEstimate == nil
      ? nil : LocalizedText("空心为预计", "hollow columns are projected")(language)
  }

  private var scale: LinearScale {
    switch arrangement {
    case .grouped:
      return LinearScale(
        around: groups.flatMap { $0.values.compactMap(\.self) }, includesZero: true)
    case .stacked:
      let ends = categories.indices.flatMap { index in
        let values = groups.compactMap { $0.values[index] }
        return [
          values.filter { $0 > 0 }.reduce(0, +), values.filter { $0 < 0 }.reduce(0, +),
        ]
      }
      return LinearScale(around: ends, includesZero: true)
    }
  }

  /// The columns over their categories, with a row of keys above where there are several groups.
  public func drawing(in language: Language, size: ChartSize) -> Drawing {
    var picture = Drawing()
    let (scale, type) = (scale, size.type)
    let left =
      (scale.ticks.map { TextMeasure.width(unit.tick($0, of: scale), size: type) }.max() ?? 0) + 10
    let top = keyRow(in: language, size: size, left: left, on: &picture)
    let slot = (size.width - 8 - left) / Double(categories.count)
    let labels = categories.map { TextMeasure.wrapped($0(language), size: type, width: slot - 4) }
    let lines = Double(labels.map(\.count).max() ?? 1)
    // Labels that no line break makes narrow enough stand under every second, third … column.
    let widest = labels.joined().map { TextMeasure.width($0, size: type) }.max() ?? 0
    let every = max(1, Int((max(type * 2.8, widest + 3) / slot).rounded(.up)))
    let frame = DrawingFrame(
      left: left, top: top, right: size.width - 8, bottom: size.height - lines * (type + 4) - 8)
    func y(_ value: Double) -> Double {
      scale.position(value, from: frame.bottom, to: frame.top)
    }
    for tick in scale.ticks {
      picture.horizontal(frame.left, frame.right, y: y(tick), Drawing.Stroke(Palette.rule, 0.8))
      picture.text(
        unit.tick(tick, of: scale), x: frame.left - 7, y: y(tick) + type * 0.35, size: type,
        anchor: .end)
    }
    for (index, label) in labels.enumerated() {
      let start = frame.left + Double(index) * slot
      columns(index, start: start, slot: slot, y: y, on: &picture)
      for (line, text) in label.enumerated() where index.isMultiple(of: every) {
        picture.text(
          text, x: start + slot / 2, y: frame.bottom + type + 5 + Double(line) * (type + 4),
          size: type, anchor: .middle)
      }
    }
    picture.horizontal(frame.left, frame.right, y: y(0), Drawing.Stroke(Palette.secondary, 1))
    return picture
  }

  private func columns(
    _ index: Int, start: Double, slot: Double, y: (Double) -> Double, on picture: inout Drawing
  ) {
    let isEstimate = firstEstimate.map { index >= $0 } ?? false
    let room = min(slot * 0.72, 84)
    let begin = start + (slot - room) / 2
    var (up, down) = (0.0, 0.0)
    for (rank, group) in groups.enumerated() {
      guard let value = group.values[index], value != 0 else { continue }
      var frame = DrawingFrame(left: begin, top: 0, right: begin + room, bottom: 0)
      switch arrangement {
      case .grouped:
        let width = room / Double(groups.count)
        frame.left = begin + Double(rank) * width + 0.5
        frame.right = frame.left + width - 1
        (frame.top, frame.bottom) = (min(y(value), y(0)), max(y(value), y(0)))
      case .stacked:
        let base = value > 0 ? up : down
        (frame.top, frame.bottom) = (
          min(y(base), y(base + value)), max(y(base), y(base + value))
        )
        if value > 0 { up += value } else { down += value }
      }
      let color = ColumnChart.fills[rank % ColumnChart.fills.count]
      let edge = arrangement == .stacked ? Palette.paper : color
      if isEstimate {
        picture.rectangle(frame, fill: Palette.paper)
        picture.rectangle(
          frame, fill: color, opacity: 0.3, stroke: Drawing.Stroke(color, 1.1, dash: "3 2"))
      } else {
        picture.rectangle(frame, fill: color, stroke: Drawing.Stroke(edge, 0.6))
      }
    }
  }

  /// The groups' names with their fills, in rows; gives the height they took.
  private func keyRow(
    in language: Language, size: ChartSize, left: Double, on picture: inout Drawing
  ) -> Double {
    let type = size.type
    guard groups.count > 1 else { return type * 0.8 }
    var (x, y) = (left, type + 2)
    for (rank, group) in groups.enumerated() {
      let name = group.name(language)
      let width = type + 5 + TextMeasure.width(name, size: type) + 18
      if x > left, x + width > size.width {
        (x, y) = (left, y + type + 7)
      }
      picture.rectangle(
        DrawingFrame(left: x, top: y - type * 0.82, right: x + type * 0.9, bottom: y + type * 0.08),
        fill: ColumnChart.fills[rank % ColumnChart.fills.count])
      picture.text(name, x: x + type + 5, y: y, size: type, fill: Palette.ink)
      x += width
    }
    return y + type * 1.1
  }

  /// One row a category: its name, then the value of each group.
  public func dataRows(in language: Language) -> ChartData {
    ChartData(
      heads: [LocalizedText("类别", "category")(language)] + groups.map { $0.name(language) },
      rows: categories.indices.map { index in
        [categories[index](language)] + groups.map { unit.plain($0.values[index]) }
      })
  }
}
