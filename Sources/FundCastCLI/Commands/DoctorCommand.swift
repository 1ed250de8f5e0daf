import ArgumentParser
import FundCast
import Quantities

/// `fundcast doctor`: is the installation sound.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "检查安装是否完好，说明怎样修好。Check the installation and say how to mend it.")

  @OptionGroup var options: CommonOptions

  /// What was found as machines read it.
  private struct Outcome: Encodable {
    struct Item: Encodable {
      let name: String
      let state: String
      let found: String
      let remedy: String?
    }

    let sound: Bool
    let items: [Item]
  }

  func run() async throws {
    let review = await InstallationReview(models: options.models)
    let language = options.language
    if options.json {
      print(
        JSONText.encode(
          Outcome(
            sound: review.isSound,
            items: review.items.map {
              .init(
                name: $0.title(language), state: $0.state.rawValue, found: $0.found(language),
                remedy: $0.remedy?(language))
            })))
    } else {
      for item in review.items where !options.quiet || item.state != .sound {
        print("[\(word(item.state)(language))] \(item.title(language))  \(item.found(language))")
        if let remedy = item.remedy { print("  \(remedy(language))") }
      }
      if !options.quiet || !review.isSound {
        let verdict =
          review.isSound
          ? LocalizedText("可以使用。", "The program can be used.")
          : LocalizedText("现在不能使用，请先按上面所说修好。", "The program cannot be used before this is mended.")
        print(verdict(language))
      }
    }
    if !review.isSound { throw Leave.machine }
  }

  private func word(_ state: InstallationReview.State) -> LocalizedText {
    switch state {
    case .sound: LocalizedText("正常", "sound")
    case .attention: LocalizedText("注意", "attention")
    case .fault: LocalizedText("有误", "fault")
    }
  }
}
