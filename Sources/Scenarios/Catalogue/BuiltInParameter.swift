import Quantities

/// An entry of the catalogue built into the program, before its unit is read.
struct BuiltInParameter {
  let name: String
  let title: LocalizedText
  let unit: String
  let range: ClosedRange<Double>
  let timing: ParameterDefinition.Timing
  var isDecided = false
  let isGrouped: Bool
  let beyond: ParameterDefinition.Beyond
  var device: String?
  let step: String
  let meaning: LocalizedText
  let source: String

  /// The parameter, where its unit can be read.
  var definition: ParameterDefinition? {
    QuantityUnit(unit).map { unit in
      ParameterDefinition(
        name: name, title: title, unit: unit, range: range, timing: timing,
        isDecided: isDecided, isGrouped: isGrouped, beyond: beyond, device: device, step: step,
        meaning: meaning, source: source)
    }
  }
}
