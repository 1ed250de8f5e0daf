public import Quantities

/// What is run every month: which scenarios, into which archive, in which language.
public struct MonthlyPlan: Sendable, Hashable {
  /// The file it was read from.
  public let path: String
  /// The scenario files, baselines and variants, relative ones from the plan's folder; at least one.
  public let scenarios: [String]
  /// The folder of run folders, a relative one from the plan's folder.
  public let archive: String
  /// The language of report and messages; `nil` where the plan leaves it to the command.
  public let language: Language?

  /// Reads a plan.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in it: unknown or missing keys, no
  ///   scenario, an unknown language.
  public static func read(_ path: String) throws(InputFault) -> MonthlyPlan {
    var reader = MonthlyPlanReader()
    return try reader.whole(YAMLValue.read(path), path: path)
  }

  /// Reads a plan from a text.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``read(_:)`` does.
  public static func parse(_ text: String, path: String) throws(InputFault) -> MonthlyPlan {
    var reader = MonthlyPlanReader()
    return try reader.whole(YAMLValue.parse(text, file: path), path: path)
  }
}
