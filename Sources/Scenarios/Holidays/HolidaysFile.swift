public import Forecasting
public import Quantities

/// The public holidays of a country, as rules with the years in which each is given.
public struct HolidaysFile: Sendable {
  /// The path it was read from.
  public let path: String
  /// The name for readers.
  public let title: LocalizedText
  /// The days off.
  public let holidays: PublicHolidays

  /// Reads a file.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in it: unknown or missing keys, days
  ///   that are none.
  public static func read(_ path: String) throws(InputFault) -> HolidaysFile {
    var reader = HolidaysReader()
    return try reader.whole(YAMLValue.read(path), path: path)
  }

  /// Reads holidays from a text.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``read(_:)`` does.
  public static func parse(_ text: String, path: String) throws(InputFault) -> HolidaysFile {
    var reader = HolidaysReader()
    return try reader.whole(YAMLValue.parse(text, file: path), path: path)
  }
}
