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
    self.init(option, found: found, expected: LocalizedText(verbatim: expected))
  }

  /// The same where what is expected is said in words.
  init(_ option: String, found: String, expected: LocalizedText) {
    self.init(
      LocalizedText(
        "\(option)：“\(found)”应为 \(expected.chinese)",
        "\(option): “\(found)”, expected \(expected.english)"))
  }

  /// An option in whose list a name stands twice.
  init(_ option: String, twice name: String) {
    self.init(
      LocalizedText("\(option)：“\(name)”写了两次", "\(option): “\(name)” stands twice"))
  }

  /// Ways of reconciling without anything to reconcile.
  static var reconcileAlone: ValidationError {
    ValidationError(
      LocalizedText("--reconcile 须与 --hierarchy 同用", "--reconcile goes with --hierarchy"))
  }
}
