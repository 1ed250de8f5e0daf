import Budgeting
import Funds
import Quantities
import Scenarios

/// When services are paid: the shares a model states beside those a triangle says.
extension FundChapter {
  /// The triangle of a line, where the baseline names one.
  func settlement(of line: LineItem) -> SettlementReport? {
    baseline.fundCase.settlements.first { $0.line == line.name }
  }

  /// One share by lag and where it comes from.
  struct SettlementShare {
    let name: String
    let title: LocalizedText
    let value: Double
    let origin: LocalizedText
    let source: LocalizedText
  }

  /// The shares in use of every line that is settled later; then, where a triangle measured them, those
  /// that the model states.
  func settlementShares() -> [SettlementShare] {
    model.lines.flatMap { line -> [SettlementShare] in
      guard let stated = line.settlement?.lags else { return [] }
      func shares(
        _ values: [Double], _ ending: String, _ origin: LocalizedText, _ source: LocalizedText
      ) -> [SettlementShare] {
        values.enumerated().map { lag, value in
          SettlementShare(
            name: "settlement.\(line.name).\(lag)\(ending)",
            title: line.title + LocalizedText("：", ": ") + SettlementText.share
              + LocalizedText("，", ", ") + SettlementText.lag(lag),
            value: value, origin: origin, source: source)
        }
      }
      guard let report = self.settlement(of: line) else {
        return shares(stated, "", SettlementText.model, SettlementText.statedByModel)
      }
      return shares(
        report.measured.shares, "", SettlementText.measured, SettlementText.source(report))
        + shares(stated, ".stated", SettlementText.model, SettlementText.notUsed)
    }
  }

  /// Shares by lag and unpaid services of every line that is settled later.
  func settlementTable() -> ReportTable {
    let lines = model.lines.filter { $0.settlement != nil }
    let start = closedThrough.advanced(by: 1)
    var rows: [ReportTable.Row] = []
    for line in lines {
      guard let settlement = line.settlement else { continue }
      let report = self.settlement(of: line)
      let past = projection.history.lines[line.name]
      let stated = settlement.lags
      let statedUnsettled = settlement.unsettled(past?.incurred ?? past?.flows, before: start)
      let measured = report?.measured.shares
      let unsettled = report?.measured.unsettled
      let blank = [ReportTable.Cell](repeating: .blank, count: 5)
      rows.append(ReportTable.Row(.group, [.text(line.title)] + blank))
      let count = [stated.count, measured?.count ?? 0, (unsettled?.count ?? 0) + 1].max() ?? 0
      let columns = [
        percents(stated), percents(measured ?? []), amounts(statedUnsettled),
        amounts(unsettled ?? []),
      ]
      func row(_ kind: DataTable.Row.Kind, _ title: LocalizedText, _ index: Int?) -> ReportTable.Row
      {
        let cells = columns.map { column -> ReportTable.Cell in
          let position = index ?? column.count - 1
          let isThere = position >= 0 && position < column.count - (index == nil ? 0 : 1)
          return isThere ? column[position] : .blank
        }
        let date = index.flatMap { $0 + 1 < count ? "\(start.advanced(by: $0))" : nil } ?? ""
        return ReportTable.Row(
          kind, indent: 1, [.text(title), cells[0], cells[1], .verbatim(date), cells[2], cells[3]])
      }
      rows += (0..<count).map { row(.line, SettlementText.lag($0), $0) }
      rows.append(row(.subtotal, CommonText.total, nil))
      rows.append(
        ReportTable.Row(
          .memo, indent: 1,
          [
            .text(
              CommonText.source + LocalizedText("：", ": ")
                + (report.map(SettlementText.source) ?? SettlementText.statedByModel))
          ] + blank))
    }
    return ReportTable(
      title: SettlementText.title, basis: CommonText.unit(scale.unit.name),
      columns: [
        prose(SettlementText.lag),
        column(SettlementText.stated, group: SettlementText.share),
        column(SettlementText.measured, group: SettlementText.share),
        label(SettlementText.payment),
        column(SettlementText.stated, group: SettlementText.unsettled),
        column(SettlementText.measured, group: SettlementText.unsettled),
      ], rows: rows, notes: [SettlementText.note], isDense: true)
  }

  /// Shares in per cent that add up as printed, their total behind them; nothing where there are none.
  private func percents(_ shares: [Double]) -> [ReportTable.Cell] {
    guard !shares.isEmpty, let total = PrintedFigure(rounding: 100, decimals: 2) else { return [] }
    let parts = RoundedTree.parts(shares.map { $0 * 100 }, addingTo: total)
    return (parts.map { $0 + [total] } ?? []).map { .percent($0) }
  }

  /// Amounts in the table's unit likewise.
  private func amounts(_ amounts: [Double]) -> [ReportTable.Cell] {
    guard let total = figure(amounts.reduce(0, +)), !amounts.isEmpty else { return [] }
    let parts = RoundedTree.parts(amounts.map { scale.unit.value(ofUnits: $0) }, addingTo: total)
    return (parts.map { $0 + [total] } ?? []).map { .figure($0) }
  }
}
