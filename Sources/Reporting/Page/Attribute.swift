public import Quantities

/// An attribute of an HTML element; its value is escaped when it is written.
public struct Attribute: Sendable, Hashable {
  let name: String
  let value: String?

  private init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }

  /// The names, parted by spaces, that the stylesheet knows the element by.
  public static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  /// The name by which links find the element; unique in the document.
  public static func id(_ id: String) -> Attribute { Attribute("id", id) }

  /// The element's language.
  public static func lang(_ language: Language) -> Attribute {
    Attribute("lang", languageTag(language))
  }

  /// A link to an element of the same document.
  public static func href(anchor id: String) -> Attribute { Attribute("href", "#" + id) }

  /// A link to a file beside the document.
  public static func href(file path: String) -> Attribute { Attribute("href", "./" + path) }

  /// Whether a head cell heads its column, its row or several columns.
  public static func scope(_ scope: Scope) -> Attribute { Attribute("scope", scope.rawValue) }

  /// The number of columns that a cell reaches over, itself included.
  static func colspan(_ count: Int) -> Attribute { Attribute("colspan", "\(count)") }
  /// The number of rows that a cell reaches over, itself included.
  static func rowspan(_ count: Int) -> Attribute { Attribute("rowspan", "\(count)") }
  /// Which fact about the document a `meta` element states.
  public static func name(_ name: String) -> Attribute { Attribute("name", name) }
  /// What a `meta` element states.
  public static func content(_ content: String) -> Attribute { Attribute("content", content) }
  /// The encoding that the document is written in.
  static func charset(_ name: String) -> Attribute { Attribute("charset", name) }

  /// The accessible name of a region.
  public static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }

  /// Hides decoration from screen readers.
  static let decorative = Attribute("aria-hidden", "true")

  /// Lets the keyboard reach a scrolling box.
  static let focusable = Attribute("tabindex", "0")

  /// The role of a named region.
  public static let region = Attribute("role", "region")

  /// What a head cell heads.
  public enum Scope: String, Sendable, Hashable {
    /// The column below it.
    case column = "col"
    /// The row to its right.
    case row
    /// The group of columns below it.
    case columnGroup = "colgroup"
    /// The group of rows it stands in.
    case rowGroup = "rowgroup"
  }
}

/// The tag by which documents name a language.
func languageTag(_ language: Language) -> String {
  switch language {
  case .chinese: "zh-CN"
  case .english: "en"
  }
}
