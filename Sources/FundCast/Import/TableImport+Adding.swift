import Quantities
import Tables

/// Rows of a table that one item is made of: an office's own lines may be finer than the model's.
extension TableImport {
  /// Adds the figures that the file of names adds to one item (`+inpatient`), period by period; the
  /// first of them becomes the record of their sum.
  ///
  /// One that is named without the sign stays by itself, so that two of them are a contradiction still.
  mutating func addUp() {
    var places: [RecordKey: [Int]] = [:]
    var order: [RecordKey] = []
    for (index, one) in figures.enumerated() where one.isAdded {
      guard let record = one.record else { continue }
      if places[record.key] == nil { order.append(record.key) }
      places[record.key, default: []].append(index)
    }
    for key in order {
      let indices = places[key] ?? []
      let records = indices.compactMap { figures[$0].record }
      guard indices.count > 1, let first = records.first else { continue }
      guard let sum = sum(records), let whole = Record(sumOf: records, number: sum) else {
        let place = first.place
        say(
          ["sum", "\(place)"],
          Diagnostic(
            code: "value-too-large", at: place,
            found: LocalizedText(
              "合并到 \(key.item) 的 \(records.count) 个数加不起来（位数太多）",
              "\(records.count) figures added to \(key.item) have too many digits"),
            remedy: LocalizedText("请核对单位", "Check the unit")))
        continue
      }
      figures[indices[0]].fate = .record(whole)
      for index in indices.dropFirst() { figures[index].fate = .added }
    }
  }

  /// Asks, once a pair of rows, what is meant where two different rows are one item with different
  /// figures of a period.
  mutating func askSameItems() {
    var first: [RecordKey: Int] = [:]
    for (index, one) in figures.enumerated() {
      guard let record = one.record else { continue }
      guard let known = first[record.key], let other = figures[known].record else {
        first[record.key] = index
        continue
      }
      let (own, above) = (label(one), label(figures[known]))
      guard let own, let above, own.place != above.place, record.value != other.value else {
        continue
      }
      figures[index].fate = .faulty
      say(
        ["same item", "\(own.place)", "\(above.place)"],
        Diagnostic(
          code: "same-item", at: own.place,
          found: LocalizedText(
            "“\(own.text)”与“\(above.text)”（\(above.place.short)）都是 \(record.item)，\(record.period) 一个是 \(record.written)，一个是 \(other.written)",
            "“\(own.text)” and “\(above.text)” (\(above.place.short)) are both \(record.item), \(record.written) and \(other.written) in \(record.period)"
          ),
          expected: LocalizedText("一个项目一期只有一个数", "one figure an item and period"),
          remedy: LocalizedText(
            "几行合成一个项目的，在 --map 对应表里各写 +\(record.item)；只要其中一行的，其余写 -",
            "Where rows together make the item, give each +\(record.item) in the file of --map; where one of them is meant, give the others -"
          )))
    }
  }

  /// The exact sum in the first one's unit.
  private func sum(_ records: [Record]) -> DecimalText? {
    guard let unit = records.first?.unit else { return nil }
    if records.allSatisfy({ $0.unit == unit }) { return DecimalText(sumOf: records.map(\.number)) }
    let value = records.reduce(0) { $0 + $1.value } / unit.scale
    return DecimalText(figureText(value))
  }
}

extension Record {
  /// The record of several that are one figure together: their remarks side by side, and where they
  /// stand.
  fileprivate init?(sumOf records: [Record], number: DecimalText) {
    guard let first = records.first else { return nil }
    func joined(_ texts: [String?], by mark: String) -> String? {
      let known = texts.compactMap(\.self)
      return known.isEmpty ? nil : known.joined(separator: mark)
    }
    self.init(
      key: first.key, number: number, unit: first.unit, standing: first.standing,
      note: joined(records.map(\.note), by: " + "),
      source: joined(records.map(\.source), by: " + "), place: first.place)
  }
}
