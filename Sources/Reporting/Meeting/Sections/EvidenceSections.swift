import Budgeting
import Funds
import Quantities

extension MeetingReport {
  /// Warnings, their drafts and the rules.
  func warningSection() -> ReportSection? {
    part("warnings", WarningText.title) { index in
      let chapter = chapters[index]
      let warnings = chapter.review.warnings
      var pieces: [HTML] = []
      if warnings.isEmpty {
        pieces.append(HTML(.p, text: WarningText.none(language)))
      } else {
        pieces.append(
          FindingList(
            warnings.map { warning in
              .init(
                chapter.status(warning.colour), word: warning.rule.title, warning.sentence,
                place: WarningText.evidence(warning))
            }
          ).html(in: language))
        pieces.append(HTML(.p) { HTML(.strong, text: WarningText.drafts(language)) })
        pieces += warnings.map { warning in
          HTML(.div, .class("letter")) {
            HTML(.p) { HTML(.strong, text: warning.draft.title(language)) }
            HTML(
              .p,
              text: warning.draft.addressee(language) + LocalizedText("：", ":")(language))
            HTML(.p, text: warning.draft.body(language))
          }
        }
      }
      pieces.append(chapter.ruleTable().html(in: language))
      if let gate = chapter.gate { pieces.append(chapter.gateTable(gate).html(in: language)) }
      return HTML(pieces)
    }
  }

  /// The register of assumptions.
  func assumptionSection() -> ReportSection? {
    part("assumptions", AssumptionText.register, layout: .landscape) { index in
      let chapter = chapters[index]
      let table = chapter.assumptionTable()
      guard table.hasRows else { return nil }
      let mechanisms = chapter.mechanismTable(nil)
      let settlement = chapter.settlementTable()
      return HTML([
        table.html(in: language), settlement.hasRows ? settlement.html(in: language) : .empty,
        mechanisms.hasRows ? mechanisms.html(in: language) : .empty,
        chapter.eventTable().html(in: language),
      ])
    }
  }

  /// What one unit of each lever is worth.
  func effectSection() -> ReportSection? {
    part("effects", EffectText.title) { index in
      let chapter = chapters[index]
      let table = chapter.effectTable()
      guard table.hasRows else { return nil }
      return HTML([
        charts[index].effects?.figure(in: language) ?? .empty, table.html(in: language),
      ])
    }
  }

  /// What the review of the data found.
  func reviewSection() -> ReportSection? {
    part("review", ReviewText.title) { index in
      let chapter = chapters[index]
      let (findings, superseded) = (chapter.findingTable(), chapter.supersededTable())
      var pieces: [HTML] = []
      if !findings.hasRows, !superseded.hasRows {
        pieces.append(HTML(.p, text: ReviewText.clean(language)))
      }
      pieces += [
        findings.html(in: language), superseded.html(in: language),
        chapter.monthsTable().html(in: language), chapter.printedMonthsTable().html(in: language),
      ]
      return HTML(pieces)
    }
  }

  /// How good an earlier forecast was.
  func hindcastSection() -> ReportSection? {
    part("hindcast", HindcastText.title) { index in
      let chapter = chapters[index]
      guard let hindcast = chapter.hindcast, !hindcast.rows.isEmpty else { return nil }
      return HTML([
        HTML(.p, text: HindcastText.summary(hindcast)(language)),
        chapter.hindcastTable(hindcast, lines: false).html(in: language),
        chapter.hindcastTable(hindcast, lines: true).html(in: language),
      ])
    }
  }

  /// Method, limits, and what makes the run again.
  func methodSection() -> ReportSection {
    var steps = MethodText.steps
    if let simulation = chapters.compactMap(\.simulation).first {
      steps.append(MethodText.simulated(simulation))
    }
    func heading(_ text: LocalizedText) -> HTML {
      HTML(.p) { HTML(.strong, text: text(language)) }
    }
    return ReportSection(id: "method", title: MethodText.title) {
      heading(MethodText.how)
      NoteList(steps, isNumbered: true).html(in: language)
      heading(MethodText.limits)
      NoteList(MethodText.limitList).html(in: language)
      HTML(
        chapters.map { chapter in
          var table = chapter.methodTable()
          if chapters.count > 1 {
            table.title = table.title + LocalizedText("：", ": ") + chapter.shortName
          }
          return table.html(in: language)
        })
      manifest.table().html(in: language)
    }
  }

  func signatureSection() -> ReportSection {
    ReportSection(id: "signatures", title: MethodText.signatures) {
      SignatureBlock(roles: MethodText.roles).html(in: language)
    }
  }
}
