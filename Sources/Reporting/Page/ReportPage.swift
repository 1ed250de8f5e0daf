public import Quantities

/// A whole report: one HTML file without scripts and without a network.
public struct ReportPage: Sendable {
  /// The document's title, as a browser shows it.
  public var title: LocalizedText

  /// One sentence for the document's description.
  public var summary: LocalizedText

  /// The running head on paper: the fund.
  public var runningHead: LocalizedText

  /// The running foot on paper: date and version; the page number is added.
  public var runningFoot: LocalizedText

  /// The report's parts in order.
  public var sections: [ReportSection]

  /// After which of the sections the table of contents stands; `nil` for none.
  public var contentsAfter: Int?

  /// Makes a report page.
  public init(
    title: LocalizedText, summary: LocalizedText, runningHead: LocalizedText,
    runningFoot: LocalizedText, sections: [ReportSection], contentsAfter: Int? = nil
  ) {
    self.title = title
    self.summary = summary
    self.runningHead = runningHead
    self.runningFoot = runningFoot
    self.sections = sections
    self.contentsAfter = contentsAfter
  }

  /// The document in a language.
  public func document(in language: Language) -> String {
    let style = Stylesheet(
      runningHead: runningHead(language), runningFoot: runningFoot(language), language: language)
    let head = HTML([
      HTML(.meta, .charset("utf-8")),
      HTML(.meta, .name("viewport"), .content("width=device-width, initial-scale=1")),
      HTML(.title, text: title(language)),
      HTML(.meta, .name("description"), .content(summary(language))),
      HTML(.style, attributes: [], content: HTML(trusted: style.text)),
    ])
    let main = HTML(.main, attributes: [], content: HTML(body(in: language)))
    let document = HTML(.html, .lang(language)) {
      HTML(.head, attributes: [], content: head)
      HTML(.body, attributes: [], content: main)
    }
    return "<!DOCTYPE html>\n" + document.markup
  }

  private func body(in language: Language) -> [HTML] {
    var count = 0
    var pieces: [HTML] = []
    for (index, section) in sections.enumerated() {
      if section.showsTitle { count += 1 }
      pieces.append(section.html(depth: 2, number: "\(count)", in: language))
      if index == contentsAfter {
        pieces.append(TableOfContents(sections).html(in: language))
      }
    }
    return pieces
  }
}
