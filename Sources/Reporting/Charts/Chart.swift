public import Quantities

/// The words around a chart.
public struct ChartHeading: Sendable, Hashable {
  /// What the chart shows, as a sentence; it stands above the chart.
  public var finding: LocalizedText

  /// The measure and its basis; the unit is added behind it.
  public var measure: LocalizedText

  /// Where the numbers come from; printed below a chart that stands by itself, `nil` for none.
  public var source: LocalizedText?

  /// The finding in more words for those who cannot see the chart; the finding itself if `nil`.
  public var description: LocalizedText?

  /// Makes a heading.
  public init(
    finding: LocalizedText, measure: LocalizedText, source: LocalizedText? = nil,
    description: LocalizedText? = nil
  ) {
    self.finding = finding
    self.measure = measure
    self.source = source
    self.description = description
  }
}

/// What a chart's value axis counts.
public struct ChartUnit: Sendable, Hashable {
  /// The unit's name, empty for per cent.
  public var name: LocalizedText

  /// Decimals of values printed on the chart.
  public var decimals: Int

  /// Whether values are shares and are printed in per cent.
  var isPercent: Bool

  private var isProbability: Bool

  /// Makes a unit.
  public init(_ name: LocalizedText, decimals: Int, isPercent: Bool = false) {
    self.init(name, decimals: decimals, isPercent: isPercent, isProbability: false)
  }

  /// Months with two decimals.
  public static let months = ChartUnit(LocalizedText("个月", "months"), decimals: 2)

  /// Shares printed as whole per cent.
  public static let percent = ChartUnit(LocalizedText(verbatim: ""), decimals: 0, isPercent: true)

  /// Probabilities, as ``NumberText/probability(_:)`` prints them.
  public static let probability = ChartUnit(
    LocalizedText(verbatim: ""), decimals: 0, isPercent: true, isProbability: true)

  private init(_ name: LocalizedText, decimals: Int, isPercent: Bool, isProbability: Bool) {
    self.name = name
    self.decimals = decimals
    self.isPercent = isPercent
    self.isProbability = isProbability
  }

  /// Money as a table prints it.
  public static func money(_ scale: TableScale) -> ChartUnit {
    ChartUnit(scale.unit.name, decimals: scale.decimals)
  }

  func text(_ value: Double, isSigned: Bool = false) -> String {
    if isProbability { return NumberText.probability(value) }
    if isPercent {
      return NumberText.percent(value, decimals: decimals, zero: .digits, signed: isSigned)
    }
    guard isSigned else { return NumberText.number(value, decimals: decimals, zero: .digits) }
    return NumberText.change(PrintedFigure(rounding: value, decimals: decimals))
  }

  func tick(_ value: Double, of scale: LinearScale) -> String {
    isPercent
      ? NumberText.percent(value, decimals: max(0, scale.decimals - 2), zero: .digits)
      : NumberText.number(value, decimals: scale.decimals, zero: .digits)
  }

  func plain(_ value: Double?) -> String {
    NumberText.plain(value, decimals: isPercent ? decimals + 4 : max(decimals, 4))
  }
}

/// The size a chart is drawn in, in user units that are CSS pixels on screen.
public struct ChartSize: Sendable, Hashable {
  /// The width in user units.
  public var width: Double
  /// The height in user units; charts of rows take the height that their rows need.
  public var height: Double

  /// The size of type.
  public var type: Double

  /// Makes a size.
  public init(width: Double, height: Double, type: Double = 13) {
    self.width = width
    self.height = height
    self.type = type
  }

  /// A report's full width.
  public static let wide = ChartSize(width: 860, height: 300)

  /// A phone's width.
  public static let narrow = ChartSize(width: 358, height: 280, type: 12)

  var isNarrow: Bool { width < 560 }
}

/// A chart's numbers as a table, in plain text for CSV.
public struct ChartData: Sendable, Hashable {
  /// The columns' heads.
  public var heads: [String]
  /// The rows, a text for each head; empty where there is no number.
  public var rows: [[String]]

  /// Makes a table of chart data.
  public init(heads: [String], rows: [[String]]) {
    self.heads = heads
    self.rows = rows
  }
}

/// A picture of numbers that says what it shows.
public protocol Chart: Sendable {
  /// The words around the chart.
  var heading: ChartHeading { get }

  /// What the values count.
  var unit: ChartUnit { get }

  /// Words that explain shading or signs, put behind the measure.
  func key(in language: Language) -> String?

  /// The height that suits a size's width.
  func height(for size: ChartSize, in language: Language) -> Double

  /// The chart without its words around it.
  func drawing(in language: Language, size: ChartSize) -> Drawing

  /// The chart's numbers.
  func dataRows(in language: Language) -> ChartData
}

extension Chart {
  /// Nothing: a chart without shading or signs needs no key.
  public func key(in language: Language) -> String? { nil }

  /// The height of the size itself.
  public func height(for size: ChartSize, in language: Language) -> Double { size.height }

  /// Measure, unit and key on one line.
  public func subtitle(in language: Language) -> String {
    let (comma, stop) = language == .chinese ? ("，", "；") : (", ", "; ")
    var text = heading.measure(language)
    if !unit.name(language).isEmpty {
      text += comma + LocalizedText("单位：", "unit: ")(language) + unit.name(language)
    }
    if let key = key(in: language) { text += stop + key }
    return text
  }

  /// The drawing as an SVG element with title and description.
  func svg(in language: Language, size: ChartSize, className: String) -> String {
    var size = size
    size.height = height(for: size, in: language)
    var picture = Drawing()
    picture.append(trusted: open(in: language, size: size, className: className))
    picture.append(trusted: drawing(in: language, size: size).markup)
    picture.append(trusted: "</svg>\n")
    return picture.markup
  }

  /// The chart as an SVG file of its own, with finding, measure and source.
  func svgDocument(in language: Language, size: ChartSize = .wide) -> String {
    var inner = size
    inner.height = height(for: size, in: language)
    let limit = size.width - 4
    let finding = TextMeasure.wrapped(
      heading.finding(language), size: size.type + 3, width: limit)
    let measure = TextMeasure.wrapped(subtitle(in: language), size: size.type, width: limit)
    let source = heading.source.map {
      TextMeasure.wrapped(
        LocalizedText("来源：", "Source: ")(language) + $0(language), size: size.type - 1,
        width: limit)
    }
    var words = Drawing()
    var y = size.type + 6
    for line in finding {
      words.text(line, x: 2, y: y, size: size.type + 3, fill: Palette.ink, isBold: true)
      y += size.type + 9
    }
    for line in measure {
      words.text(line, x: 2, y: y, size: size.type)
      y += size.type + 6
    }
    words.place(drawing(in: language, size: inner), x: 0, y: y)
    y += inner.height + size.type + 4
    for line in source ?? [] {
      words.text(line, x: 2, y: y, size: size.type - 1)
      y += size.type + 5
    }
    var outer = size
    outer.height = y
    return open(in: language, size: outer, className: "chart") + words.markup + "</svg>\n"
  }

  private func open(in language: Language, size: ChartSize, className: String) -> String {
    let (width, height) = (coordinate(size.width), coordinate(size.height))
    let fonts = Stylesheet.fonts.split(separator: "\"").joined(separator: "'")
    let description = (heading.description ?? heading.finding)(language)
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"\(className)\" role=\"img\" "
      + "lang=\"\(languageTag(language))\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
      + "height=\"\(height)\" font-family=\"\(fonts)\" "
      + "style=\"font-variant-numeric:tabular-nums\">\n"
      + "<title>\(escaped(heading.finding(language)))</title>\n"
      + "<desc>\(escaped(description))</desc>\n"
  }
}
