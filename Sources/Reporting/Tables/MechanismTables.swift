import Budgeting
import Funds
import Quantities
import Scenarios

/// What answers to what: the closed forms that a scenario states, before and after its changes.
extension FundChapter {
  /// The closed forms of the baseline, or those that a scenario's changes set to work.
  func mechanismTable(_ index: Int?) -> ReportTable {
    let fundCase = index.map { scenarios[$0].fundCase } ?? baseline.fundCase
    let shown = fundCase.mechanisms.filter { index == nil || $0.isMoved }
    var rows: [ReportTable.Row] = []
    for mechanism in shown {
      let blank: [ReportTable.Cell] = [.blank, .blank] + (index == nil ? [] : [.blank])
      rows.append(ReportTable.Row(.group, [.text(mechanism.title)] + blank))
      rows += shownFigures(mechanism, isBaseline: index == nil).map { figure in
        let values = index == nil ? [figure.before] : [figure.before, figure.after]
        return ReportTable.Row(
          indent: 1,
          [.text(figure.title), .text(rowTitle(figure))] + values.map { cell($0, figure.measure) })
      }
      rows.append(
        ReportTable.Row(
          .memo, indent: 1,
          [.text(CommonText.source + LocalizedText(verbatim: ": " + mechanism.source))] + blank))
    }
    let date = shown.first.map { DateText.words($0.period) } ?? .empty
    return ReportTable(
      title: ScenarioText.mechanisms(index, at: date),
      columns: [prose(ScenarioText.mechanism), label(ScenarioText.tier)]
        + (index == nil
          ? [column(CommonText.value)]
          : [column(ScenarioText.before), column(ScenarioText.after)]),
      rows: rows, notes: [ScenarioText.mechanismNote], isDense: true)
  }

  /// Of a baseline what is in force; of a scenario the tiers and groups that anything changes for.
  private func shownFigures(_ mechanism: MechanismReport, isBaseline: Bool) -> [MechanismFigure] {
    if isBaseline { return mechanism.figures.filter { $0.measure != .number } }
    let moved = Set(mechanism.figures.filter { $0.before != $0.after }.map(\.row))
    return mechanism.figures.filter { $0.row == nil || moved.contains($0.row) }
  }

  private func rowTitle(_ figure: MechanismFigure) -> LocalizedText {
    guard let row = figure.row else { return .empty }
    return model.groups.first { $0.name == row.chinese }?.title ?? row
  }

  private func cell(_ value: Double, _ measure: MechanismFigure.Measure) -> ReportTable.Cell {
    switch measure {
    case .money where value >= 1e12: ReportTable.Cell(.notApplicable)
    case .money: .number(value, decimals: 2)
    case .share: .share(value, decimals: 2)
    case .number: .number(value, decimals: 4)
    }
  }
}
