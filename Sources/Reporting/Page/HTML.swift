public import Quantities

/// A piece of an HTML document, escaped by construction.
///
/// Text and attribute values can only enter through initialisers that escape them; element and
/// attribute names come from closed lists. The one piece of foreign markup is a chart's drawing,
/// which is built the same way.
public struct HTML: Sendable, Hashable {
  /// The markup so far.
  public let markup: String

  /// Nothing.
  public static let empty = HTML(trusted: "")

  init(trusted markup: String) {
    self.markup = markup
  }

  /// Plain text.
  public init(_ text: String) {
    markup = escaped(text)
  }

  /// An element with its content.
  public init(
    _ tag: Tag, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }
  ) {
    self.init(tag, attributes: attributes, content: content())
  }

  /// An element that holds plain text.
  public init(_ tag: Tag, _ attributes: Attribute..., text: String) {
    self.init(tag, attributes: attributes, content: HTML(text))
  }

  /// An element with attributes made beforehand.
  public init(_ tag: Tag, attributes: [Attribute], content: HTML) {
    var markup = "<" + tag.rawValue
    for attribute in attributes {
      markup += " " + attribute.name
      if let value = attribute.value { markup += "=\"" + escaped(value) + "\"" }
    }
    markup += ">"
    if !tag.isVoid { markup += content.markup + "</" + tag.rawValue + ">" }
    if tag.isBlock { markup += "\n" }
    self.markup = markup
  }

  /// A drawing made by this library.
  public init(_ drawing: Drawing) {
    markup = drawing.markup
  }

  /// Pieces one after the other.
  public init(_ pieces: [HTML]) {
    markup = pieces.reduce(into: "") { $0 += $1.markup }
  }
}

/// Gathers pieces of HTML written one below the other.
@resultBuilder
public enum HTMLBuilder {
  /// Takes a piece as it is.
  public static func buildExpression(_ piece: HTML) -> HTML { piece }
  /// Takes a text, escaped.
  public static func buildExpression(_ text: String) -> HTML { HTML(text) }
  /// Takes pieces one after the other.
  public static func buildExpression(_ pieces: [HTML]) -> HTML { HTML(pieces) }
  /// Joins the pieces of a block in their order.
  public static func buildBlock(_ pieces: HTML...) -> HTML { HTML(pieces) }
  /// Takes the piece of an `if` without `else`; nothing where the condition fails.
  public static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
  /// Takes the piece of the first branch.
  public static func buildEither(first piece: HTML) -> HTML { piece }
  /// Takes the piece of the second branch.
  public static func buildEither(second piece: HTML) -> HTML { piece }
  /// Joins the pieces of a loop in their order.
  public static func buildArray(_ pieces: [HTML]) -> HTML { HTML(pieces) }
}

/// A part of a page that can be written in either language.
public protocol PageComponent: Sendable {
  /// The part as HTML.
  func html(in language: Language) -> HTML
}

/// Text with the five characters that mean something in HTML and XML replaced.
///
/// Control characters that XML forbids are dropped.
func escaped(_ text: String) -> String {
  var needsWork = false
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0..<9, 11..<32:
      needsWork = true
    default:
      continue
    }
  }
  guard needsWork else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case _ where scalar.value < 32 && scalar != "\n" && scalar != "\t": continue
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
