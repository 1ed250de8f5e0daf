public import Quantities
public import Reporting
public import Tables

extension RecordTemplate {
  /// Writes the workbook to fill in.
  ///
  /// - Throws: ``Tables/OutputFault`` where the file is there already, since it may have been filled
  ///   in, or cannot be written.
  public func write(
    to path: String, for scenario: String, made day: ReportDay, in language: Language
  ) throws(OutputFault) {
    try writeTemplate(workbook(for: scenario, made: day.day, in: language), to: path)
  }
}
