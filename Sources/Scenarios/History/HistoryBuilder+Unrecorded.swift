import Forecasting
import Funds
import Quantities
import Tables

/// Lines that the model computes and no record tells.
extension HistoryBuilder {
  /// Refuses a line whose records are all of the wider scope that its own are joined to, and a
  /// side of the fund that lives on its records and has none: neither can be taken as nothing.
  func checkRecorded(_ lines: [String: LineHistory]) throws(InputFault) {
    let unjoined = model.lines.filter { lines[$0.name] == nil && isOnlyRecordedWider($0) }
    let faults = unjoined.map(notJoined)
    if !faults.isEmpty { throw InputFault(faults) }
    let silent = [Side.income, .expenditure].filter { side in
      let computed = model.lines.filter { $0.side == side && $0.isComputed }
      return !computed.isEmpty
        && computed.allSatisfy { $0.livesOnItsRecords && lines[$0.name] == nil }
    }
    if !silent.isEmpty { throw InputFault(nothingRecorded(of: silent)) }
  }

  private func isOnlyRecordedWider(_ line: LineItem) -> Bool {
    guard let splice = line.splice else { return false }
    return records(of: line.name).contains {
      $0.scope == splice.scope && [.flow, .cumulative].contains($0.basis)
    }
  }

  private func notJoined(_ line: LineItem) -> Diagnostic {
    let years = line.splice?.years.map(String.init) ?? []
    let scope = line.splice?.scope ?? ""
    return Diagnostic(
      code: "no-own-records",
      at: records(of: line.name).first?.place ?? SourcePlace(file: "-"),
      found: LocalizedText(
        "到 \(closedThrough) 为止，“\(line.title.chinese)”（\(line.name)）只有较宽口径（\(scope)）的记录，没有本口径的记录",
        "up to \(closedThrough) “\(line.title.english)” (\(line.name)) is recorded in the wider scope \(scope) only, not in its own"
      ),
      expected: LocalizedText(
        "模型用来衔接的 \(years.joined(separator: "、")) 年中至少一年，两种口径都有记录",
        "records of both scopes in at least one of the years \(years.joined(separator: ", ")), by which the model joins them"
      ),
      remedy: LocalizedText(
        "请补录本口径的年度数，或把 closed-through 移到有本口径记录的月份，或改模型中的 splice",
        "Add a year of its own scope, move closed-through to where there is one, or change splice in the model"
      ))
  }

  private func nothingRecorded(of sides: [Side]) -> Diagnostic {
    let zh = sides.map { $0 == .income ? "收入" : "支出" }.joined(separator: "、")
    let en = sides.map { $0 == .income ? "income" : "expenditure" }.joined(separator: " and ")
    return Diagnostic(
      code: "nothing-recorded",
      at: SourcePlace(file: records.first?.place.file ?? "-"),
      found: LocalizedText(
        "到 \(closedThrough) 为止，“\(model.title.chinese)”的\(zh)没有任何记录，而模型按历年记录预测",
        "up to \(closedThrough) “\(model.title.english)” has no record of its \(en), which the model forecasts from records"
      ),
      expected: LocalizedText(
        "至少一年的\(zh)", "at least one year of \(en)"),
      remedy: LocalizedText(
        "请补录以往各期，或把 closed-through 移到有记录的月份",
        "Add the past, or move closed-through to where there are records"))
  }

  /// Asks about lines that the model computes and no record tells, once a year of the fund's past is
  /// known.
  mutating func reportUnrecorded(_ lines: [String: LineHistory]) {
    guard let first = lines.values.compactMap({ $0.flows.observations.first?.period }).min(),
      first.distance(to: closedThrough) + 1 >= frequency.periodsPerYear
    else { return }
    for line in model.lines where lines[line.name] == nil && line.method != .plan {
      note(
        HistoryFinding(
          .suspicious,
          LocalizedText(
            "\(line.title.chinese)（\(line.name)）没有任何记录，而模型从 \(closedThrough.advanced(by: 1)) 起测算这一项；请补录以往各期，确无此项的写一行 0",
            "\(line.title.english) (\(line.name)) has no record at all, and the model projects it from \(closedThrough.advanced(by: 1)) on; add its past, or a row of 0 where there is none"
          )))
    }
  }
}

extension LineItem {
  /// Whether a model computes the line itself, neither from known matters nor from other lines.
  fileprivate var isComputed: Bool {
    switch method {
    case .series, .driver, .cohort: true
    case .plan, .rule: false
    }
  }

  /// Whether the line is forecast from its own records.
  fileprivate var livesOnItsRecords: Bool {
    if case .series = method { true } else { false }
  }
}
