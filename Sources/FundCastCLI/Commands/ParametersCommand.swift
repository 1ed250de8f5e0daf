import ArgumentParser
import FundCast
import Quantities
import Scenarios

/// `fundcast parameters`: the catalogue, or one entry of it.
struct ParametersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parameters",
    abstract: "列出方案可以设置的参数。List the parameters that a scenario may set.")

  @Argument(help: "参数名或其中一部分。A name or a part of one.")
  var name: String?

  @OptionGroup var options: CommonOptions

  /// One parameter as machines read it.
  private struct Entry: Encodable {
    let name: String
    let chinese: String
    let english: String
    let unit: String
    let timing: String
    let grouped: Bool
    let meaning: String
    let source: String
  }

  func run() throws {
    let catalogue = ParameterCatalogue.builtIn
    let chosen = catalogue.definitions.filter { definition in
      guard let name else { return true }
      return definition.name.contains(name) || definition.title.chinese.contains(name)
    }
    if chosen.isEmpty, let name {
      let near = catalogue.nearest(to: name).map { "“\($0)”" } ?? ""
      let text = LocalizedText(
        "没有名称含“\(name)”的参数\(near.isEmpty ? "" : "，是否想找\(near)？")",
        "No parameter's name contains “\(name)”\(near.isEmpty ? "." : "; did you mean \(near)?")")
      StandardError.write(text(options.language))
      throw Leave.input
    }
    if options.json {
      print(
        JSONText.encode(
          chosen.map {
            Entry(
              name: $0.name, chinese: $0.title.chinese, english: $0.title.english,
              unit: $0.unit.symbol, timing: $0.timing.rawValue, grouped: $0.isGrouped,
              meaning: $0.meaning(options.language), source: $0.source)
          }))
      return
    }
    for definition in chosen {
      let timing =
        definition.timing == .cover
        ? LocalizedText("按参保年度", "by cover year") : LocalizedText("按月", "by month")
      let groups =
        definition.isGrouped ? LocalizedText("，分组", ", by group") : LocalizedText("", "")
      print("\(definition.name)  \(definition.title(options.language))  [\(definition.unit)]")
      print(
        "    \(definition.meaning(options.language)) · \(timing(options.language))\(groups(options.language)) · \(definition.source)"
      )
    }
  }
}
