internal import Quantities

/// Records of the same key brought together, repetitions left out and said.
///
/// A repetition of key and standing with the same value is a warning; with another value, or a unit
/// of another kind, an error.
struct RecordPairing {
  /// The records, each key and standing once, in their order.
  private(set) var unique: [Record] = []

  /// For each key in the order of its first record: which of ``unique`` is the most final.
  private(set) var best: [Int] = []

  /// For each of ``unique``: its key's place in ``best``.
  private(set) var keyOfRecord: [Int] = []

  /// Repetitions and units that do not fit.
  private(set) var findings: [Diagnostic] = []

  /// Places in ``best`` by the keys' fingerprints; where two keys share one, by the next free number.
  private var keys: [UInt64: Int] = [:]

  /// For each of ``unique``: the record of the same key before it.
  private var earlier: [Int?] = []

  /// For each key: its last record.
  private var last: [Int] = []

  init(expecting count: Int) {
    unique.reserveCapacity(count)
    keyOfRecord.reserveCapacity(count)
    earlier.reserveCapacity(count)
    keys.reserveCapacity(count)
    best.reserveCapacity(count)
    last.reserveCapacity(count)
  }

  /// Takes the next record in.
  mutating func add(_ record: Record) {
    let index = unique.count
    let key = place(of: record)
    guard key < best.count else {
      append(record, key: key, after: nil)
      best.append(index)
      last.append(index)
      return
    }
    var other: Int? = last[key]
    while let rival = other {
      if unique[rival].standing == record.standing {
        findings.append(duplicate(record, of: unique[rival]))
        return
      }
      other = earlier[rival]
    }
    let rival = unique[best[key]]
    if record.unit.powers != rival.unit.powers || record.unit.kind != rival.unit.kind {
      findings.append(mismatch(record, rival))
    }
    if record.standing > rival.standing { best[key] = index }
    append(record, key: key, after: last[key])
    last[key] = index
  }

  /// A record's key in ``best``; its count where the key is new.
  private mutating func place(of record: Record) -> Int {
    func settled(_ place: inout Int) -> Int { place }
    var mark = record.fingerprint
    while true {
      // Looks once, and takes the place in where the mark is new.
      let place = settled(&keys[mark, default: best.count])
      if place == best.count || unique[best[place]].key == record.key { return place }
      mark &+= 1
    }
  }

  private mutating func append(_ record: Record, key: Int, after other: Int?) {
    unique.append(record)
    keyOfRecord.append(key)
    earlier.append(other)
  }
}

private func mismatch(_ record: Record, _ rival: Record) -> Diagnostic {
  Diagnostic(
    code: "unit-mismatch", at: record.place,
    found: LocalizedText(
      "\(record.key.text(in: .chinese)) 的单位是 \(record.unit)，而 \(rival.place) 是 \(rival.unit)",
      "\(record.key.text(in: .english)) is in \(record.unit), but in \(rival.unit) at"
        + " \(rival.place)"),
    expected: LocalizedText("同一项目用同类单位", "units of one kind for one item"))
}

private func duplicate(_ record: Record, of earlier: Record) -> Diagnostic {
  let isSame =
    record.value == earlier.value && record.unit.powers == earlier.unit.powers
    && record.unit.kind == earlier.unit.kind
  let site = earlierPlace(earlier, seenFrom: record)
  let (key, standing) = (record.key, record.standing.label)
  if isSame {
    return Diagnostic(
      .warning, code: "repeated-record", at: record.place,
      found: LocalizedText(
        "\(key.text(in: .chinese))（\(standing.chinese)）与\(site.chinese)重复，数值相同，只用一次",
        "\(key.text(in: .english)) (\(standing.english)) repeats \(site.english) with the same"
          + " value and is used once"))
  }
  return Diagnostic(
    code: "duplicate-record", at: record.place,
    found: LocalizedText(
      "\(key.text(in: .chinese))（\(standing.chinese)）是 \(record.written)，"
        + "而\(site.chinese)是 \(earlier.written)",
      "\(key.text(in: .english)) (\(standing.english)) is \(record.written), but"
        + " \(earlier.written) in \(site.english)"),
    expected: LocalizedText(
      "同一项目、期间、口径和状态只有一个数", "one figure for each item, period, basis and standing"),
    remedy: LocalizedText(
      "若是快报与决算之别，请写在状态列；若范围不同，请写在范围列",
      "Say in the column “standing” which is the flash figure, or in “scope” what each covers"))
}

private func earlierPlace(_ earlier: Record, seenFrom record: Record) -> LocalizedText {
  if earlier.place.file == record.place.file, earlier.place.sheet == record.place.sheet,
    let line = earlier.place.line
  {
    return LocalizedText("第 \(line) 行", "line \(line)")
  }
  return LocalizedText(" \(earlier.place) ", "\(earlier.place)")
}
