import Quantities

/// The one stylesheet of a report: screen, phone and paper.
struct Stylesheet {
  let runningHead: String
  let runningFoot: String
  let language: Language

  /// The style rules in order.
  var text: String {
    [
      Stylesheet.base, Stylesheet.headings, Stylesheet.tables, Stylesheet.components,
      Stylesheet.figures, draft, Stylesheet.phone, pages, Stylesheet.paper,
    ].joined(separator: "\n")
  }

  /// The mark of a working draft: words tiled over the section so that they stand on every page.
  private var draft: String {
    let tiles = Language.allCases.map { language in
      let word = Stylesheet.draftWord(language)
      let size = language == .chinese ? 68 : 48
      let image =
        "%3Csvg xmlns='http://www.w3.org/2000/svg' width='430' height='300' viewBox='0 0 430 300'%3E"
        + "%3Ctext x='215' y='165' text-anchor='middle' transform='rotate(-28 215 150)' "
        + "font-family='Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,sans-serif' "
        + "font-size='\(size)' font-weight='700' fill='%231a1a1a' fill-opacity='0.07'%3E"
        + "\(word)%3C/text%3E%3C/svg%3E"
      return """
        .draft-\(language.rawValue) { background: url("data:image/svg+xml,\(image)") 0 0 / 50% auto repeat; \
        -webkit-box-decoration-break: clone; box-decoration-break: clone; }
        """
    }
    return tiles.joined(separator: "\n") + "\n"
      + ".draft-word { margin-left: .8em; font-size: .7em; font-weight: 500; "
      + "border: 1px solid #595959; padding: .1em .5em; white-space: nowrap; }"
  }

  /// The pages: A4 with head and foot; lying pages for wide tables; drafts say so in the head.
  private var pages: String {
    let (head, foot) = (cssString(runningHead), cssString(runningFoot))
    let counter =
      switch language {
      case .chinese: "\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\""
      case .english: "\"Page \" counter(page) \" of \" counter(pages)"
      }
    let draftWords = cssString(
      LocalizedText("测算稿 · 未经审定", "Working draft · not approved")(language))
    let font =
      "font-family: \(Stylesheet.fonts); font-size: \(RunningFoot.size)pt; color: \(Palette.secondary);"
    return """
      @page { size: A4 portrait; margin: 18mm;
        @top-left { content: \(head); \(font) }
        @bottom-left { content: \(foot); white-space: nowrap; \(font) }
        @bottom-right { content: \(counter); white-space: nowrap; \(font) } }
      @page landscape { size: A4 landscape; }
      @page draft { @top-right { content: \(draftWords); \(font) } }
      @page landscape-draft { size: A4 landscape;
        @top-right { content: \(draftWords); \(font) } }
      """
  }

  static func draftWord(_ language: Language) -> String {
    LocalizedText("测算稿", "WORKING DRAFT")(language)
  }

  static let fonts =
    "\"Noto Sans CJK SC\", \"Source Han Sans SC\", \"Microsoft YaHei\", \"PingFang SC\", sans-serif"
}

/// A text as a CSS string that can end neither the string nor the style element.
func cssString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\22 "
    case "\\": result += "\\5C "
    case "<": result += "\\3C "
    case _ where scalar.value < 32: result += " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
