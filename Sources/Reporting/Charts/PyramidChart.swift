public import Quantities

/// A population by age group: men to the left, women to the right, then and now.
public struct PyramidChart: Chart, Hashable {
  /// The words around the chart.
  public var heading: ChartHeading
  /// What the values count.
  public var unit: ChartUnit

  /// The age groups, youngest first.
  public var groups: [Group]

  /// What the filled bars are, such as a year.
  public var name: LocalizedText
  /// What the outlines are.
  public var otherName: LocalizedText

  /// Makes a pyramid; at least one group.
  public init(
    heading: ChartHeading, unit: ChartUnit, name: LocalizedText, otherName: LocalizedText,
    groups: [Group]
  ) {
    precondition(!groups.isEmpty, "A pyramid needs at least one age group.")
    self.heading = heading
    self.unit = unit
    self.name = name
    self.otherName = otherName
    self.groups = groups
  }

  /// One age group: people of each sex, and those to compare with.
  public struct Group: Sendable, Hashable {
    /// The ages, such as 20–24.
    public var label: String
    /// Women.
    public var women: Double
    /// Men.
    public var men: Double
    /// Women to compare with.
    public var otherWomen: Double
    /// Men to compare with.
    public var otherMen: Double

    /// Makes a group.
    public init(
      _ label: String, women: Double, men: Double, otherWomen: Double, otherMen: Double
    ) {
      self.label = label
      self.women = women
      self.men = men
      self.otherWomen = otherWomen
      self.otherMen = otherMen
    }
  }

  /// Says which side is whose, and what bars and outlines are.
  public func key(in language: Language) -> String? {
    LocalizedText(
      "左为男性，右为女性；实心为\(name.chinese)，虚线框为\(otherName.chinese)",
      "men on the left, women on the right; filled: \(name.english), "
        + "dashed: \(otherName.english)")(language)
  }

  private func rowHeight(_ size: ChartSize) -> Double { size.type + 3 }

  /// The height that the age groups need.
  public func height(for size: ChartSize, in language: Language) -> Double {
    Double(groups.count) * rowHeight(size) + size.type * 2 + 14
  }

  /// The bars with their axis between the sexes.
  public func drawing(in language: Language, size: ChartSize) -> Drawing {
    var picture = Drawing()
    let type = size.type - 1
    let scale = LinearScale(
      around: groups.flatMap { [$0.women, $0.men, $0.otherWomen, $0.otherMen] },
      includesZero: true, most: size.isNarrow ? 4 : 6)
    let gap = (groups.map { TextMeasure.width($0.label, size: type) }.max() ?? 0) + 14
    let middle = size.width / 2
    let bottom = Double(groups.count) * rowHeight(size) + 4
    let reach = middle - gap / 2 - 12
    func place(_ value: Double, isFemale: Bool) -> Double {
      let length = scale.position(value, from: 0, to: reach)
      return isFemale ? middle + gap / 2 + length : middle - gap / 2 - length
    }
    for tick in scale.ticks {
      for isFemale in [false, true] {
        let x = place(tick, isFemale: isFemale)
        picture.vertical(4, bottom, x: x, Drawing.Stroke(Palette.rule, 0.8))
        picture.text(
          unit.tick(tick, of: scale), x: x, y: bottom + type + 4, size: type, anchor: .middle)
      }
    }
    for (position, group) in groups.enumerated() {
      let top = 4 + Double(groups.count - 1 - position) * rowHeight(size)
      for (isFemale, value, other) in [
        (false, group.men, group.otherMen), (true, group.women, group.otherWomen),
      ] {
        let start = place(0, isFemale: isFemale)
        func frame(_ value: Double, inset: Double) -> DrawingFrame {
          let end = place(value, isFemale: isFemale)
          return DrawingFrame(
            left: min(start, end), top: top + inset, right: max(start, end),
            bottom: top + rowHeight(size) - inset)
        }
        picture.rectangle(
          frame(value, inset: 2.2), fill: isFemale ? Palette.accent : "#56b4e9", opacity: 0.75)
        picture.rectangle(
          frame(other, inset: 0.8), fill: Palette.paper, opacity: 0,
          stroke: Drawing.Stroke(Palette.secondary, 0.9, dash: "3 2"))
      }
      picture.text(
        group.label, x: middle, y: top + rowHeight(size) / 2 + type * 0.35, size: type,
        anchor: .middle)
    }
    return picture
  }

  /// One row an age group.
  public func dataRows(in language: Language) -> ChartData {
    let (women, men) = (LocalizedText("女性", "women"), LocalizedText("男性", "men"))
    let heads = [name, otherName].flatMap { time in
      [women, men].map { "\(time(language)) \($0(language))" }
    }
    return ChartData(
      heads: [LocalizedText("年龄", "age")(language)] + heads,
      rows: groups.map { group in
        [group.label]
          + [group.women, group.men, group.otherWomen, group.otherMen].map { unit.plain($0) }
      })
  }
}
