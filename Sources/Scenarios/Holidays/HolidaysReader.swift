import Forecasting
import Quantities

/// Reads public holidays from their YAML form.
struct HolidaysReader: YAMLFileReader {
  static let what = LocalizedText("节假日文件", "the file of holidays")

  var yaml = YAMLReader()

  mutating func file(_ root: YAMLValue, path: String) -> HolidaysFile? {
    let keys = ["fundcast-holidays", "title", "source", "holidays"]
    let top = yaml.mapping(
      root, allowed: keys, required: keys,
      what: Self.what)
    yaml.version(top["fundcast-holidays"])
    let rules = yaml.items(top["holidays"]).compactMap { rule($0) }
    guard let title = yaml.localized(top["title"]), !rules.isEmpty else { return nil }
    return HolidaysFile(path: path, title: title, holidays: PublicHolidays(rules))
  }

  /// Reads `{zh: 端午节, en: Dragon Boat, lunar: 05-05, days: 1, from: 2008}`.
  private mutating func rule(_ value: YAMLValue) -> PublicHolidays.Rule? {
    let entry = yaml.mapping(
      value,
      allowed: [
        "zh", "en", "date", "lunar", "sun", "offset", "days", "from", "until", "source",
      ],
      required: ["zh", "en", "days", "source"], what: LocalizedText("节日", "a holiday"))
    let given = ["date", "lunar", "sun"].filter { entry[$0] != nil }
    guard given.count == 1 else {
      yaml.add(
        Diagnostic(
          code: "holiday-date", at: value.place,
          found: LocalizedText(
            "date、lunar、sun 写了 \(given.count) 个", "\(given.count) of date, lunar and sun"),
          expected: LocalizedText(
            "一个：公历日期、农历日期或太阳黄经",
            "one: a Gregorian day, a lunisolar day or a longitude of the sun")))
      return nil
    }
    let known = LunisolarCalendar.years
    let first = yaml.integer(entry["from"], in: known) ?? known.lowerBound
    let last = yaml.integer(entry["until"], in: known) ?? known.upperBound
    guard let date = date(entry, given[0]), let days = yaml.integer(entry["days"], in: 1...30)
    else { return nil }
    guard first <= last else {
      yaml.add(
        Diagnostic(
          code: "holiday-years", at: value.place,
          found: LocalizedText("\(first) 晚于 \(last)", "\(first) is after \(last)")))
      return nil
    }
    return PublicHolidays.Rule(
      date, offset: yaml.integer(entry["offset"], in: -30...30) ?? 0, days: days,
      years: first...last)
  }

  private mutating func date(_ entry: [String: YAMLValue], _ key: String)
    -> PublicHolidays.Rule.Date?
  {
    switch key {
    case "date":
      // A leap day comes only every fourth year.
      return day(entry[key]) { month, day in
        day <= CivilDay.days(inMonth: month, of: 2001)
      }.map { .gregorian(month: $0.month, day: $0.day) }
    case "lunar":
      return day(entry[key]) { _, day in day <= 30 }
        .map { .lunisolar(month: $0.month, day: $0.day) }
    default:
      return yaml.integer(entry[key], in: 0...359).map { .sunLongitude(Double($0)) }
    }
  }

  /// Reads a month and a day such as 05-01.
  private mutating func day(_ value: YAMLValue?, _ isDay: (Int, Int) -> Bool)
    -> (month: Int, day: Int)?
  {
    guard let value else { return nil }
    let parts = (value.text ?? "").split(separator: "-", omittingEmptySubsequences: false)
      .compactMap { Int($0) }
    if parts.count == 2, (1...12).contains(parts[0]), parts[1] >= 1, isDay(parts[0], parts[1]) {
      return (parts[0], parts[1])
    }
    yaml.add(yaml.wrongShape(value, LocalizedText("月和日，如 05-01", "a month and day such as 05-01")))
    return nil
  }
}
