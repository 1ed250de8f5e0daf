/// A spreadsheet file to be written: sheets of rows of cells, all as values.
///
/// The same workbook always gives the same bytes: its only date is the one given.
public struct Workbook: Sendable, Hashable {
  /// The workbook's title, in the properties of the file.
  public var title: String
  /// What the workbook is about, in the properties of the file; empty for none.
  public var subject: String

  /// Who answers for the file, such as an office's name; empty for none.
  public var author: String

  /// The date the file says it was made on.
  public var created: Day

  /// The typeface of every cell.
  public var font: String

  /// The sheets in the order of their tabs.
  public var sheets: [Sheet]

  /// Makes a workbook; it needs at least one sheet to be written.
  public init(
    title: String, subject: String = "", author: String = "", created: Day,
    font: String = "Microsoft YaHei", sheets: [Sheet]
  ) {
    self.title = title
    self.subject = subject
    self.author = author
    self.created = created
    self.font = font
    self.sheets = sheets
  }
}

extension Workbook {
  /// A day of the proleptic Gregorian calendar.
  public struct Day: Sendable, Hashable {
    /// The year, 1970…9999.
    public let year: Int
    /// The month, 1…12.
    public let month: Int
    /// The day of the month, 1…31.
    public let day: Int

    /// Makes a day; the year lies in 1970…9999.
    public init(year: Int, month: Int, day: Int) {
      precondition((1970...9999).contains(year), "A file's year is 1970…9999, not \(year).")
      precondition((1...12).contains(month), "A month is 1…12, not \(month).")
      precondition((1...31).contains(day), "A day is 1…31, not \(day).")
      self.year = year
      self.month = month
      self.day = day
    }

    /// Seconds from 1970-01-01 to the day's noon, by counting days from 1 March of year 0.
    var secondsSince1970: Int {
      let shifted = month <= 2 ? year - 1 : year
      let yearDay = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
      let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + yearDay - 719_468
      return days * 86_400 + 43_200
    }
  }
}

/// What can go wrong in writing a workbook.
public enum WorkbookError: Error, Sendable, Hashable {
  /// A workbook without a sheet.
  case noSheet
  /// A sheet's name is empty, longer than 31 characters or holds one of `[ ] : * ? / \`.
  case badSheetName(String)
  /// Two sheets have the same name; case does not tell them apart.
  case duplicateSheetName(String)
  /// A cell's text is longer than 32,767 UTF-16 units.
  case textTooLong(sheet: String, cell: String)
  /// A cell's number is not finite.
  case notFinite(sheet: String, cell: String)
  /// A cell lies outside 1,048,576 rows and 16,384 columns.
  case outOfRange(sheet: String, row: Int, column: Int)
  /// The head or foot of a sheet is longer than 255 characters.
  case headTooLong(sheet: String)
  /// The file could not be written.
  case cannotWrite(path: String, reason: String)
}
