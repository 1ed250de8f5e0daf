import Quantities
import Testing

@testable import FundCast

@Suite("Complaints about the command line")
struct CommandLineComplaintTests {
  private static let commands = ["run", "compare", "check", "runoff"]

  @Test(
    "the parser's sentences are said in Chinese, the words at fault kept",
    arguments: [
      ("Missing expected argument '<scenarios> ...'", "缺少 <scenarios> ..."),
      ("Missing value for '--out <out>'", "--out <out> 后面没有写值"),
      ("Unknown option '--langage'. Did you mean '--language'?", "没有选项 --langage，是否想写 --language？"),
      ("Unknown option '--zzz'", "没有选项 --zzz"),
      ("The value 'abc' is invalid for '--horizon <horizon>'", "--horizon <horizon> 的值“abc”不对"),
      ("2 unexpected arguments: 'runn', 'x'", "多出了 runn x，是否想写命令 run？"),
      ("Unexpected argument 'x.yaml'", "多出了 x.yaml"),
      ("Something else.", "Something else."),
    ])
  func chinese(_ message: String, _ expected: String) {
    let complaint = CommandLineComplaint(message, commands: Self.commands)
    #expect(complaint.text(.chinese) == expected)
  }

  @Test("a command that does not exist is answered with the nearest one")
  func nearest() {
    let complaint = CommandLineComplaint("Unexpected argument 'chek'", commands: Self.commands)
    #expect(
      complaint.text(.english) == "Unexpected argument 'chek'. Did you mean the command 'check'?")
  }

  private static let full = """
    Error: Unknown option '--foo'
    Usage: fundcast forecast [<options>] <series> --horizon <horizon>
      See 'fundcast forecast --help' for more information.
    """

  @Test("an option that the command does not have is found before one that it misses")
  func unknownOption() {
    let help = """
      USAGE: fundcast forecast <series> --horizon <horizon> --out <out>
        --horizon <horizon>     how many periods
        --out <out>             the file, as --out FILE
        -h, --help              help
      """
    func found(_ words: [String]) -> String? {
      CommandLineComplaint.unknownOption(in: words, help: help)
    }
    #expect(
      found(["forecast", "x.csv", "--horzon", "3"])
        == "Unknown option '--horzon'. Did you mean '--horizon'?")
    #expect(found(["forecast", "--horzon=3"])?.contains("'--horizon'") == true)
    #expect(found(["forecast", "x.csv", "--horizon", "3"]) == nil)
    #expect(found(["forecast", "--", "--horzon"]) == nil)
  }

  @Test("a fault is said once, in one language, with the usage below")
  func report() {
    let message = "Unknown option '--foo'"
    let complaint = CommandLineComplaint(message, commands: Self.commands)
    #expect(complaint.report(Self.full, message: message, in: .english) == Self.full)
    #expect(
      complaint.report(Self.full, message: message, in: .chinese) == """
        命令行有误：没有选项 --foo。
        用法：fundcast forecast [<options>] <series> --horizon <horizon>
          详见 fundcast forecast --help
        """)
  }

  @Test("a complaint in both languages is said in the one asked for")
  func both() {
    let message = "--out 不能是目录" + CommandLineComplaint.divide + "--out is a folder"
    let complaint = CommandLineComplaint(message, commands: Self.commands)
    #expect(complaint.text == LocalizedText("--out 不能是目录", "--out is a folder"))
    #expect(
      complaint.report("Error: \(message)\nUsage: x", message: message, in: .chinese)
        == "命令行有误：--out 不能是目录。\n用法：x")
  }

  @Test("what an option says of its value in both languages stands alone")
  func refusedValue() {
    let message =
      "The value '-1' is invalid for '--seed <seed>': --seed：“-1”应为整数"
      + CommandLineComplaint.divide + "--seed: “-1”, expected a whole number"
    let complaint = CommandLineComplaint(message, commands: Self.commands)
    #expect(
      complaint.text
        == LocalizedText("--seed：“-1”应为整数", "--seed: “-1”, expected a whole number"))
  }

  @Test("the language is the one the line asks for, wherever the fault")
  func language() {
    #expect(CommandLineComplaint.language(of: ["fundcast", "run", "--language", "en"]) == .english)
    #expect(CommandLineComplaint.language(of: ["fundcast", "--language=en", "--foo"]) == .english)
    #expect(CommandLineComplaint.language(of: ["fundcast", "--language", "zh"]) == .chinese)
    #expect(CommandLineComplaint.language(of: ["fundcast", "en", "--language"]) == .chinese)
  }
}
