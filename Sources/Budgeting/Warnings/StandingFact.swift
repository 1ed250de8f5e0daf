import Funds
import Quantities

/// What a rule warns of and is so already at the last closed period, so that nothing is expected to begin.
struct StandingFact {
  /// The fact and how it goes on, in a sentence without its subject and a full stop.
  let words: LocalizedText

  /// The fact behind a crossing; `nil` where it begins after the last closed period, or the rule looks
  /// at a whole year.
  init?(_ rule: WarningRule, _ crossing: RuleCrossing, _ timeline: FundTimeline) {
    let (model, closed) = (timeline.model, timeline.closedThrough)
    guard crossing.when == timeline.projection?.periods.first else { return nil }
    let (now, next) = (closed.words, crossing.when.words)
    let months = timeline.payableMonths(model.payableMonths, at: closed)?.value
    func below(_ bound: Double, _ title: LocalizedText) -> LocalizedText? {
      guard let months, months < bound else { return nil }
      let (found, limit) = (monthsFigure(months), monthsWords(bound))
      return LocalizedText(
        "可支付月数已低于\(title.chinese) \(limit) 个月（\(now.chinese)末为 \(found) 个月），预计 \(next.chinese)仍然低于",
        "payable months are below \(title.english)\(limit) already (\(found) at the end of \(now.english)) and "
          + "are expected to stay so in \(next.english)")
    }
    let found: LocalizedText?
    switch rule.condition {
    case .payableMonthsInsufficient:
      found = below(model.bands.insufficient, .init("", ""))
    case .payableMonthsBelowNormal:
      found = below(model.bands.normal, .init("正常区间下限", "the normal "))
    case .balanceExcessive(let span):
      guard let bound = model.bands.excessive, let months, months > bound else { return nil }
      let (figure, limit) = (monthsFigure(months), monthsWords(bound))
      found = LocalizedText(
        "可支付月数已高于 \(limit) 个月（\(now.chinese)末为 \(figure) 个月），预计今后 \(span) 个月持续高于，结余偏多",
        "payable months are above \(limit) already (\(figure) at the end of \(now.english)) and stay so for "
          + "\(span) months: the balance is too large")
    case .depositsExhausted:
      guard let deposits = timeline.deposits(at: closed), deposits < 0 else { return nil }
      found = LocalizedText(
        "可动用资金到 \(now.chinese)末已不足以支付，预计 \(next.chinese)仍然不足",
        "deposits have run out already by \(now.english) and are expected to be short in \(next.english)"
      )
    case .balanceExhausted:
      guard let book = timeline.book(at: closed), book < 0 else { return nil }
      found = LocalizedText(
        "到 \(now.chinese)末已有累计赤字，预计 \(next.chinese)仍有",
        "the balance is below zero already by \(now.english) and is expected to be so in \(next.english)"
      )
    case .accrualExhausted, .currentDeficit, .executionAhead: found = nil
    }
    guard let found else { return nil }
    words = found
  }
}
