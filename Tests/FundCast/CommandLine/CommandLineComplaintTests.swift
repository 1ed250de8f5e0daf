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
}
