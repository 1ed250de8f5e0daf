import ArgumentParser
import FundCast
import Quantities

extension ValidationError {
  /// A fault of the command line in both languages, of which one is printed.
  init(_ text: LocalizedText) {
    self.init(text.chinese + CommandLineComplaint.divide + text.english)
  }

  /// An option whose value is none of those expected.
  init(_ option: String, found: String, expected: String) {
    self.init(
      LocalizedText(
        "\(option)：“\(found)”应为 \(expected)", "\(option): “\(found)”, expected \(expected)"))
  }
}
