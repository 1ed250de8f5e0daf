import Forecasting
import Funds
import Quantities

/// Known matters of closed periods: they explain records and are booked no more.
extension HistoryBuilder {
  /// The matters that a line's flows hold; one that falls where nothing is recorded is named.
  mutating func matters(of line: LineItem, in flows: Series) -> [LineHistory.Matter] {
    var held: [LineHistory.Matter] = []
    for matter in matters where matter.line == line.name {
      let (amount, period) = (decimal(matter.amount), matter.period)
      let title = matter.title
      guard let recorded = flows[period] else {
        note(
          HistoryFinding(
            .suspicious,
            LocalizedText(
              "\(line.title.chinese) \(period) 没有记录，已知事项“\(title.chinese)”（\(amount) \(unit)）无可解释，未使用；请补录该期，或核对事项的月份",
              "\(line.title.english) \(period) has no record for the known matter “\(title.english)” (\(amount) \(unit)) to explain: it is not used; add the record or check the matter's month"
            ), amount: matter.amount))
        continue
      }
      let (found, rest) = (decimal(recorded), decimal(recorded - matter.amount))
      held.append(LineHistory.Matter(period: period, amount: matter.amount))
      note(
        HistoryFinding(
          .explained,
          LocalizedText(
            "\(line.title.chinese) \(period) 记录为 \(found) \(unit)，含已知事项“\(title.chinese)”\(amount) \(unit)（来源：\(matter.source)）；已在记录中，不再入账，校准、季节和趋势按 \(rest) \(unit) 计",
            "\(line.title.english) \(period): the record of \(found) \(unit) holds the known matter “\(title.english)” of \(amount) \(unit) (source: \(matter.source)); it is not booked again, and calibration, season and trend rest on \(rest) \(unit)"
          ), amount: matter.amount))
    }
    return held
  }
}
