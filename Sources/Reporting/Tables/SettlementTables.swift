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
            title: line.title + LocalizedText("：", ": ")
              + SettlementText.share(SettlementText.lag(lag)),
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

  /// Shares by lag, then what is unpaid at the close by month of payment, of every line that is settled
  /// later.
  func settlementTable() -> ReportTable {
    let start = closedThrough.advanced(by: 1)
    var rows: [ReportTable.Row] = []
    for line in model.lines {
      guard let settlement = line.settlement else { continue }
      let report = self.settlement(of: line)
      let past = projection.history.lines[line.name]
      rows.append(ReportTable.Row(.group, [.text(line.title), .blank, .blank]))
      rows += block(
        percents(settlement.lags), percents(report?.measured.shares ?? []),
        total: SettlementText.share
      ) { SettlementText.share(SettlementText.lag($0)) }
      rows += block(
        amounts(settlement.unsettled(past?.incurred ?? past?.flows, before: start)),
        amounts(report?.measured.unsettled ?? []), total: SettlementText.unsettled
      ) { SettlementText.unsettled(DateText.words(start.advanced(by: $0))) }
      rows.append(
        ReportTable.Row(
          .memo, indent: 1,
          [
            .text(
              CommonText.source + LocalizedText("：", ": ")
                + (report.map(SettlementText.source) ?? SettlementText.statedByModel)), .blank,
            .blank,
          ]))
    }
    return ReportTable(
      title: SettlementText.title, basis: CommonText.unit(scale.unit.name),
      columns: [
        prose(CommonText.item), column(SettlementText.stated), column(SettlementText.measured),
      ], rows: rows, notes: [SettlementText.note], isDense: true)
  }

  /// Rows of what is stated beside what is measured, each with its total last.
  private func block(
    _ stated: [ReportTable.Cell], _ measured: [ReportTable.Cell], total: LocalizedText,
    title: (Int) -> LocalizedText
  ) -> [ReportTable.Row] {
    let count = max(stated.count, measured.count) - 1
    guard count > 0 else { return [] }
    func part(_ cells: [ReportTable.Cell], _ index: Int) -> ReportTable.Cell {
      index + 1 < cells.count ? cells[index] : .blank
    }
    return (0..<count).map { index in
      ReportTable.Row(
        indent: 1, [.text(title(index)), part(stated, index), part(measured, index)])
    } + [
      ReportTable.Row(
        .subtotal, indent: 1,
        [
          .text(total + LocalizedText("，", ", ") + SettlementText.sum), stated.last ?? .blank,
          measured.last ?? .blank,
        ])
    ]
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
