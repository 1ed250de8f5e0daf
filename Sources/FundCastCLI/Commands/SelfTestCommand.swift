import ArgumentParser
import FundCast
import Quantities

/// `fundcast selftest`: does it compute what it should on this machine.
struct SelfTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "核对程序在本机的计算结果。Check what the program computes on this machine.")

  @OptionGroup var options: CommonOptions

  /// The outcome as machines read it.
  private struct Outcome: Encodable {
    struct Item: Encodable {
      let name: String
      let outcome: String
      let passed: Bool
    }

    let passed: Bool
    let kernel: String
    let items: [Item]
  }

  func run() throws {
    let test = SelfTest()
    if options.json {
      print(
        JSONText.encode(
          Outcome(
            passed: test.isPassed, kernel: test.kernel,
            items: test.items.map {
              .init(
                name: $0.what(options.language), outcome: $0.outcome, passed: $0.isPassed)
            })))
    } else if !options.quiet || !test.isPassed {
      for item in test.items {
        print("\(item.isPassed ? "✓" : "✗") \(item.what(options.language))  \(item.outcome)")
      }
      let verdict =
        test.isPassed
        ? LocalizedText("全部通过", "everything passed")
        : LocalizedText(
          "有未通过的项目：请不要使用本机的结果", "not everything passed: do not use results of this machine")
      print(verdict(options.language))
      print("\(LocalizedText("线性代数内核", "linear-algebra kernel")(options.language))  \(test.kernel)")
    }
    if !test.isPassed { throw Leave.machine }
  }
}
