import Quantities

/// The few figures a reader takes away, side by side.
struct FigureTiles: PageComponent {
  /// The tiles from left to right.
  var tiles: [FigureTile]

  /// Makes a row of tiles; four fit a page's width.
  init(_ tiles: [FigureTile]) {
    self.tiles = tiles
  }

  /// The tiles side by side; they fold into rows where the page is narrow.
  func html(in language: Language) -> HTML {
    HTML(.div, .class("tiles")) {
      for tile in tiles { tile.html(in: language) }
    }
  }
}

/// One figure with its range, its comparison and its recent course.
struct FigureTile: PageComponent {
  /// What is measured.
  var label: LocalizedText

  /// The figure, formatted.
  var figure: String

  /// The unit printed behind the figure.
  var unit: LocalizedText

  /// The range, with what it covers, such as `80% 区间 2.10 至 3.95`.
  var range: LocalizedText?

  /// The comparison with the last report.
  var comparison: LocalizedText?

  /// What the figure rests on, such as which balance over which spending.
  var basis: LocalizedText?

  /// The verdict on the figure, as dot and word; `nil` for none.
  var status: Status?
  /// The figure's recent course; `nil` for none.
  var trend: Sparkline?

  /// Makes a tile.
  init(
    label: LocalizedText, figure: String, unit: LocalizedText, range: LocalizedText? = nil,
    comparison: LocalizedText? = nil, basis: LocalizedText? = nil, status: Status? = nil,
    trend: Sparkline? = nil
  ) {
    self.label = label
    self.figure = figure
    self.unit = unit
    self.range = range
    self.comparison = comparison
    self.basis = basis
    self.status = status
    self.trend = trend
  }

  /// The tile: label, figure with its unit, and the notes that it has.
  func html(in language: Language) -> HTML {
    HTML(.div, .class("tile")) {
      HTML(.p, .class("tile-label")) {
        label(language)
        if let status { status.html(in: language) }
      }
      HTML(.p, .class("tile-figure")) {
        HTML(.span, .class("number"), text: figure)
        " "
        HTML(.span, .class("unit"), text: unit(language))
      }
      if let trend { HTML(.div, .class("tile-trend")) { HTML(trend.drawing(in: language)) } }
      if let range { HTML(.p, .class("tile-note"), text: range(language)) }
      if let comparison { HTML(.p, .class("tile-note"), text: comparison(language)) }
      if let basis { HTML(.p, .class("tile-note basis"), text: basis(language)) }
    }
  }
}
