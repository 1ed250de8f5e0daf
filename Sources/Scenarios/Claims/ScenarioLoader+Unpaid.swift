import Funds
import Quantities
import Tables

/// What a triangle says is unpaid beside what the records book.
extension ScenarioLoader {
  /// A difference above this part is told.
  private static var tolerance: Double { 0.05 }

  /// The lines whose booked unpaid services at the close are not those that their triangle says.
  func unpaidDifferences(
    _ settlements: [SettlementReport], _ model: FundModel, _ records: [Record],
    _ unit: QuantityUnit
  ) -> [HistoryFinding] {
    settlements.compactMap { settlement in
      let item = "unpaid.\(settlement.line)"
      let booked = records.last {
        $0.item == item && $0.basis == .stock
          && $0.period.last(model.frequency) == settlement.closedThrough
      }
      let measured = settlement.measured.totalUnsettled
      guard let booked, abs(measured - booked.value) > Self.tolerance * abs(booked.value),
        let line = model.line(settlement.line)
      else { return nil }
      func text(_ amount: Double) -> String {
        ParameterQuantity.plain((amount / unit.scale * 100).rounded() / 100)
      }
      return HistoryFinding(
        .suspicious,
        LocalizedText(
          "“\(line.title.chinese)”\(settlement.closedThrough) 末应付未付，账上为 \(text(booked.value)) \(unit)，结算三角测得 \(text(measured)) \(unit)；测算用三角的数，请核对",
          "“\(line.title.english)”: unpaid at the end of \(settlement.closedThrough) is booked as \(text(booked.value)) \(unit), the triangle says \(text(measured)) \(unit), which is used: to be checked"
        ), amount: measured - booked.value, place: booked.place)
    }
  }
}
