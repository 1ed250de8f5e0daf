/// Why an experience could not be studied.
public enum ExperienceError: Error, Equatable, Sendable {
  /// There are no rows.
  case empty

  /// A row has not one key for each axis.
  case unevenRow(row: Int)

  /// A class is given twice.
  case repeatedRow(row: Int, earlier: Int)

  /// A class that the axes allow is not given.
  case missingClass([String])

  /// Persons, events or an amount are negative or not finite.
  case unusableValue(row: Int, value: Double)

  /// The persons of one class differ between two rows.
  case conflictingPersons(row: Int, earlier: Int)

  /// There are events or amounts where there is nobody, or amounts where there are no events.
  case eventsWithoutExposure([String])

  /// There is no axis of that name.
  case unknownAxis(String)

  /// Two tables have other axes or other labels.
  case otherClasses

  /// The rates expected have no events where some occurred.
  case nothingExpected

  /// The graduation has too few values with exposure, or did not settle.
  case notGraduated
}
