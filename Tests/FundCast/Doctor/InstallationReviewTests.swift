import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("The review of an installation")
struct InstallationReviewTests {
  private func item(_ title: String, _ review: InstallationReview) throws
    -> InstallationReview.Item
  {
    try #require(review.items.first { $0.title.english == title })
  }

  @Test("here everything that a run needs is found, and nothing is left behind")
  func sound() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let review = await InstallationReview(
      models: Project.path("models"), folder: folder.path, environment: ["LANG": "zh_CN.UTF-8"],
      now: Date())
    #expect(review.isSound, "\(review.items.map(\.found.english))")
    for title in ["Computation", "Models", "Writing", "Text encoding", "Processors"] {
      #expect(try item(title, review).state == .sound)
    }
    #expect(try item("Models", review).found.english.hasPrefix(Project.path("models")))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("a model that cannot be read is a fault, with what is wrong with it")
  func brokenModel() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("fundcast-model: 1\nfund: broken\n".utf8).write(
      to: folder.appendingPathComponent("broken.yaml"))
    let review = await InstallationReview(models: folder.path, folder: folder.path)
    #expect(!review.isSound)
    let models = try item("Models", review)
    #expect(models.state == .fault && models.found.chinese.contains("broken.yaml"))
    #expect(models.remedy?.chinese.contains("fundcast check") == true)
  }

  @Test(
    "a folder that cannot be written to, a wrong date and another encoding are said, and stop nothing"
  )
  func attention() async throws {
    let review = await InstallationReview(
      models: Project.path("models"), folder: "/proc/self", environment: ["LANG": "zh_CN.GB18030"],
      now: Date(timeIntervalSince1970: 0))
    #expect(review.isSound)
    for title in ["Writing", "Date", "Text encoding"] {
      let one = try item(title, review)
      #expect(one.state == .attention && one.remedy != nil)
    }
    #expect(try item("Date", review).found.english.hasPrefix("1970-1-1"))
  }
}
