public import Quantities

/// The head of a report: what it is about and what it rests on.
public struct TitleBlock: PageComponent, Hashable {
  /// What the report is about, set largest.
  public var title: LocalizedText
  /// A line below the title; `nil` for none.
  public var subtitle: LocalizedText?

  /// Facts in order, such as 口径, 数据截至, 编制日期, 版本, 情景.
  public var facts: [Fact]

  /// Makes a title block.
  public init(title: LocalizedText, subtitle: LocalizedText? = nil, facts: [Fact] = []) {
    self.title = title
    self.subtitle = subtitle
    self.facts = facts
  }

  /// One fact about the report.
  public struct Fact: Sendable, Hashable {
    /// What the fact is about, such as 数据截至.
    public var name: LocalizedText
    /// The fact itself.
    public var value: LocalizedText

    /// Makes a fact.
    public init(_ name: LocalizedText, _ value: LocalizedText) {
      self.name = name
      self.value = value
    }
  }

  /// The title, the subtitle and the facts with their names.
  public func html(in language: Language) -> HTML {
    HTML(.header, .class("title-block")) {
      HTML(.h1, text: title(language))
      if let subtitle { HTML(.p, .class("subtitle"), text: subtitle(language)) }
      if !facts.isEmpty {
        HTML(.dl, .class("facts")) {
          for fact in facts {
            HTML(.div) {
              HTML(.dt, text: fact.name(language))
              HTML(.dd, text: fact.value(language))
            }
          }
        }
      }
    }
  }
}

/// The answer in one sentence, with the status as dot and word.
public struct Verdict: PageComponent, Hashable {
  /// The verdict's colour.
  public var status: Status
  /// The answer in one sentence.
  public var sentence: LocalizedText

  /// What the verdict rests on, in smaller type below it.
  public var basis: LocalizedText?

  /// What variants come to, a line each.
  public var variants: [Line]

  /// What a variant comes to.
  public struct Line: Sendable, Hashable {
    /// The variant's own colour.
    public var status: Status
    /// Which variant it is and what it comes to.
    public var sentence: LocalizedText

    /// Makes a line.
    public init(_ status: Status, _ sentence: LocalizedText) {
      self.status = status
      self.sentence = sentence
    }
  }

  /// Makes a verdict.
  public init(
    _ status: Status, _ sentence: LocalizedText, basis: LocalizedText? = nil, variants: [Line] = []
  ) {
    self.status = status
    self.sentence = sentence
    self.basis = basis
    self.variants = variants
  }

  /// The status and the sentence, with the basis below them.
  public func html(in language: Language) -> HTML {
    HTML(.div, .class("verdict \(status.rawValue)")) {
      HTML(.p, .class("sentence")) {
        status.html(in: language)
        HTML(.span, text: sentence(language))
      }
      if let basis { HTML(.p, .class("basis"), text: basis(language)) }
      for variant in variants {
        HTML(.p, .class("variant")) {
          variant.status.html(in: language)
          HTML(.span, text: variant.sentence(language))
        }
      }
    }
  }
}
