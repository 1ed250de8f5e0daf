import Quantities

/// A closed form by which some parameters answer to others.
///
/// A change of what sets it to work multiplies what it moves by a factor: the closed form after the
/// change over the same before any change. Where nothing is changed the factor is one and no value
/// is touched, so that the levels a baseline states stay as they are stated.
protocol Mechanism: Sendable {
  /// Where the scenario states it.
  var place: SourcePlace { get }

  /// Where its figures come from, in words.
  var source: String { get }

  /// What only the mechanism reads.
  var inputs: [MechanismInput] { get }

  /// Parameters that the fund's model reads and whose change sets the mechanism to work.
  var triggers: [String] { get }

  /// Other parameters of the model whose values it needs.
  var context: [String] { get }

  /// The parameters it moves.
  var outputs: [String] { get }

  /// The groups of the fund that it names.
  var groups: [String] { get }

  /// Files that its figures are read from, relative to the baseline's folder.
  var files: [String] { get }

  /// What the outputs are multiplied by at one moment.
  ///
  /// - Throws: ``MechanismFault`` where changed inputs contradict each other.
  func factors(at moment: MechanismMoment) throws(MechanismFault) -> [String: MechanismFactor]

  /// What the mechanism says at one moment, for readers: before and after.
  ///
  /// - Throws: ``MechanismFault`` as `factors(at:)` does.
  func figures(at moment: MechanismMoment) throws(MechanismFault) -> [MechanismFigure]
}

extension Mechanism {
  var groups: [String] { [] }

  var files: [String] { [] }

  /// Every parameter whose change sets the mechanism to work.
  var allTriggers: [String] { inputs.map(\.parameter) + triggers }
}

/// A parameter that a model does not read, only a mechanism does.
struct MechanismInput: Sendable {
  /// One of its values: a tier, or the only one.
  struct Row: Sendable {
    /// The short name that a change names the row by; `nil` where there is one row only.
    let name: String?
    /// The value in force at the last closed period, in base units.
    let value: Double
  }

  /// The parameter's full name.
  let parameter: String

  let rows: [Row]

  /// The parameter with which it grows where nothing else is said, such as wages with the base.
  let following: String?
}

/// Values at one moment, in base units, by parameter: one a tier or group, or a single one.
struct MechanismMoment: Sendable, Equatable {
  /// What sets the mechanism to work, before any change.
  let before: [String: [Double]]

  /// The same with the changes.
  let after: [String: [Double]]

  /// The mechanism's other parameters, with the changes that name them.
  let context: [String: [Double]]

  /// The same at the last closed period.
  let closing: [String: [Double]]

  /// The names of the fund's groups, in the order of grouped values.
  let groups: [String]
}

/// What a parameter is multiplied by.
struct MechanismFactor: Sendable {
  /// The factor of each group, or a single one.
  let groups: [Double]

  /// The factor of a parameter that does not differ by group.
  let whole: Double

  /// One factor for all.
  init(_ factor: Double) {
    groups = [factor]
    whole = factor
  }

  /// A factor for each group, and that of all of them.
  init(groups: [Double], whole: Double) {
    self.groups = groups
    self.whole = whole
  }

  /// The factor of a group by position.
  subscript(group: Int) -> Double { groups.count == 1 ? groups[0] : groups[group] }
}

/// Changed inputs of a mechanism that contradict each other.
struct MechanismFault: Error {
  let code: String
  let found: LocalizedText
  let expected: LocalizedText
}
