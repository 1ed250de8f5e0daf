import Testing

@testable import Scenarios

/// An edit of one file of the small scenario, and what should be found.
struct BadScenario: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let old: String
  let new: String
  let expected: ExpectedFault

  var testDescription: String { name }

  /// Makes the edit and looks for this fault and no other.
  func check() throws {
    let scenario = try SmallScenario()
    try scenario.edit(file, old, new)
    expectOnly(try scenario.faults(file), expected, in: file)
  }
}
