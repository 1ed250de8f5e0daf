public import Quantities

/// What a paper comes to for one fund, or for one measure and fund.
public struct PaperEntry: Sendable, Hashable {
  /// The fund, with the measure where the paper is about measures.
  public let title: LocalizedText
  /// What it comes to, a sentence each.
  public let sentences: [LocalizedText]
}
