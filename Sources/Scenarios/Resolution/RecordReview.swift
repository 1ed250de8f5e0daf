import Funds
import Quantities
import Tables

/// Holds a fund's records against its model: names, groups and units.
struct RecordReview {
  let model: FundModel
  let catalogue: ParameterCatalogue

  /// Where a field of a record stands.
  let place: (RecordField, Record) -> SourcePlace

  /// The item whose group is a book.
  static let bookBalance = "balance.book"

  /// Memo items that stand by themselves.
  private static let memoItems = ["admissions", "prepaid", "payable-months"]

  /// What a record is called: thousands of records have a few names.
  private struct Name: Hashable {
    let item: String
    let group: String?
    let unit: String

    /// The unit is left to the comparison: a text beyond ASCII takes long to hash.
    func hash(into hasher: inout Hasher) {
      hasher.combine(item)
      hasher.combine(group)
    }
  }

  /// What is wrong, each name once at its first place.
  func faults(_ records: [Record]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var definitions: [Name: ParameterDefinition?] = [:]
    var outside: Set<String> = []
    // Most records are called like the one before.
    var latest: (name: Name, definition: ParameterDefinition?)?
    for record in records {
      let name = Name(item: record.item, group: record.group, unit: record.unit.symbol)
      let known: ParameterDefinition?? =
        if let latest, latest.name == name { .some(latest.definition) } else { definitions[name] }
      let definition =
        known ?? catalogue.definition(record.item).flatMap { $0.name == record.item ? $0 : nil }
      if let definition, record.basis == .level, !definition.range.contains(record.value),
        fits(record, definition),
        outside.insert("\(record.item)|\(record.group ?? "")").inserted
      {
        faults.append(definition.outOfRange(record.written, at: record.place))
      }
      latest = (name, definition)
      guard known == nil else { continue }
      definitions[name] = .some(definition)
      if let definition {
        faults += parameterFaults(record, definition)
      } else if model.line(record.item) != nil {
        if !record.unit.isMoney {
          faults.append(notMoney(record))
        } else if !model.counts(in: record.unit) {
          faults.append(model.otherCurrency(record.unit, at: record.place))
        }
      } else if !isMemo(record.item) {
        faults.append(unknownItem(record))
      } else if record.item == RecordReview.bookBalance {
        faults += bookFaults(record)
      }
    }
    return faults
  }

  /// Whether an item is a stock, or a memo item that nothing models but the report may show.
  ///
  /// What looks like a parameter of the catalogue, or like a stock or memo of a line, must be one.
  private func isMemo(_ item: String) -> Bool {
    if RecordReview.memoItems.contains(item) { return true }
    guard let dot = item.firstIndex(of: ".") else { return false }
    let (family, rest) = (String(item[..<dot]), String(item[item.index(after: dot)...]))
    switch family {
    case "balance": return rest == "book" || rest == "deposits"
    case "incurred", "unpaid": return model.line(rest) != nil
    case "totals": return rest == "income" || rest == "expenditure"
    default:
      return family != model.name
        && !catalogue.definitions.contains { $0.name.hasPrefix(family + ".") }
    }
  }

  private func fits(_ record: Record, _ definition: ParameterDefinition) -> Bool {
    definition.admits(record.unit)
  }

  private func parameterFaults(_ record: Record, _ definition: ParameterDefinition)
    -> [Diagnostic]
  {
    var faults: [Diagnostic] = []
    if !fits(record, definition) {
      faults.append(
        Diagnostic(
          code: "wrong-unit", at: place(.unit, record),
          found: LocalizedText(
            "“\(definition.title.chinese)”的单位是 \(record.unit)",
            "“\(definition.title.english)” is given in \(record.unit)"),
          expected: LocalizedText("\(definition.unit)", "\(definition.unit)")))
    }
    let groups = model.groupNames
    if (definition.isGrouped && !groups.isEmpty) != (record.group != nil) {
      faults.append(
        Diagnostic(
          code: definition.isGrouped ? "missing-group" : "unknown-group",
          at: place(.group, record),
          found: definition.isGrouped
            ? LocalizedText(
              "“\(definition.title.chinese)”没有写组别",
              "“\(definition.title.english)” is given without a group")
            : LocalizedText(
              "“\(definition.title.chinese)”写了组别“\(record.group ?? "")”",
              "“\(definition.title.english)” is given for the group “\(record.group ?? "")”"),
          expected: definition.isGrouped
            ? groups.expected
            : LocalizedText("组别留空：该参数不分组", "no group: the parameter has none"),
          remedy: definition.isGrouped
            ? LocalizedText(
              "人数、金额要分组填写；比例和标准可以不分组，各组用同一个数",
              "Counts and amounts are given by group; a rate or standard may stand for all groups")
            : nil))
    } else if let group = record.group, !groups.contains(where: { $0.name == group }) {
      faults.append(
        Diagnostic(
          code: "unknown-group", at: place(.group, record),
          found: LocalizedText("没有组别“\(group)”", "there is no group “\(group)”"),
          expected: groups.expected, remedy: groups.suggestion(for: group)))
    }
    return faults
  }

  /// A balance belongs to a book of the model, and is money.
  private func bookFaults(_ record: Record) -> [Diagnostic] {
    var faults = record.unit.isMoney ? [] : [notMoney(record)]
    let books = model.bookNames
    if let book = record.group, !books.contains(where: { $0.name == book }) {
      faults.append(
        Diagnostic(
          code: "unknown-book", at: place(.group, record),
          found: LocalizedText("没有账套“\(book)”", "there is no book “\(book)”"),
          expected: books.expected, remedy: books.suggestion(for: book)))
    }
    return faults
  }

  private func notMoney(_ record: Record) -> Diagnostic {
    Diagnostic(
      code: "wrong-unit", at: place(.unit, record),
      found: LocalizedText(
        "“\(record.item)”是金额，单位却是 \(record.unit)",
        "“\(record.item)” is an amount of money but given in \(record.unit)"),
      expected: LocalizedText("元、万元或亿元", "a unit of money"))
  }

  private func unknownItem(_ record: Record) -> Diagnostic {
    let known = RecordNames(model: model, catalogue: catalogue, place: place)
    let names = known.lines + known.parameters
    return Diagnostic(
      code: "unknown-item", at: place(.item, record),
      found: LocalizedText(
        "基金 \(model.name) 没有项目“\(record.item)”",
        "the fund \(model.name) has no item “\(record.item)”"),
      expected: LocalizedText(
        "模型中的项目、参数目录中的参数（写名称或中文名），或账面结余等余额",
        "a line of the model, a parameter of the catalogue, by name or Chinese title, or a balance such as balance.book"
      ),
      remedy: names.suggestion(for: record.item))
  }
}
