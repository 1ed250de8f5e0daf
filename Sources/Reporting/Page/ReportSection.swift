public import Quantities

/// A headed part of a report, with parts of its own.
public struct ReportSection: Sendable, Hashable {
  /// The name links point to; unique in the report, letters, digits and hyphens.
  public var id: String

  /// The section's heading.
  public var title: LocalizedText
  /// How the section lies on paper.
  public var layout: Layout

  /// Whether the section is a working draft and carries 测算稿 across every page.
  public var isDraft: Bool

  /// Whether the title is printed; where it is not, it still names the section for screen readers.
  public var showsTitle: Bool

  /// What stands between the heading and the sections below it.
  public var content: HTML
  /// The sections below this one, in order.
  public var sections: [ReportSection]

  /// Makes a section.
  public init(
    id: String, title: LocalizedText, layout: Layout = .portrait, isDraft: Bool = false,
    showsTitle: Bool = true, sections: [ReportSection] = [],
    @HTMLBuilder content: () -> HTML = { .empty }
  ) {
    self.id = id
    self.title = title
    self.layout = layout
    self.isDraft = isDraft
    self.showsTitle = showsTitle
    self.sections = sections
    self.content = content()
  }

  /// How a section lies on paper.
  public enum Layout: String, Sendable, Hashable {
    /// In the run of the text.
    case portrait
    /// On a sheet of its own, A4 upright.
    case sheet
    /// On pages of its own, A4 lying, for wide tables.
    case landscape
  }
}

extension ReportSection {
  /// The section at a depth, 2 for a part of the report, with its number such as `3.1`.
  func html(depth: Int, number: String, in language: Language) -> HTML {
    var names = "depth-\(depth) \(layout.rawValue)"
    if isDraft { names += " draft draft-\(language.rawValue)" }
    if isDraft, layout == .landscape { names += " landscape-draft" }
    let heading: Tag =
      switch depth {
      case 2: .h2
      case 3: .h3
      case 4: .h4
      default: .h5
      }
    var attributes: [Attribute] = [.class(names), .id(id)]
    if !showsTitle { attributes.append(.label(title(language))) }
    var pieces: [HTML] = []
    if showsTitle {
      pieces.append(
        HTML(heading) {
          HTML(.span, .class("number"), text: number)
          HTML(title(language))
          if isDraft {
            HTML(.span, .class("draft-word"), text: LocalizedText("测算稿", "Working draft")(language))
          }
        })
    }
    pieces.append(content)
    for (index, section) in sections.enumerated() {
      pieces.append(section.html(depth: depth + 1, number: "\(number).\(index + 1)", in: language))
    }
    return HTML(.section, attributes: attributes, content: HTML(pieces))
  }
}

/// The list of a report's sections with links to them.
public struct TableOfContents: PageComponent {
  /// The report's parts, listed in order.
  public var sections: [ReportSection]

  /// Levels that are listed, 1 for parts only.
  public var levels: Int

  /// Makes a table of contents.
  public init(_ sections: [ReportSection], levels: Int = 2) {
    self.sections = sections
    self.levels = levels
  }

  /// The list with its numbers; sections that hide their titles are left out.
  public func html(in language: Language) -> HTML {
    HTML(.nav, .class("contents"), .label(LocalizedText("目录", "Contents")(language))) {
      HTML(.p, .class("contents-title"), text: LocalizedText("目录", "Contents")(language))
      list(sections, prefix: "", level: 1, in: language)
    }
  }

  private func list(
    _ sections: [ReportSection], prefix: String, level: Int, in language: Language
  ) -> HTML {
    HTML(.ol) {
      for (number, section) in numbered(sections) {
        HTML(.li) {
          HTML(.a, .href(anchor: section.id)) {
            HTML(.span, .class("number"), text: prefix + number)
            HTML(section.title(language))
          }
          if level < levels, !section.sections.isEmpty {
            list(section.sections, prefix: prefix + number + ".", level: level + 1, in: language)
          }
        }
      }
    }
  }
}

/// Sections with their numbers; a section that hides its title has none and is not counted.
func numbered(_ sections: [ReportSection]) -> [(number: String, section: ReportSection)] {
  var count = 0
  return sections.compactMap { section in
    guard section.showsTitle else { return nil }
    count += 1
    return ("\(count)", section)
  }
}
