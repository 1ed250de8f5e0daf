public import Quantities

/// What a monthly run is asked to do.
public struct MonthlyRequest: Sendable {
  /// The file that says which scenarios are run into which archive.
  public let plan: String
  /// A folder searched for models before any other.
  public let models: String?
  /// The language where the plan names none.
  public let language: Language
  /// The day printed on the report.
  public let preparedOn: ReportDay

  /// Makes a request.
  public init(plan: String, models: String? = nil, language: Language, preparedOn: ReportDay) {
    self.plan = plan
    self.models = models
    self.language = language
    self.preparedOn = preparedOn
  }
}
