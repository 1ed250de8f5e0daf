import Funds
import Quantities
import Tables

/// Holds a fund's records against its model: names, groups and units.
struct RecordReview {
  let model: FundModel
  let catalogue: ParameterCatalogue

  /// Stocks and memo items that are neither lines nor parameters.
  private static let memoItems = ["admissions", "prepaid", "payable-months"]

  /// What is wrong, each name once at its first place.
  func faults(_ records: [Record]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var seen: Set<String> = []
    for record in records {
      let key = "\(record.item)|\(record.group ?? "")|\(record.unit.symbol)"
      guard seen.insert(key).inserted else { continue }
      if let definition = catalogue.definition(record.item), record.item == definition.name {
        faults += parameterFaults(record, definition)
      } else if model.line(record.item) != nil {
        if !record.unit.isMoney { faults.append(notMoney(record)) }
      } else if !isMemo(record.item) {
        faults.append(unknownItem(record))
      }
    }
    return faults
  }

  private func isMemo(_ item: String) -> Bool {
    if RecordReview.memoItems.contains(item) { return true }
    return item.contains(".") && !item.hasPrefix(model.name + ".")
  }

  private func parameterFaults(_ record: Record, _ definition: ParameterDefinition)
    -> [Diagnostic]
  {
    var faults: [Diagnostic] = []
    let fits =
      definition.unit.kind == .percent
      ? record.unit.kind == .percent
      : record.unit.kind == .plain && record.unit.powers == definition.unit.powers
    if !fits {
      faults.append(
        Diagnostic(
          code: "wrong-unit", at: record.place,
          found: LocalizedText(
            "“\(definition.title.chinese)”的单位是 \(record.unit)",
            "“\(definition.title.english)” is given in \(record.unit)"),
          expected: LocalizedText("\(definition.unit)", "\(definition.unit)")))
    }
    let groups = model.groups.map(\.name)
    if let group = record.group, !groups.contains(group) {
      let list = groups.joined(separator: ", ")
      faults.append(
        Diagnostic(
          code: "unknown-group", at: record.place,
          found: LocalizedText("没有组别“\(group)”", "there is no group “\(group)”"),
          expected: LocalizedText("\(list) 之一", "one of \(list)"),
          remedy: nearestWord(to: group, among: groups).map {
            LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
          }))
    }
    return faults
  }

  private func notMoney(_ record: Record) -> Diagnostic {
    Diagnostic(
      code: "wrong-unit", at: record.place,
      found: LocalizedText(
        "“\(record.item)”是金额，单位却是 \(record.unit)",
        "“\(record.item)” is an amount of money but given in \(record.unit)"),
      expected: LocalizedText("元、万元或亿元", "a unit of money"))
  }

  private func unknownItem(_ record: Record) -> Diagnostic {
    let names =
      model.lines.map(\.name) + RecordReview.memoItems + ["balance.book", "balance.deposits"]
      + model.parameters
    return Diagnostic(
      code: "unknown-item", at: record.place,
      found: LocalizedText(
        "基金 \(model.name) 没有项目“\(record.item)”",
        "the fund \(model.name) has no item “\(record.item)”"),
      expected: LocalizedText(
        "模型中的项目名、参数目录中的名称，或 balance.book",
        "a line of the model, a name of the catalogue, or balance.book"),
      remedy: nearestWord(to: record.item, among: names).map {
        LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
      })
  }
}
