import Glibc
import Quantities
import Testing

@testable import Reporting

@Suite("Pages that escape by construction")
struct HTMLTests {
  @Test("Text and attribute values are escaped")
  func escaping() {
    let piece = HTML(.p, .class("a\"b"), .label("<&>")) {
      "<script>alert('x') & more</script>"
      HTML(.br)
    }
    #expect(
      piece.markup
        == "<p class=\"a&quot;b\" aria-label=\"&lt;&amp;&gt;\">&lt;script&gt;alert(&#39;x&#39;) "
        + "&amp; more&lt;/script&gt;<br></p>\n")
  }

  @Test("A running head can end neither its string nor the style element")
  func cssStrings() {
    #expect(cssString("a\"</style>\\\n") == "\"a\\22 \\3C /style>\\5C  \"")
  }

  @Test("A page has no scripts, no network and names its language", arguments: Language.allCases)
  func page(language: Language) {
    let section = ReportSection(
      id: "one", title: LocalizedText("一", "One"), isDraft: true,
      sections: [ReportSection(id: "two", title: LocalizedText("二", "Two"))])
    let page = ReportPage(
      title: LocalizedText("题", "Title"), summary: LocalizedText("摘要", "Summary"),
      runningHead: LocalizedText("基金", "Fund"), runningFoot: LocalizedText("日期", "Date"),
      sections: [section], contentsAfter: 0)
    let text = page.document(in: language)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\""))
    #expect(!text.contains("<script"))
    #expect(!text.contains("https:"))
    #expect(text.contains("<h2>") && text.contains("<h3>"))
    #expect(text.contains("href=\"#two\""))
    #expect(text.contains(LocalizedText("测算稿", "Working draft")(language)))
    #expect(text == page.document(in: language))
  }

  @Test("A status is a dot and its word")
  func status() {
    #expect(Status.red.html(in: .chinese).markup.contains("红"))
    #expect(Status.amber.html(in: .english).markup.contains("Amber"))
  }

  @Test(
    "Status and text colours reach contrast AA on white",
    arguments: [
      Palette.ink, Palette.secondary, Palette.accent, Palette.red, Palette.green,
    ])
  func contrast(color: String) throws {
    let number = try #require(Int(color.dropFirst(), radix: 16))
    func linear(_ shift: Int) -> Double {
      let level = Double(number >> shift & 255) / 255
      return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
    }
    let luminance = 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
    #expect(1.05 / (luminance + 0.05) >= 4.5)
  }
}
