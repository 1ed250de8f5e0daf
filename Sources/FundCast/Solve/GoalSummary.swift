public import Budgeting
import Funds
public import Quantities
import Reporting
import Scenarios

/// The answer to a question for a goal as machines read it.
public struct GoalSummary: Encodable, Sendable {
  private struct Judgement: Encodable {
    let measure: String
    let comparison: String
    let threshold: Double
    let period: String
    let probabilityAsked: Double
    let central: Double?
    let probability: Double?
    let standardError: Double?
    let isMet: Bool
  }

  private struct Trial: Encodable {
    let move: String?
    let isRelative: Bool
    let isMet: Bool
    let targets: [Judgement]
  }

  private struct Level: Encodable {
    let group: String?
    let date: String
    let before: Double
    let after: Double
  }

  private let fund: String
  private let parameter: String
  private let from: String
  private let answer: String
  private let sentence: String
  private let move: String?
  private let asIs: Trial
  private let best: Trial?
  private let beside: Trial?
  private let values: [Level]
  private let unit: String
  private let files: [String]

  /// Gathers an answer.
  ///
  /// - Parameters:
  ///   - files: the files written.
  ///   - language: the language of the answer's sentence.
  public init(_ seek: GoalSeek, files: [String], language: Language) {
    func trial(_ position: GoalPosition, _ move: String?, isRelative: Bool) -> Trial {
      Trial(
        move: move, isRelative: isRelative, isMet: position.isMet,
        targets: position.judgements.map {
          Judgement(
            measure: $0.target.measure.rawValue, comparison: $0.target.comparison.rawValue,
            threshold: $0.target.threshold, period: "\($0.target.period)",
            probabilityAsked: $0.target.probability, central: $0.central,
            probability: $0.probability?.value, standardError: $0.probability?.standardError,
            isMet: $0.isMet)
        })
    }
    func trial(_ one: GoalSeek.Trial) -> Trial {
      trial(one.position, one.move.written, isRelative: one.move.isRelative)
    }
    let definition = seek.grain.definition
    fund = seek.fundCase.model.name
    parameter = definition.name
    from = "\(seek.from)"
    answer =
      switch seek.answer {
      case .alreadyMet: "already-met"
      case .reached: "reached"
      case .outOfReach: "out-of-reach"
      case .idle: "idle"
      }
    sentence = GoalText.answer(seek)(language)
    move = seek.best?.move.written
    asIs = trial(seek.asIs, nil, isRelative: false)
    best = seek.best.map { trial($0) }
    beside = seek.beside.map { trial($0) }
    values = (seek.best?.levels ?? []).map {
      Level(
        group: $0.group?(language), date: "\($0.date)", before: $0.before / definition.unit.scale,
        after: $0.after / definition.unit.scale)
    }
    unit = definition.unit.symbol
    self.files = files
  }
}
