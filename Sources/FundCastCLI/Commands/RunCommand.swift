import ArgumentParser
import FundCast
import Quantities

/// `fundcast run`: the main job.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "测算、编制预算草案并预警，写出 HTML、CSV 和工作簿。Project, propose, warn; write a folder.")

  @Argument(help: "方案文件：基线、变体均可。Scenario files, baselines or variants.")
  var scenarios: [String]

  @Option(help: "结果目录。The folder to write.")
  var out: String = "out"

  @Option(help: "模拟路径数，替代方案中的设置。Paths to simulate.")
  var paths: Int?

  @Option(help: "随机数种子，替代方案中的设置。The seed.")
  var seed: UInt64?

  @OptionGroup var options: CommonOptions

  func run() async throws {
    do {
      let set = try ScenarioSet.load(
        RunRequest(scenarios: scenarios, models: options.models, paths: paths, seed: seed))
      print(set.files)
    } catch {
      throw options.fail(error)
    }
  }
}
