import ArgumentParser
import FundCast
import Quantities

/// Options that several commands share.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("language"), help: "界面和报告语言：zh 或 en。The language of messages and reports.")
  var chosenLanguage: LanguageChoice = .zh

  /// The language of messages and reports.
  var language: Language { chosenLanguage == .zh ? .chinese : .english }

  @Option(help: "先在此目录查找模型文件。A folder searched for models first.")
  var models: String?

  @Flag(help: "输出机器可读的 JSON。Print JSON for machines.")
  var json = false

  @Flag(help: "只说错误和预警。Say nothing but errors and warnings.")
  var quiet = false

  @Flag(help: "列出各步用时。List how long each step took.")
  var timings = false

  /// Prints every finding and ends with exit code 2.
  func fail(_ fault: InputFault) -> Leave {
    if json {
      print(JSONText.findings(fault.diagnostics, language: language))
    } else {
      StandardError.write(fault.diagnostics, in: language)
      let errors = fault.diagnostics.count { $0.severity == .error }
      let summary = LocalizedText(
        "共 \(errors) 处错误；没有写出任何文件。",
        "\(errors) \(errors == 1 ? "error" : "errors"); nothing was written.")
      StandardError.write(summary(language))
    }
    return .input
  }
}

/// A language as it is named on the command line.
enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
  case zh
  case en
}
