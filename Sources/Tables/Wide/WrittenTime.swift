public import Quantities

/// The time that a word of a table says, wholly or in part: `2024年`, `1月`, `一季度`, `2024年1-9月`.
public struct WrittenTime: Sendable, Hashable {
  /// What part of a year is meant.
  public enum Part: Sendable, Hashable {
    /// A month, 1…12.
    case month(Int)
    /// A quarter, 1…4.
    case quarter(Int)
    /// From January to the end of a month.
    case throughMonth(Int)
    /// The state at the end of a month.
    case endOfMonth(Int)
    /// The whole year.
    case year
  }

  /// The year; `nil` where the words leave it to others.
  public var year: Int?

  /// The part of the year; `nil` where the words leave it to others.
  public var part: Part?

  /// Makes a time from what is said of it.
  public init(year: Int? = nil, part: Part? = nil) {
    self.year = year
    self.part = part
  }

  /// Reads a word that says a time and nothing else.
  init?(_ text: String) {
    if let whole = RecordPeriod(ofRecord: text) ?? WrittenTime.ofDay(text) {
      self.init(whole, year: whole.period.year)
      return
    }
    let plain = RecordPeriod.plain(text)
    if let month = WrittenTime.english.firstIndex(of: plain.lowercased().prefix(3).description),
      plain.count == 3 || WrittenTime.englishLong[month] == plain.lowercased()
    {
      self.init(part: .month(month + 1))
      return
    }
    if plain.count == 2, plain.lowercased().hasPrefix("q"), let quarter = Int(plain.dropFirst()),
      (1...4).contains(quarter)
    {
      self.init(part: .quarter(quarter))
      return
    }
    guard plain.contains("月") || plain.contains("季") || plain.contains("半年"),
      let part = RecordPeriod("2000年" + text.replacing("季末", with: "季度末"))
    else { return nil }
    self.init(part, year: nil)
  }

  private init(_ read: RecordPeriod, year: Int?) {
    let last = read.period.lastMonth.index
    switch (read.period.frequency, read.hint) {
    case (.year, .none), (.year, .cumulative): self.init(year: year, part: .year)
    case (_, .cumulative): self.init(year: year, part: .throughMonth(last))
    case (_, .stock), (_, .upTo): self.init(year: year, part: .endOfMonth(last))
    case (.quarter, _): self.init(year: year, part: .quarter(read.period.index))
    case (.month, _): self.init(year: year, part: .month(last))
    }
  }

  /// The month of a day written whole, `2024-01-31` or `2024年1月31日`, as the heads of columns are.
  private static func ofDay(_ text: String) -> RecordPeriod? {
    let parts = RecordPeriod.plain(text).split { "-/.年月日".contains($0) }
    guard parts.count == 3, parts[0].count == 4, let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return RecordPeriod("\(parts[0])-\(month)")
  }

  /// The years and parts of years that a title names, a day's date not among them.
  ///
  /// What a title is up to (`截至2025年8月31日`, `截至8月底`) is from January on.
  static func inTitle(_ text: String) -> [WrittenTime] {
    let times = timesInTitle(text)
    guard let month = monthReached(text) else { return times }
    return times.isEmpty
      ? [WrittenTime(part: .throughMonth(month))]
      : times.map { time in
        switch time.part {
        case nil, .month(month), .endOfMonth(month):
          WrittenTime(year: time.year, part: .throughMonth(month))
        default: time
        }
      }
  }

  /// The month behind 截至 or 截止, with or without its year and day.
  private static func monthReached(_ text: String) -> Int? {
    // 至 and 到 have become dashes.
    let plain = RecordPeriod.plain(text)
    guard let mark = plain.firstRange(of: "截") else { return nil }
    var rest = plain[mark.upperBound...].drop { "止-:".contains($0) }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if digits.count == 4, rest.dropFirst(4).first.map({ "年-./".contains($0) }) == true {
      rest = rest.dropFirst(5)
    }
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    let next = rest.dropFirst(number.count).first
    guard number.count <= 2, let month = Int(number), (1...12).contains(month),
      next.map({ "月-./".contains($0) }) == true
    else { return nil }
    return month
  }

  private static func timesInTitle(_ text: String) -> [WrittenTime] {
    let plain = Array(RecordPeriod.plain(text))
    var times: [WrittenTime] = []
    var start = 0
    while start + 3 < plain.count {
      let digits = plain[start..<(start + 4)]
      let isApart = start == 0 || !(plain[start - 1].isASCII && plain[start - 1].isNumber)
      guard isApart, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
        let year = Int(String(digits)), (1949...2100).contains(year)
      else {
        start += 1
        continue
      }
      var end = start + 4
      var time = WrittenTime(year: year)
      if end < plain.count, plain[end] == "年" {
        end += 1
        for length in stride(from: min(9, plain.count - end), to: 0, by: -1) {
          let piece = String(plain[end..<(end + length)])
          guard piece.hasSuffix("月") || piece.hasSuffix("季度") || piece.hasSuffix("半年"),
            let read = WrittenTime("\(year)年" + piece), read.part != nil
          else { continue }
          time = read
          end += length
          break
        }
        let rest = plain[end...].prefix(3)
        // 2025年1月15日 says when the table was made, unless it reaches up to then.
        let isReached = start > 0 && plain[..<start].suffix(3).contains("截")
        if time.part != nil, rest.contains("日"), !isReached {
          start = end
          continue
        }
      } else if end < plain.count, plain[end].isASCII, plain[end].isNumber || plain[end] == "-" {
        let piece = String(plain[start..<min(plain.count, start + (plain[end] == "-" ? 7 : 6))])
        if let read = WrittenTime(piece), case .month = read.part {
          time = read
          end = start + piece.count
        } else if plain[end] != "-" {
          start += 1
          continue
        }
      }
      times.append(time)
      start = end
    }
    return times
  }

  /// What is said here, and where nothing is, what another says.
  public func completed(by other: WrittenTime?) -> WrittenTime {
    WrittenTime(year: year ?? other?.year, part: part ?? other?.part)
  }

  /// The period and what its wording says of the basis; `nil` where the year or its part is unsaid.
  public var period: (period: Period, basis: RecordBasis?)? {
    guard let year, let part else { return nil }
    return switch part {
    case .month(let month): (Period(year: year, month: month), nil)
    case .quarter(let quarter): (Period(year: year, quarter: quarter), nil)
    case .throughMonth(let month): (Period(year: year, month: month), .cumulative)
    case .endOfMonth(let month): (Period(year: year, month: month), .stock)
    case .year: (Period(year: year), nil)
    }
  }

  private static let english = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let englishLong = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
