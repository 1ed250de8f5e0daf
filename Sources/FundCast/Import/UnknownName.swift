public import Quantities

/// A name in a table that means nothing to its fund.
public struct UnknownName: Sendable, Hashable {
  /// The fund, by its name.
  public let fund: String
  /// The name as written; with the words above it, divided by `/`, where those are needed.
  public let written: String
  /// The nearest name that the fund has, or all that may be meant.
  public let nearest: LocalizedText?
  /// Whether several things may be meant.
  public let isAmbiguous: Bool
  /// Where it stands first.
  public let place: SourcePlace
  /// How many figures it concerns.
  public var count: Int

  /// The finding about it.
  var finding: Diagnostic {
    Diagnostic(
      code: isAmbiguous ? "ambiguous-name" : "unknown-item", at: place,
      found: isAmbiguous
        ? LocalizedText(
          "“\(written)”可以指 \(nearest?.chinese ?? "")（基金 \(fund)，\(count) 个数）",
          "“\(written)” may mean \(nearest?.english ?? "") (fund \(fund), figures: \(count))")
        : LocalizedText(
          "基金 \(fund) 没有项目“\(written)”（\(count) 个数）",
          "the fund \(fund) has no item “\(written)” (figures: \(count))"),
      remedy: isAmbiguous
        ? nil
        : nearest.map {
          LocalizedText("最接近的是“\($0.chinese)”", "The nearest is “\($0.english)”")
        })
  }
}
