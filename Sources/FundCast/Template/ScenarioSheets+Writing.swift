public import Quantities
import Reporting
public import Scenarios
public import Tables

extension ScenarioSheets {
  /// Writes the workbook to fill in.
  ///
  /// - Throws: ``Tables/OutputFault`` where the file is there already, since it may have been filled
  ///   in, or cannot be written.
  public func write(to path: String, made day: ReportDay, in language: Language)
    throws(OutputFault)
  {
    try writeTemplate(workbook(for: path, made: day.day, in: language), to: path)
  }
}
