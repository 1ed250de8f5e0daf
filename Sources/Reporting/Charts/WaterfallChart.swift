import Quantities

/// A change taken apart by cause, from an opening to a closing amount.
struct WaterfallChart: Chart, Hashable {
  /// The words around the chart.
  var heading: ChartHeading
  /// What the amounts count.
  var unit: ChartUnit

  /// The amount at the start; `nil` shows the causes from zero without it.
  var opening: Total?

  /// The causes in the order they are printed.
  var causes: [Cause]

  /// The words for the amount at the end, which is the opening plus all causes.
  var closingLabel: LocalizedText

  /// Makes a waterfall; give the causes as they are printed, so that they add up.
  init(
    heading: ChartHeading, unit: ChartUnit, opening: Total? = nil, causes: [Cause],
    closingLabel: LocalizedText
  ) {
    self.heading = heading
    self.unit = unit
    self.opening = opening
    self.causes = causes
    self.closingLabel = closingLabel
  }

  /// A labelled amount.
  struct Total: Sendable, Hashable {
    /// What the amount is.
    var label: LocalizedText
    /// The amount in the chart's unit; signed where it is a cause.
    var value: Double

    /// Makes a labelled amount.
    init(_ label: LocalizedText, _ value: Double) {
      self.label = label
      self.value = value
    }
  }

  /// A cause with its signed amount.
  typealias Cause = Total

  /// The opening plus all causes.
  var closing: Double { causes.reduce(opening?.value ?? 0) { $0 + $1.value } }

  /// Says what solid and hollow bars are, and upright marks where they stand for levels.
  func key(in language: Language) -> String? {
    showsLevels
      ? LocalizedText(
        "实心为增加，空心为减少，竖线为期初、期末水平，横轴不从零起",
        "solid adds, hollow takes away, upright marks are levels, axis not from zero")(language)
      : LocalizedText("实心为增加，空心为减少", "solid adds, hollow takes away")(language)
  }

  /// Whether the causes are so small beside the totals that bars from zero would hide them.
  ///
  /// The totals are then marks on the axis instead of bars; the causes keep their true lengths.
  private var showsLevels: Bool {
    guard let opening else { return false }
    var (level, low, high) = (opening.value, opening.value, opening.value)
    for cause in causes {
      level += cause.value
      (low, high) = (min(low, level), max(high, level))
    }
    return low > 0 && high - low < 0.4 * high
  }

  /// The height that the rows need; it does not depend on the size's own.
  func height(for size: ChartSize, in language: Language) -> Double {
    rows(in: language, size: size).height
  }

  /// One bar an amount, each starting where the one before it ends.
  func drawing(in language: Language, size: ChartSize) -> Drawing {
    rows(in: language, size: size).drawing()
  }

  private func rows(in language: Language, size: ChartSize) -> RowChart {
    var rows: [RowChart.Row] = []
    var level = opening?.value ?? 0
    if let opening {
      rows.append(
        RowChart.Row(
          label: opening.label(language), from: showsLevels ? opening.value : 0,
          to: opening.value, figure: unit.text(opening.value),
          fill: showsLevels ? .level : .total, isBold: true, isConnected: true))
    }
    for cause in causes {
      rows.append(
        RowChart.Row(
          label: cause.label(language), from: level, to: level + cause.value,
          figure: unit.text(cause.value, isSigned: true),
          fill: cause.value < 0 ? .decrease : .increase, isConnected: true))
      level += cause.value
    }
    rows.append(
      RowChart.Row(
        label: closingLabel(language), from: showsLevels ? level : 0, to: level,
        figure: unit.text(level, isSigned: opening == nil),
        fill: showsLevels ? .level : .total, isBold: true))
    return RowChart(
      rows: rows, unit: unit, figureHead: "", remarkHead: "", size: size,
      includesZero: !showsLevels)
  }

  /// One row an amount: label, change, and the level after it.
  func dataRows(in language: Language) -> ChartData {
    var rows: [[String]] = []
    var level = opening?.value ?? 0
    if let opening {
      rows.append([opening.label(language), "", unit.plain(opening.value)])
    }
    for cause in causes {
      level += cause.value
      rows.append([cause.label(language), unit.plain(cause.value), unit.plain(level)])
    }
    rows.append([closingLabel(language), "", unit.plain(level)])
    let heads = [
      LocalizedText("项目", "item"), LocalizedText("变动", "change"), LocalizedText("累计", "level"),
    ]
    return ChartData(heads: heads.map { $0(language) }, rows: rows)
  }
}
