/// The different texts among a table's fields, each made once and known by its number.
///
/// Thousands of rows repeat a few names, periods, units and words: they share one text each, and what
/// a text means is worked out once.
struct FieldPool {
  private var numbers: [UInt64: Int] = [:]
  private var contents: [ArraySlice<UInt8>] = []

  /// The number of each column's latest text: most rows repeat the one above.
  private var latest: [Int?] = []

  /// The texts by number, without surrounding spaces.
  private(set) var texts: [String] = []

  /// The number of a field's text.
  ///
  /// - Precondition: `0 <= row < rowCount` and `0 <= column < columnCount` of the table, which is
  ///   the same at every call.
  mutating func number(ofRow row: Int, column: Int, in table: Table) -> Int {
    let content = table.content(row: row, column: column)
    while latest.count <= column { latest.append(nil) }
    if let known = latest[column], contents[known].elementsEqual(content) { return known }
    let number = number(of: content, row, column, table)
    latest[column] = number
    return number
  }

  private mutating func number(
    of content: ArraySlice<UInt8>, _ row: Int, _ column: Int, _ table: Table
  ) -> Int {
    // FNV-1a: the fields are short.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in content { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    while let number = numbers[hash] {
      if contents[number].elementsEqual(content) { return number }
      hash &+= 1
    }
    numbers[hash] = texts.count
    contents.append(content)
    texts.append(table[row, column])
    return texts.count - 1
  }
}
