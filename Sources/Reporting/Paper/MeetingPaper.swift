/// A paper of its own, made of parts of the report to a budget meeting.
public enum MeetingPaper: Sendable, Hashable, CaseIterable {
  /// The budget in the official form, with expected execution, basis and remarks.
  case budget
  /// What measures cost and whether the fund carries them, before they are decided 事前测算.
  case costing
}
