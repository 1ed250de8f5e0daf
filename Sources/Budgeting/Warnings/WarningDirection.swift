public import Quantities

/// Who a warning goes to, and how far the procedure has gone.
public enum WarningDirection: Sendable, Hashable {
  /// From the level above to the office that manages the fund.
  case fromAbove(Stage)
  /// From the office to the designated institutions.
  case toInstitutions(InstitutionStage)

  /// Notice, then interview, then public inquiry.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    /// A written notice 提示函.
    case notice
    /// An interview with those responsible 约谈.
    case interview
    /// An inquiry in public 公开质询.
    case publicInquiry = "public-inquiry"
  }

  /// Reminder, then interview.
  public enum InstitutionStage: String, Sendable, Hashable, CaseIterable {
    /// A reminder to institutions 提醒函.
    case reminder
    /// An interview with institutions 约谈.
    case interview
  }

  /// The paper that the stage calls for.
  public var paper: LocalizedText {
    switch self {
    case .fromAbove(.notice): LocalizedText("提示函", "Notice")
    case .fromAbove(.interview): LocalizedText("约谈通知", "Summons to an interview")
    case .fromAbove(.publicInquiry): LocalizedText("公开质询通知", "Notice of public inquiry")
    case .toInstitutions(.reminder): LocalizedText("提醒函", "Reminder")
    case .toInstitutions(.interview): LocalizedText("约谈通知", "Invitation to an interview")
    }
  }

  /// Whom the paper addresses; no institution is named.
  public var addressee: LocalizedText {
    switch self {
    case .fromAbove:
      LocalizedText("医疗保障基金管理部门", "The office that manages the fund")
    case .toInstitutions:
      LocalizedText("各定点医药机构", "All designated institutions")
    }
  }
}
