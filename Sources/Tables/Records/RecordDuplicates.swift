internal import Quantities

/// The records without repetitions of the same key and standing, and what was found.
///
/// A repetition with the same value is a warning and left out; with another value, or a unit of
/// another kind, an error.
func withoutDuplicates(_ records: [Record]) -> (unique: [Record], findings: [Diagnostic]) {
  struct Identity: Hashable {
    let key: RecordKey
    let standing: RecordStanding
  }
  var first: [Identity: Int] = [:]
  first.reserveCapacity(records.count)
  var unique: [Record] = []
  unique.reserveCapacity(records.count)
  var findings: [Diagnostic] = []
  for record in records {
    let identity = Identity(key: record.key, standing: record.standing)
    guard let index = first[identity] else {
      first[identity] = unique.count
      unique.append(record)
      continue
    }
    findings.append(duplicate(record, of: unique[index]))
  }
  return (unique, findings)
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
  if earlier.place.file == record.place.file, let line = earlier.place.line {
    return LocalizedText("第 \(line) 行", "line \(line)")
  }
  return LocalizedText(" \(earlier.place) ", "\(earlier.place)")
}
