internal import Quantities

/// What each cell of a grid is: a figure, a word, or a number that serves as one.
struct GridContent {
  /// What a cell is.
  enum Kind {
    case empty
    /// A sign that there is no figure.
    case nothing
    /// A formula that was never calculated.
    case uncalculated
    /// A word, as it is to be read: a month's number as `3月`.
    case word(String)
    /// A figure, with the unit written in its cell.
    case figure(DecimalText, QuantityUnit?)
    /// A number that counts rows or columns.
    case serial
  }

  private(set) var kinds: [[Kind]]
  private let grid: Grid

  /// Tells figures from words, and years, months and serial numbers from figures.
  init(_ grid: Grid) {
    self.grid = grid
    kinds = (0..<grid.rowCount).map { row in
      (0..<grid.columnCount).map { GridContent.kind(of: grid[row, $0]) }
    }
    readStatedYears()
    for column in 0..<grid.columnCount { readColumnHeads(column) }
    readNumbersAmongHeads()
    readRowHeads()
    spreadHeads()
  }

  /// What a cell is by itself.
  private static func kind(of cell: Grid.Cell?) -> Kind {
    guard let cell else { return .empty }
    if cell.isUncalculated { return .uncalculated }
    let text = cell.text
    if WrittenFigure.signsOfNothing.contains(text) || GridContent.wordsOfNothing.contains(text) {
      return .nothing
    }
    if let number = DecimalText(text) { return cell.isSpread ? .empty : .figure(number, nil) }
    let (plain, isDeficit) =
      text.hasPrefix("赤字") ? (trimmed(String(text.dropFirst(2))), true) : (text, false)
    if let (number, unit) = try? Quantity.parts(of: isDeficit ? "-" + plain : plain),
      WrittenTime(text) == nil, unit.powers.years <= 0 || text.hasSuffix("个月")
    {
      return cell.isSpread ? .empty : .figure(number, unit)
    }
    return .word(text)
  }

  /// The text of a cell that is a word.
  func word(_ row: Int, _ column: Int) -> String? {
    if case .word(let text) = kinds[row][column] { return text }
    return nil
  }

  /// Whether a cell is a figure, or would be one once it is calculated.
  func isFigure(_ row: Int, _ column: Int) -> Bool {
    switch kinds[row][column] {
    case .figure, .uncalculated: true
    case .empty, .nothing, .word, .serial: false
    }
  }

  /// Whether a cell says that there is no figure.
  func isNothing(_ row: Int, _ column: Int) -> Bool {
    if case .nothing = kinds[row][column] { return true }
    return false
  }

  // MARK: Numbers that are words

  private func number(_ row: Int, _ column: Int) -> DecimalText? {
    guard case .figure(let number, nil) = kinds[row][column] else { return nil }
    return number
  }

  private func numbers(inColumn column: Int) -> [(row: Int, number: DecimalText)] {
    kinds.indices.compactMap { row in number(row, column).map { (row, $0) } }
  }

  /// `年度 | 2024`, above a table.
  private mutating func readStatedYears() {
    for row in kinds.indices {
      let filled = kinds[row].indices.filter { number(row, $0) != nil }
      guard filled.count == 1, let column = filled.first, column > 0,
        let number = number(row, column), number.isYear, let left = word(row, column - 1),
        ["年度", "年份", "年", "期间", "所属期", "报表期间", "year"].contains(
          ColumnSchema.plainName(left).filter { $0 != ":" }),
        numbers(inColumn: column).first?.row == row
      else { continue }
      kinds[row][column] = .word("\(number)年")
    }
  }

  /// Years, months and serial numbers down a column.
  private mutating func readColumnHeads(_ column: Int) {
    let numbers = numbers(inColumn: column)
    guard let first = numbers.first else { return }
    let head = (0..<first.row).reversed().compactMap { word($0, column) }.first
    let name = ColumnSchema.plainName(head ?? "")
    let values = numbers.map(\.number)
    func mark(_ suffix: String) {
      for (row, number) in numbers { kinds[row][column] = .word("\(number)\(suffix)") }
    }
    let isFirst = (0..<column).allSatisfy { self.numbers(inColumn: $0).isEmpty }
    if GridContent.serialHeads.contains(name) {
      for (row, _) in numbers { kinds[row][column] = .serial }
    } else if ["年", "年份", "年度", "year"].contains(name), values.allSatisfy(\.isYear) {
      mark("年")
    } else if ["月", "月份", "month"].contains(name), values.allSatisfy({ $0.isWhole(in: 1...12) }) {
      mark("月")
    } else if ["季", "季度", "quarter"].contains(name), values.allSatisfy({ $0.isWhole(in: 1...4) }) {
      mark("季度")
    } else if GridContent.timeHeads.contains(name), values.allSatisfy(\.isTime) {
      mark("")
    } else if isFirst, values.count > 1, GridContent.saysNothing(head) {
      if values.allSatisfy(\.isTime),
        zip(values, values.dropFirst()).allSatisfy({ $0.value < $1.value })
      {
        mark("")
      } else if values.enumerated().allSatisfy({ $1.isWhole(in: ($0 + 1)...($0 + 1)) }),
        column + 1 < grid.columnCount,
        numbers.allSatisfy({ word($0.row, column + 1) != nil })
      {
        for (row, _) in numbers { kinds[row][column] = .serial }
      }
    }
  }

  /// Years, months and serial numbers along the first row of numbers.
  private mutating func readRowHeads() {
    for row in kinds.indices {
      let columns = kinds[row].indices.filter { isFigure(row, $0) }
      guard !columns.isEmpty else { continue }
      let values = columns.compactMap { number(row, $0) }
      let first = kinds[row].indices.compactMap { word(row, $0) }.first ?? ""
      let isLabelled =
        !GridContent.saysNothing(first) && !first.contains("月") && !first.contains("季")
      if GridContent.serialRows.contains(ColumnSchema.plainName(first)) {
        for column in columns { kinds[row][column] = .serial }
        continue
      }
      guard values.count > 1, values.count == columns.count else { return }
      let above = row > 0 ? kinds[row - 1].indices.compactMap { word(row - 1, $0) } : []
      let isMonths = ([first] + above).contains { $0.contains("月") }
      let isQuarters = ([first] + above).contains { $0.contains("季") }
      let isCounted = values.enumerated().allSatisfy { $1.isWhole(in: ($0 + 1)...($0 + 1)) }
      let suffix: String
      if values.allSatisfy(\.isTime), !columns.contains(where: { isHeaded($0, above: row) }) {
        suffix = ""
      } else if isLabelled {
        return
      } else if isCounted, isMonths, values.count <= 12 {
        suffix = "月"
      } else if isCounted, isQuarters, values.count <= 4 {
        suffix = "季度"
      } else {
        return
      }
      for (column, value) in zip(columns, values) {
        kinds[row][column] = .word("\(value)\(suffix)")
      }
    }
  }

  /// Numbers in a row of months and other times, of which most are words: one head was written another
  /// way, as a year with its month, or as the month alone.
  private mutating func readNumbersAmongHeads() {
    for row in kinds.indices {
      let places = kinds[row].indices.filter { number(row, $0) != nil }
      let times = kinds[row].indices.compactMap { column in
        word(row, column).flatMap { WrittenTime($0) }
      }
      guard !places.isEmpty, places.count < 3, times.count >= 3 else { continue }
      for column in places {
        guard let number = number(row, column) else { continue }
        let isDated = WrittenTime("\(number)") != nil
        kinds[row][column] = .word(isDated ? "\(number)" : "\(number)月")
      }
      return
    }
  }

  /// Whether a word above a cell says a time, a basis or a sum already.
  private func isHeaded(_ column: Int, above row: Int) -> Bool {
    (0..<row).contains { row in
      guard let text = word(row, column), let cell = grid[row, column], !cell.isSpread else {
        return false
      }
      let head = TableWord(text, at: cell.place)
      return head.time != nil || head.basis != nil || head.isTotal
    }
  }

  /// Whether a head is missing or says no more than 项目, 时间 and the like.
  private static func saysNothing(_ head: String?) -> Bool {
    guard let head, !head.isEmpty else { return true }
    let word = TableWord(head, at: SourcePlace(file: ""))
    return word.name == nil && word.time == nil && word.basis == nil && !word.isTotal
  }

  /// Numbers that turned out to be words stand in all of their merged cells.
  private mutating func spreadHeads() {
    for row in kinds.indices {
      for column in kinds[row].indices {
        guard let cell = grid[row, column], cell.isSpread, DecimalText(cell.text) != nil,
          case .empty = kinds[row][column]
        else { continue }
        for (other, line) in kinds.enumerated() where other <= row {
          for (place, kind) in line.enumerated() where place <= column {
            if grid[other, place]?.place == cell.place, case .word = kind {
              kinds[row][column] = kind
            }
          }
        }
      }
    }
  }

  private static let wordsOfNothing: Set<String> = ["无", "/", "／", "\\", "N/A", "n/a", "NA"]
  private static let serialHeads: Set<String> = [
    "序号", "编号", "编码", "代码", "行次", "科目编码", "科目代码", "项目编码", "项目代码", "no", "no.", "#", "code",
  ]
  private static let serialRows: Set<String> = ["序号", "栏次", "列次", "行次"]
  private static let timeHeads: Set<String> = [
    "年月", "期间", "所属期", "时期", "时间", "日期", "月份", "年份", "年度", "period", "month", "year", "date",
  ]
}

extension DecimalText {
  /// Whether the number is a whole one in a range.
  fileprivate func isWhole(in range: ClosedRange<Int64>) -> Bool {
    decimals == 0 && range.contains(significand)
  }

  fileprivate func isWhole(in range: ClosedRange<Int>) -> Bool {
    isWhole(in: Int64(range.lowerBound)...Int64(range.upperBound))
  }

  /// Whether the number may be a year.
  fileprivate var isYear: Bool { isWhole(in: Int64(1949)...Int64(2100)) }

  /// Whether the number may be a year, or a year with its month, `202409` or `2024.09`.
  fileprivate var isTime: Bool {
    if isYear { return true }
    let isMonth = (1...12).contains(significand % 100)
    return (decimals == 0 || decimals == 2) && isMonth
      && (Int64(1949)...Int64(2100)).contains(significand / 100)
  }
}
