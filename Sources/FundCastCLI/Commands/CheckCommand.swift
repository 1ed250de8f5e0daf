import ArgumentParser
import FundCast
import Quantities

/// `fundcast check`: reviews files and changes nothing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查方案、模型、表式和数据文件，不改动任何东西。Review files; change nothing.")

  @Argument(help: "要检查的文件。The files to review.")
  var files: [String]

  @OptionGroup var options: CommonOptions

  func run() async throws {
    let outcome = await checkFiles(files, models: options.models)
    if options.json {
      print(JSONText.findings(outcome.findings, language: options.language))
    } else {
      StandardError.write(outcome.findings, in: options.language)
      if !options.quiet {
        for file in outcome.sound {
          print(
            "\(file.path): \(file.verdict(options.language))（\(file.what(options.language))）")
        }
      }
    }
    if outcome.hasErrors { throw Leave.input }
  }
}
