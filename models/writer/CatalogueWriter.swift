import Foundation
import Quantities
import Scenarios

/// Writes `models/parameters.yaml` as the Swift file of the catalogue built into the program.
///
/// Usage: `CatalogueWriter models/parameters.yaml > BuiltInParameters.swift`.
@main
enum CatalogueWriter {
  static func main() {
    do {
      let path = CommandLine.arguments.dropFirst().first ?? "models/parameters.yaml"
      print(source(try ParameterCatalogue.read(path).definitions))
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  private static func source(_ definitions: [ParameterDefinition]) -> String {
    """
    import Quantities

    /// The parameters of `models/parameters.yaml`, built into the program so that it works without
    /// files and starts without reading them; a test holds the two equal, and `make catalogue` writes
    /// this file.
    let builtInParameters: [BuiltInParameter] = [
    \(definitions.map(entry).joined(separator: "\n"))
    ]
    """
  }

  private static func entry(_ definition: ParameterDefinition) -> String {
    """
      BuiltInParameter(
        name: \(quoted(definition.name)),
        title: \(quoted(definition.title)),
        unit: \(quoted(definition.unit.symbol)),
        range: \(definition.range.lowerBound)...\(definition.range.upperBound),
        timing: .\(definition.timing),\(definition.isDecided ? " isDecided: true," : "") isGrouped: \(definition.isGrouped), beyond: .\(definition.beyond),\(device(definition))
        step: \(quoted(definition.step)),
        meaning: \(quoted(definition.meaning)),
        source: \(quoted(definition.source))),
    """
  }

  private static func device(_ definition: ParameterDefinition) -> String {
    definition.device.map { "\n    device: \(quoted($0))," } ?? ""
  }

  private static func quoted(_ text: LocalizedText) -> String {
    "LocalizedText(\n      \(quoted(text.chinese)),\n      \(quoted(text.english)))"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacingOccurrences(of: "\\", with: "\\\\")
      .replacingOccurrences(of: "\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
