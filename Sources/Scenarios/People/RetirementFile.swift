public import Actuarial
public import Quantities

/// Statutory ages of retirement by category and month of birth, and contribution years required.
public struct RetirementFile: Sendable {
  /// People who share a schedule of ages.
  public struct Category: Sendable, Equatable {
    /// The short name other files use.
    public let name: String
    /// The name for readers.
    public let title: LocalizedText
    /// Whether it is one of women, else of men.
    public let isFemale: Bool
    /// The ages; months are numbered year × 12 + month − 1.
    public let schedule: RetirementSchedule
  }

  /// Contribution years required at retirement.
  public struct Minimum: Sendable, Equatable {
    /// The short name.
    public let name: String
    /// The name for readers.
    public let title: LocalizedText
    /// Months required by month of retirement.
    public let schedule: StepSchedule
  }

  /// The path it was read from.
  public let path: String
  /// The name for readers.
  public let title: LocalizedText
  /// The categories in the order of the file.
  public let categories: [Category]
  /// How many months before or after the statutory age one may choose to retire.
  public let limit: Int
  /// The contribution years required, in the order of the file.
  public let minima: [Minimum]

  /// A category by its name.
  public func category(_ name: String) -> Category? { categories.first { $0.name == name } }

  /// Reads a file.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in it: unknown or missing keys, ages
  ///   that let the younger retire first, names that stand twice.
  public static func read(_ path: String) throws(InputFault) -> RetirementFile {
    var reader = RetirementReader()
    return try reader.whole(YAMLValue.read(path), path: path)
  }

  /// Reads a schedule from a text.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``read(_:)`` does.
  public static func parse(_ text: String, path: String) throws(InputFault) -> RetirementFile {
    var reader = RetirementReader()
    return try reader.whole(YAMLValue.parse(text, file: path), path: path)
  }
}
