public import Quantities

/// Points with an amount each: causes, measures, risks.
public struct KeyPoints: PageComponent, Hashable {
  /// What the points are, as the head over them.
  public var title: LocalizedText

  /// Heads over the amounts; as many as each point has amounts.
  public var amountHeads: [LocalizedText]

  /// The points in order; they are numbered from 1.
  public var points: [Point]

  /// Makes a list of points; every point must have an amount for every head.
  public init(title: LocalizedText, amountHeads: [LocalizedText], points: [Point]) {
    for point in points {
      precondition(
        point.amounts.count == amountHeads.count,
        "A point needs \(amountHeads.count) amounts, not \(point.amounts.count).")
    }
    self.title = title
    self.amountHeads = amountHeads
    self.points = points
  }

  /// One point.
  public struct Point: Sendable, Hashable {
    /// The point in words.
    public var text: LocalizedText
    /// Its amounts, formatted, one for each head.
    public var amounts: [String]

    /// Makes a point from its words and formatted amounts.
    public init(_ text: LocalizedText, _ amounts: [String]) {
      self.text = text
      self.amounts = amounts
    }
  }

  /// The points as the numbered rows of a table, amounts at the right.
  public func html(in language: Language) -> HTML {
    HTML(.div, .class("key-points")) {
      HTML(.table, .class("data points")) {
        HTML(.thead) {
          HTML(.tr) {
            HTML(.th, .class("prose"), .scope(.column), text: title(language))
            for head in amountHeads {
              HTML(.th, .class("figure"), .scope(.column), text: head(language))
            }
          }
        }
        HTML(.tbody) {
          for (index, point) in points.enumerated() {
            HTML(.tr) {
              HTML(
                .th, .class("prose"), .scope(.row), text: "\(index + 1). " + point.text(language))
              for amount in point.amounts { HTML(.td, .class("figure"), text: amount) }
            }
          }
        }
      }
    }
  }
}

/// Findings about data or results, each with its weight in words.
public struct FindingList: PageComponent, Hashable {
  /// The findings in order.
  public var findings: [Finding]

  /// Makes a list of findings.
  public init(_ findings: [Finding]) {
    self.findings = findings
  }

  /// One finding.
  public struct Finding: Sendable, Hashable {
    /// The weight as a word and a colour; `nil` for a plain note.
    public var status: Status?

    /// The word for the weight where it is not the colour's own, such as 提示函.
    public var word: LocalizedText?

    /// The finding in words.
    public var text: LocalizedText

    /// Where it was found or what it rests on.
    public var place: LocalizedText?

    /// Makes a finding.
    public init(
      _ status: Status? = nil, word: LocalizedText? = nil, _ text: LocalizedText,
      place: LocalizedText? = nil
    ) {
      self.status = status
      self.word = word
      self.text = text
      self.place = place
    }
  }

  /// The findings as a list, each with its weight before it and its place behind it.
  public func html(in language: Language) -> HTML {
    HTML(.ul, .class("findings")) {
      for finding in findings {
        HTML(.li) {
          if let status = finding.status { status.html(in: language) }
          if let word = finding.word { HTML(.strong, text: word(language)) }
          HTML(.span, .class("finding-text"), text: finding.text(language))
          if let place = finding.place { HTML(.span, .class("place"), text: place(language)) }
        }
      }
    }
  }
}

/// Numbered or plain notes in running text.
public struct NoteList: PageComponent, Hashable {
  /// The notes in order.
  public var notes: [LocalizedText]
  /// Whether the notes are numbered from 1.
  public var isNumbered: Bool

  /// Makes a list of notes.
  public init(_ notes: [LocalizedText], isNumbered: Bool = false) {
    self.notes = notes
    self.isNumbered = isNumbered
  }

  /// The notes as a numbered or a plain list.
  public func html(in language: Language) -> HTML {
    HTML(isNumbered ? .ol : .ul, .class("notes")) {
      for note in notes { HTML(.li, text: note(language)) }
    }
  }
}

/// Lines to sign on: who answers for the numbers.
public struct SignatureBlock: PageComponent, Hashable {
  /// The roles in order, such as 编制人, 复核人, 财务负责人.
  public var roles: [LocalizedText]

  /// Makes a signature block.
  public init(roles: [LocalizedText]) {
    self.roles = roles
  }

  /// Each role with a line for a signature and one for a date.
  public func html(in language: Language) -> HTML {
    HTML(.div, .class("signatures")) {
      for role in roles {
        HTML(.div) {
          HTML(.p, .class("role"), text: role(language))
          HTML(.p, .class("line"), text: LocalizedText("签字", "Signature")(language))
          HTML(.p, .class("line"), text: LocalizedText("日期", "Date")(language))
        }
      }
    }
  }
}
