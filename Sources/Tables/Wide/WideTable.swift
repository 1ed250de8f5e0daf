public import Quantities

/// A table as offices keep them: items down and periods across, or the other way round, under
/// titles, with sums among its rows and columns.
public struct WideTable: Sendable {
  /// Where words of times stand.
  public enum TimeAxis: Sendable, Hashable {
    /// Above the columns.
    case columns
    /// Beside the rows.
    case rows
  }

  /// The file, or the sheet of a workbook.
  public let place: SourcePlace

  /// The words above the table and the sheet's name.
  public let titles: [TableWord]

  /// Every cell where a row of figures meets a column of figures, row after row.
  public let figures: [WideFigure]

  /// Numbers that count the rows or columns, such as 序号 and codes, and say nothing else.
  public let serials: [SourcePlace]

  /// Where times stand.
  public let timeAxis: TimeAxis

  /// Reads the tables of a file: of the sheet named behind `#`, of every sheet shown that holds
  /// something, or of a text of comma-separated values.
  ///
  /// - Throws: ``Quantities/InputFault`` where the file cannot be read.
  public static func readAll(_ path: String) throws(InputFault) -> [WideTable] {
    try Grid.readAll(path).map { WideTable($0) }
  }

  /// Whether the sheet is a table of records already, one figure a row.
  public let isRecords: Bool

  init(_ grid: Grid) {
    place = grid.wholePlace
    isRecords = grid.isRecords
    // Of records nothing is laid out: they may be many.
    let layout = GridLayout(
      isRecords ? Grid(file: grid.file, sheet: grid.sheet, cells: []) : grid)
    titles = layout.titles
    serials = layout.serials
    timeAxis = layout.timeAxis
    figures = layout.figures()
  }

  /// The time that titles say; what two of them say differently is not said.
  ///
  /// The first title that names a single year, or part of one, has the say.
  public var titleTime: (time: WrittenTime, word: TableWord)? {
    var year: (time: WrittenTime, word: TableWord)?
    for title in titles {
      let times = WrittenTime.inTitle(title.text)
      let named = Set(times.compactMap(\.year))
      if named.count == 1, let first = times.first(where: { $0.part != nil }) ?? times.first {
        if let known = year {
          if known.time.part == nil, let part = first.part, known.time.year == first.year {
            year = (WrittenTime(year: known.time.year, part: part), title)
          }
        } else {
          year = (first, title)
        }
      } else if times.isEmpty, let own = title.time, own.year == nil {
        year = (WrittenTime(year: year?.time.year, part: own.part), year?.word ?? title)
      }
    }
    return year
  }

  /// The year that a title says and the other one that the sheet's name says, where each says one year
  /// alone; `nil` where they do not contradict each other.
  public var contradictoryYears: (title: TableWord, year: Int, sheetYear: Int)? {
    guard let named = titles.last, named.place == place, named.text == place.sheet,
      let sheetYear = WideTable.onlyYear(named),
      let title = titles.dropLast().first(where: { WideTable.onlyYear($0) != nil }),
      let year = WideTable.onlyYear(title), year != sheetYear
    else { return nil }
    return (title, year, sheetYear)
  }

  private static func onlyYear(_ title: TableWord) -> Int? {
    let years = Set(WrittenTime.inTitle(title.text).compactMap(\.year))
    return years.count == 1 ? years.first : nil
  }

  /// The units that titles say, with the word of the first.
  public var titleUnits: (units: [QuantityUnit], word: TableWord)? {
    let units = titles.flatMap(\.units)
    guard let word = titles.first(where: { !$0.units.isEmpty }) else { return nil }
    return (units, word)
  }
}

extension Grid {
  /// Whether some row of the first names the columns of records.
  fileprivate var isRecords: Bool {
    let required = ColumnSchema.records.columns.filter(\.isRequired)
    return (0..<min(rowCount, 30)).contains { row in
      let names = Set(
        (0..<columnCount).compactMap { self[row, $0] }.map { ColumnSchema.plainName($0.text) })
      return required.allSatisfy { column in
        ([column.name] + column.aliases).contains { names.contains(ColumnSchema.plainName($0)) }
      }
    }
  }
}
