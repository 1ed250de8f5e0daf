import ArgumentParser
import Foundation
import FundCast
import Quantities

/// The `fundcast` command: parses, calls the facade, prints.
@main
struct FundCastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fundcast",
    abstract: "医保基金收支预测与预算。Forecasts and budgets public medical-insurance funds.",
    discussion: """
      退出码 Exit codes: 0 完成 done · 1 完成且有红色预警 done, a red warning stands · \
      2 输入有误 the input is at fault · 3 程序或机器出错 the program or the machine is · \
      4 完成但缺少有误的序列 done without the series at fault.
      """,
    version: FundCastVersion.current,
    subcommands: [
      RunCommand.self, MonthlyCommand.self, ArchiveCommand.self, BudgetCommand.self,
      CompareCommand.self, CostCommand.self, SolveCommand.self, CheckCommand.self,
      ForecastCommand.self, BacktestCommand.self, RunoffCommand.self, ExperienceCommand.self,
      MortalityCommand.self, PopulationCommand.self, TemplateCommand.self, ImportCommand.self,
      ExportCommand.self, ParametersCommand.self, SelfTestCommand.self, DoctorCommand.self,
    ])

  /// Runs the command and leaves with its exit code.
  static func main() async {
    prepareLibraries()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let leave as Leave {
      Foundation.exit(leave.code)
    } catch {
      // Help and version are no errors; a wrong option is the input's fault.
      guard exitCode(for: error) != .success else {
        print(fullMessage(for: error))
        Foundation.exit(0)
      }
      StandardError.write(complaint(error))
      Foundation.exit(2)
    }
  }

  /// What is wrong with the command line and how it is used, in the language it asks for.
  private static func complaint(_ error: any Error) -> String {
    let message = message(for: error)
    let arguments = Array(CommandLine.arguments.dropFirst())
    // Within `fundcast archive` its own commands are meant, else those of all.
    let inner = named(by: arguments).configuration.subcommands
    let commands = (inner.isEmpty ? configuration.subcommands : inner).compactMap {
      $0.configuration.commandName
    }
    let unknown =
      message.hasPrefix("Missing expected argument")
      ? CommandLineComplaint.unknownOption(
        in: arguments, help: helpMessage(for: named(by: arguments))) : nil
    return CommandLineComplaint(unknown ?? message, commands: commands).report(
      fullMessage(for: error), message: message,
      in: CommandLineComplaint.language(of: CommandLine.arguments))
  }

  /// The command that a command line names.
  private static func named(by arguments: [String]) -> any ParsableCommand.Type {
    var command: any ParsableCommand.Type = Self.self
    for word in arguments {
      let inner = command.configuration.subcommands.first {
        $0.configuration.commandName == word
      }
      guard let inner else { break }
      command = inner
    }
    return command
  }
}

/// An early end with an exit code, once everything has been said.
struct Leave: Error {
  let code: Int32

  static let redWarning = Leave(code: 1)
  static let targetUnmet = Leave(code: 1)
  static let input = Leave(code: 2)
  static let machine = Leave(code: 3)
  static let incomplete = Leave(code: 4)
}
