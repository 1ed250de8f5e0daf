import Quantities

/// The line at the foot of every printed page, short enough to stay one line.
enum RunningFoot {
  /// The size of its type in points.
  static let size = 8.5

  /// What it may take of a portrait page's 174 mm beside the page number, in points.
  private static let width = 405.0

  /// A notice as it stands behind other words in the foot: its first clause, cut where even that is too
  /// long. The page that it heads holds the whole of it.
  static func shortened(_ notice: LocalizedText, behind words: LocalizedText) -> LocalizedText {
    LocalizedText(
      shortened(notice.chinese, behind: words.chinese),
      shortened(notice.english, behind: words.english))
  }

  private static func shortened(_ notice: String, behind words: String) -> String {
    let room = width - TextMeasure.width(words + " · ", size: size)
    if TextMeasure.width(notice, size: size) <= room { return notice }
    var clause = String(notice.prefix { !"；;。".contains($0) })
    if TextMeasure.width(clause, size: size) <= room { return clause }
    while !clause.isEmpty, TextMeasure.width(clause + "…", size: size) > room {
      clause.removeLast()
    }
    return clause + "…"
  }
}
