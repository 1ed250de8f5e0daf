public import Funds
public import Quantities

/// A warning about one fund: a draft for review.
public struct Warning: Sendable, Hashable {
  /// The rule that warns.
  public let rule: WarningRule

  /// The fund's title.
  public let fund: LocalizedText

  /// What is expected, in one sentence with its date and probability.
  public let sentence: LocalizedText

  /// The first date at which the probability reaches the rule's; the last closed period for what
  /// has been observed.
  public let when: Period

  /// From when on the central path stays below to the end of the projection: for payable months that
  /// fall too low, where they do not recover by then; else `nil`. Later than ``when`` where they
  /// recover for some time.
  public let lasting: Period?

  /// The probability at that date with its Monte Carlo error; `nil` where no paths were simulated
  /// or the fact is observed.
  public let probability: Probability?

  /// The highest probability within the rule's span, and its date.
  public let peak: Probability?
  /// The date of the highest probability; `nil` where there is none.
  public let peakPeriod: Period?

  /// Why: the largest contributions to the growth of expenditure in that year.
  public let causes: [GrowthAnalysis.Contribution]

  /// What the probability rests on.
  public let evidence: WarningEvidence

  /// The paper that the rule's direction calls for.
  public let draft: NoticeDraft

  /// The colour that the rule gives.
  public var colour: WarningColour { rule.colour }
}

/// What a warning rests on.
public struct WarningEvidence: Sendable, Hashable {
  /// A line's share of the evidence.
  public struct Line: Sendable, Hashable {
    /// The line's name as printed.
    public let title: LocalizedText

    /// Years of growth observed.
    public let growthYears: Int

    /// Degrees of freedom behind its spread, the model's assumption included.
    public let degreesOfFreedom: Double
  }

  /// The largest line of each side.
  public let lines: [Line]

  /// The fewest years of growth that one of the lines has.
  public var growthYears: Int { lines.map(\.growthYears).min() ?? 0 }

  /// What chances rest on, in words: growth that was observed, else what the model states.
  public static func growthWords(years: Int) -> LocalizedText {
    years == 0
      ? LocalizedText("模型写明的波动（还没有增长观测）", "the model's stated uncertainty (no growth observed yet)")
      : LocalizedText(
        "\(years) 年增长观测", "\(years) \(years == 1 ? "year" : "years") of observed growth")
  }

  /// Simulated paths and their seed; no paths where the central path alone was looked at.
  public let paths: Int
  /// The seed that every random number was keyed by.
  public let seed: UInt64
}

/// The text of a notice, for review before anything is sent.
public struct NoticeDraft: Sendable, Hashable {
  /// Who the notice goes to, and at which stage of the procedure.
  public let direction: WarningDirection
  /// Whom the notice addresses; no institution is named.
  public let addressee: LocalizedText
  /// The kind of paper and what it is about.
  public let title: LocalizedText
  /// The text of the notice.
  public let body: LocalizedText
}
