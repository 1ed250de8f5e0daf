import Budgeting
import Funds
import Quantities

extension FundChapter {
  /// The warnings as a table, for the workbook and CSV.
  func warningTable() -> ReportTable {
    ReportTable(
      title: WarningText.title,
      columns: [
        label(WarningText.rule), prose(WarningText.sentence), label(WarningText.when),
        column(CommonText.probability), prose(WarningText.causes), label(WarningText.paper),
        label(WarningText.addressee),
      ],
      rows: review.warnings.map { warning in
        ReportTable.Row([
          .text(warning.rule.title, status: status(warning.colour)), .text(warning.sentence),
          .text(DateText.words(warning.when)), .probability(warning.probability?.value),
          .text(warning.causes.map(\.title).joined("、", ", ")),
          .text(warning.rule.direction.paper), .text(warning.draft.addressee),
        ])
      })
  }

  /// Every rule and whether it warns.
  func ruleTable() -> ReportTable {
    ReportTable(
      title: WarningText.rules,
      columns: [
        label(WarningText.rule), prose(WarningText.condition), column(WarningText.threshold),
        label(WarningText.paper), prose(WarningText.outcome),
      ],
      rows: review.rules.enumerated().map { place, rule in
        let own = review.warnings.first { $0.rule.name == rule.name }
        // Rules stand the gravest first: a graver one of the same matter speaks for this one.
        let graver = review.rules[..<place].contains { other in
          other.matter == rule.matter && review.warnings.contains { $0.rule.name == other.name }
        }
        let outcome: ReportTable.Cell =
          own.map { .text(WarningText.warns, status: status($0.colour)) }
          ?? .text(graver ? WarningText.covered : WarningText.quiet)
        var isObserved = false
        if case .executionAhead = rule.condition { isObserved = true }
        return ReportTable.Row([
          .text(rule.title), .text(WarningText.condition(rule.condition, self)),
          isObserved ? .verbatim(NumberText.notApplicable) : .probability(rule.probability),
          .text(rule.direction.paper), outcome,
        ])
      }, notes: [WarningText.legend])
  }

  /// The conditions of an advance.
  func gateTable(_ gate: AdvanceGate) -> ReportTable {
    ReportTable(
      title: WarningText.gate,
      columns: [
        prose(WarningText.conditionHead), label(CommonText.unit), column(WarningText.found),
        column(WarningText.needed), label(WarningText.outcome),
      ],
      rows: gate.conditions.map { condition in
        let isMonths = condition.kind == .payableMonths
        func figure(_ value: Double?) -> ReportTable.Cell {
          isMonths ? .number(value, decimals: 2) : .figure(self.figure(value))
        }
        return ReportTable.Row([
          .text(condition.title), .text(isMonths ? CommonText.months : scale.unit.name),
          figure(condition.value),
          .verbatim(
            isMonths
              ? "≥ " + NumberText.number(condition.threshold, decimals: 0) : "≥ 0"),
          .text(
            condition.isMet ? WarningText.met : WarningText.notMet,
            status: condition.isMet ? .green : .red),
        ])
      },
      notes: [
        WarningText.allowed(gate.isAllowed, gate.monthlyAverage.map { money(figure($0)) }),
        gate.deficitChance.map(WarningText.nextTwelveMonths),
        gate.advances.map { WarningText.advanced(money(figure($0))) },
        WarningText.gateSource, CommonText.monthsBy(monthsDefinition).capitalised,
      ].compactMap(\.self))
  }
}
