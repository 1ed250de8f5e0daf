import Quantities

/// What each lever's change by one unit does: 每变动一单位影响多少.
struct EffectChart: Chart, Hashable {
  /// The words around the chart.
  var heading: ChartHeading
  /// What the effects are counted in.
  var unit: ChartUnit

  /// The levers in the order they are printed.
  var effects: [Effect]

  /// The head over the remarks, such as `可支付月数`; empty for none.
  var remarkHead: LocalizedText

  /// Makes an effect chart.
  init(
    heading: ChartHeading, unit: ChartUnit, effects: [Effect],
    remarkHead: LocalizedText = LocalizedText(verbatim: "")
  ) {
    self.heading = heading
    self.unit = unit
    self.effects = effects
    self.remarkHead = remarkHead
  }

  /// One lever, its unit step and its effect.
  struct Effect: Sendable, Hashable {
    /// The lever with its step, such as `个人缴费 +10 元/人·年`.
    var label: LocalizedText

    /// The effect of one step, in the chart's unit; above zero improves.
    var value: Double

    /// The range of the effect; both or neither.
    var low: Double?
    /// The upper end of the range; `nil` where there is none.
    var high: Double?

    /// The effect in another measure, formatted, such as `+0.12 个月`.
    var remark: String

    /// Makes an effect.
    init(
      _ label: LocalizedText, _ value: Double, low: Double? = nil, high: Double? = nil,
      remark: String = ""
    ) {
      self.label = label
      self.value = value
      self.low = low
      self.high = high
      self.remark = remark
    }
  }

  /// Says what solid and hollow bars mean, and the thin line where a range is drawn.
  func key(in language: Language) -> String? {
    var words = LocalizedText("实心为改善，空心为恶化", "solid improves, hollow worsens")(language)
    if effects.contains(where: { $0.low != nil }) {
      words += LocalizedText("，细线为区间", ", thin line: range")(language)
    }
    return words
  }

  /// The height that the rows need; it does not depend on the size's own.
  func height(for size: ChartSize, in language: Language) -> Double {
    rows(in: language, size: size).height
  }

  /// One bar a lever from zero, with figure and remark; no remarks where the width is narrow.
  func drawing(in language: Language, size: ChartSize) -> Drawing {
    rows(in: language, size: size).drawing()
  }

  private func rows(in language: Language, size: ChartSize) -> RowChart {
    let rows = effects.map { effect in
      RowChart.Row(
        label: effect.label(language), from: 0, to: effect.value,
        figure: unit.text(effect.value, isSigned: true),
        fill: effect.value < 0 ? .decrease : .increase, low: effect.low, high: effect.high,
        remark: size.isNarrow ? "" : effect.remark)
    }
    return RowChart(
      rows: rows, unit: unit, figureHead: unit.name(language),
      remarkHead: size.isNarrow ? "" : remarkHead(language), size: size)
  }

  /// One row a lever: label, effect, range and remark.
  func dataRows(in language: Language) -> ChartData {
    let heads = [
      LocalizedText("参数", "lever"), LocalizedText("影响", "effect"), LocalizedText("下限", "lower"),
      LocalizedText("上限", "upper"), remarkHead,
    ]
    return ChartData(
      heads: heads.map { $0(language) },
      rows: effects.map {
        [
          $0.label(language), unit.plain($0.value), unit.plain($0.low), unit.plain($0.high),
          $0.remark,
        ]
      })
  }
}
