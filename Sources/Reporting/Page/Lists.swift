import Quantities

/// Points with an amount each: causes, measures, risks.
struct KeyPoints: PageComponent, Hashable {
  /// What the points are, as the head over them.
  var title: LocalizedText

  /// Heads over the amounts; as many as each point has amounts.
  var amountHeads: [LocalizedText]

  /// The points in order; they are numbered from 1.
  var points: [Point]

  /// Makes a list of points; every point must have an amount for every head.
  init(title: LocalizedText, amountHeads: [LocalizedText], points: [Point]) {
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
  struct Point: Sendable, Hashable {
    /// The point in words.
    var text: LocalizedText
    /// Its amounts, formatted, one for each head.
    var amounts: [String]

    /// Makes a point from its words and formatted amounts.
    init(_ text: LocalizedText, _ amounts: [String]) {
      self.text = text
      self.amounts = amounts
    }
  }

  /// The points as the numbered rows of a table, amounts at the right.
  func html(in language: Language) -> HTML {
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
struct FindingList: PageComponent, Hashable {
  /// The findings in order.
  var findings: [Finding]

  /// Makes a list of findings.
  init(_ findings: [Finding]) {
    self.findings = findings
  }

  /// One finding.
  struct Finding: Sendable, Hashable {
    /// The weight as a word and a colour; `nil` for a plain note.
    var status: Status?

    /// The word for the weight where it is not the colour's own, such as 提示函.
    var word: LocalizedText?

    /// The finding in words.
    var text: LocalizedText

    /// Where it was found or what it rests on.
    var place: LocalizedText?

    /// Makes a finding.
    init(
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
  func html(in language: Language) -> HTML {
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
struct NoteList: PageComponent, Hashable {
  /// The notes in order.
  var notes: [LocalizedText]
  /// Whether the notes are numbered from 1.
  var isNumbered: Bool

  /// Makes a list of notes.
  init(_ notes: [LocalizedText], isNumbered: Bool = false) {
    self.notes = notes
    self.isNumbered = isNumbered
  }

  /// The notes as a numbered or a plain list.
  func html(in language: Language) -> HTML {
    HTML(isNumbered ? .ol : .ul, .class("notes")) {
      for note in notes { HTML(.li, text: note(language)) }
    }
  }
}

/// Lines to sign on: who answers for the numbers.
struct SignatureBlock: PageComponent, Hashable {
  /// The roles in order, such as 编制人, 复核人, 财务负责人.
  var roles: [LocalizedText]

  /// Each role with a line for a signature and one for a date.
  func html(in language: Language) -> HTML {
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
