import Foundation
public import Quantities

/// Whether the program as it is installed here can do its work, and how to mend what it lacks.
public struct InstallationReview: Sendable {
  /// How one thing stands.
  public enum State: String, Sendable, CaseIterable {
    /// As it should be.
    case sound
    /// Works, but something may surprise.
    case attention
    /// The program cannot do its work so.
    case fault
  }

  /// One thing looked at.
  public struct Item: Sendable {
    /// What is looked at.
    public let title: LocalizedText
    /// How it stands.
    public let state: State
    /// What was found.
    public let found: LocalizedText
    /// How to mend it; `nil` where there is nothing to mend.
    public let remedy: LocalizedText?

    init(
      title: LocalizedText, state: State = .sound, found: LocalizedText,
      remedy: LocalizedText? = nil
    ) {
      self.title = title
      self.state = state
      self.found = found
      self.remedy = remedy
    }
  }

  /// What was looked at, in order.
  public let items: [Item]

  /// Whether nothing keeps the program from its work.
  public var isSound: Bool { items.allSatisfy { $0.state != .fault } }

  /// The least free space that a year of monthly runs needs, in bytes.
  private static let neededSpace: UInt64 = 200_000_000

  /// Looks at the installation.
  ///
  /// - Parameters:
  ///   - models: The folder named with `--models`; `nil` for none.
  ///   - folder: Where results would be written.
  public init(models: String? = nil, folder: String = ".") async {
    await self.init(
      models: models, folder: folder, environment: ProcessInfo.processInfo.environment, now: Date())
  }

  /// Looks at the installation with an environment and at a time.
  init(models: String?, folder: String, environment: [String: String], now: Date) async {
    items = [
      InstallationReview.computation(), await InstallationReview.models(models),
      InstallationReview.writing(folder), InstallationReview.space(folder),
      InstallationReview.clock(now), InstallationReview.encoding(environment),
      InstallationReview.processors(),
    ]
  }

  private static func computation() -> Item {
    let test = SelfTest()
    let failed = test.items.filter { !$0.isPassed }.map(\.what)
    let title = LocalizedText("计算", "Computation")
    guard failed.isEmpty else {
      return Item(
        title: title, state: .fault,
        found: LocalizedText(
          "\(failed.map(\.chinese).joined(separator: "、"))算得不对（内核 \(test.kernel)）",
          "\(failed.map(\.english).joined(separator: ", ")) come out wrong (kernel \(test.kernel))"),
        remedy: LocalizedText(
          "请不要使用本机的结果；重新安装 libopenblas 和本程序，再运行 fundcast selftest",
          "Use no results of this machine; install libopenblas and the program anew, then run fundcast selftest"
        ))
    }
    return Item(
      title: title,
      found: LocalizedText(
        "FundCast \(FundCastVersion.current)，\(test.items.count) 项核对全部相符，线性代数内核 \(test.kernel)",
        "FundCast \(FundCastVersion.current), all \(test.items.count) computations agree, kernel \(test.kernel)"
      ))
  }

  private static func models(_ named: String?) async -> Item {
    let title = LocalizedText("模型", "Models")
    let folders = [named].compactMap(\.self) + modelFolders()
    func files(_ folder: String) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        .filter { $0.hasSuffix(".yaml") }.map { folder + "/" + $0 }
    }
    guard let folder = folders.first(where: { !files($0).isEmpty }) else {
      return Item(
        title: title, state: .fault,
        found: LocalizedText(
          "\(folders.joined(separator: "、")) 里都没有模型文件",
          "there is no model file in \(folders.joined(separator: ", "))"),
        remedy: LocalizedText(
          "请在程序的目录里运行，用 --models 指明目录，或重新安装",
          "Run where the program's folder is, name one with --models, or install anew"))
    }
    let outcome = await checkFiles(files(folder), models: named)
    let faults = outcome.findings.filter { $0.severity == .error }
    guard let first = faults.first else {
      return Item(
        title: title,
        found: LocalizedText(
          "\(folder)：\(outcome.sound.count) 个文件，都能读",
          "\(folder): \(outcome.sound.count) files, all sound"))
    }
    return Item(
      title: title, state: .fault,
      found: LocalizedText(
        "\(folder) 有 \(faults.count) 处错误，如 \(first.message(in: .chinese))",
        "\(folder) has \(faults.count) faults, such as \(first.message(in: .english))"),
      remedy: LocalizedText(
        "请用 fundcast check \(folder)/*.yaml 逐条查看", "See each with fundcast check \(folder)/*.yaml"))
  }

  private static func writing(_ folder: String) -> Item {
    let title = LocalizedText("写文件", "Writing")
    let place = canonicalPath(folder)
    let trial = place + "/.fundcast-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: trial) }
    do {
      try Data("fundcast".utf8).write(to: URL(fileURLWithPath: trial))
    } catch {
      return Item(
        title: title, state: .attention,
        found: LocalizedText("\(place) 不能写入", "\(place) cannot be written to"),
        remedy: LocalizedText(
          "请换一个能写的目录运行，或用 --out 写到别处", "Run in another folder, or write elsewhere with --out"))
    }
    return Item(
      title: title,
      found: LocalizedText("\(place) 可以写入", "\(place) can be written to"))
  }

  private static func space(_ folder: String) -> Item {
    let title = LocalizedText("磁盘空间", "Disk space")
    let place = canonicalPath(folder)
    let values = try? FileManager.default.attributesOfFileSystem(forPath: place)
    guard let free = (values?[.systemFreeSize] as? NSNumber)?.uint64Value else {
      return Item(
        title: title, state: .attention,
        found: LocalizedText("查不到 \(place) 的剩余空间", "the free space of \(place) is not known"))
    }
    let megabytes = "\(free / 1_000_000)"
    let found = LocalizedText("\(place) 剩余 \(megabytes) MB", "\(megabytes) MB free at \(place)")
    return free >= neededSpace
      ? Item(title: title, found: found)
      : Item(
        title: title, state: .attention, found: found,
        remedy: LocalizedText(
          "每次运行要几 MB，请清理或换一个目录", "A run takes some MB; clear some or use another folder"))
  }

  private static func clock(_ now: Date) -> Item {
    let title = LocalizedText("日期", "Date")
    var calendar = Foundation.Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    let parts = calendar.dateComponents([.year, .month, .day], from: now)
    let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    let zone = calendar.timeZone.identifier
    let found = LocalizedText(
      "\(year) 年 \(month) 月 \(day) 日（时区 \(zone)）", "\(year)-\(month)-\(day) (time zone \(zone))")
    return (2025...2100).contains(year)
      ? Item(title: title, found: found)
      : Item(
        title: title, state: .attention, found: found,
        remedy: LocalizedText(
          "机器的日期不对，报告会印错编制日期；请校准，或用 --date 给出",
          "The machine's date is wrong and would be printed in reports; set it, or give --date"))
  }

  private static func encoding(_ environment: [String: String]) -> Item {
    let title = LocalizedText("文字编码", "Text encoding")
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let isUnicode = named?.lowercased().replacing("-", with: "").contains("utf8") ?? false
    let shown = named ?? "POSIX"
    return isUnicode
      ? Item(title: title, found: LocalizedText(verbatim: shown))
      : Item(
        title: title, state: .attention,
        found: LocalizedText(
          "环境的编码是 \(shown)，屏幕上的中文可能显示为乱码；写出的文件不受影响",
          "the environment's encoding is \(shown): Chinese may not show on the screen; files are not affected"
        ),
        remedy: LocalizedText(
          "可先执行 export LANG=C.UTF-8", "export LANG=C.UTF-8 first"))
  }

  private static func processors() -> Item {
    let count = ProcessInfo.processInfo.activeProcessorCount
    return Item(
      title: LocalizedText("处理器", "Processors"),
      found: LocalizedText("\(count) 个", "\(count)"))
  }
}
