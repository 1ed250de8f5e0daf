/// The HTML elements a report is made of.
public enum Tag: String, Sendable, Hashable, CaseIterable {
  /// The document, its head and its body.
  case html, head, title, meta, style, body
  /// The parts of a page.
  case header, main, footer, section, nav, article, aside, div, figure, figcaption
  /// Headings by level.
  case h1, h2, h3, h4, h5, h6
  /// Blocks of text and lists.
  case p, ul, ol, li, dl, dt, dd, pre
  /// Tables and their parts.
  case table, caption, colgroup, col, thead, tbody, tfoot, tr, th, td
  /// Marks within a text, lines and breaks, and text that folds away.
  case span, strong, em, small, a, code, br, hr, sup, time, details, summary

  /// Whether the element has no content and no end tag.
  var isVoid: Bool {
    switch self {
    case .meta, .br, .hr, .col: true
    default: false
    }
  }

  /// Whether a new line follows the element, which keeps the source readable.
  var isBlock: Bool {
    switch self {
    case .span, .strong, .em, .small, .a, .code, .br, .sup, .time, .th, .td: false
    default: true
    }
  }
}
