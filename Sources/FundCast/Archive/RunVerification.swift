public import Quantities

/// Whether a run's files are still what they were.
public struct RunVerification: Sendable {
  /// The run.
  public let run: ArchivedRun
  /// Results whose bytes are others.
  public let altered: [String]
  /// Results that are gone.
  public let missing: [String]
  /// Inputs whose bytes are others, as is usual once the next month was added.
  public let changedInputs: [String]
  /// Inputs that are no longer where they were read.
  public let missingInputs: [String]

  /// Computes every hash again.
  public init(_ run: ArchivedRun) {
    self.run = run
    let record = run.record
    (altered, missing) = RunVerification.compare(record.results) { run.folder + "/" + $0 }
    (changedInputs, missingInputs) = RunVerification.compare(record.inputs) {
      $0.hasPrefix("/") ? $0 : record.directory + "/" + $0
    }
  }

  /// Whether all results are there, as they were written.
  public var isIntact: Bool { altered.isEmpty && missing.isEmpty }

  private static func compare(_ files: [RunRecord.File], place: (String) -> String) -> (
    changed: [String], missing: [String]
  ) {
    var changed: [String] = []
    var missing: [String] = []
    for file in files {
      guard let now = FileHash(place(file.path)) else {
        missing.append(file.path)
        continue
      }
      if RunRecord.File(now).hash != file.hash { changed.append(file.path) }
    }
    return (changed, missing)
  }

  /// What was found, a line each: first the verdict on the results.
  public func lines(in language: Language) -> [String] {
    let count = run.record.results.count
    var lines = [
      (isIntact
        ? LocalizedText(
          "\(run.name)：\(count) 个结果文件都没有改动",
          "\(run.name): all \(count) results are as they were written")
        : LocalizedText(
          "\(run.name)：\(count) 个结果文件中 \(altered.count) 个被改动、\(missing.count) 个缺失",
          "\(run.name): of \(count) results \(altered.count) were altered and \(missing.count) are missing"
        ))(language)
    ]
    func add(_ files: [String], _ what: LocalizedText) {
      lines += files.map { "  \(what(language))\($0)" }
    }
    add(altered, LocalizedText("被改动：", "altered: "))
    add(missing, LocalizedText("缺失：", "missing: "))
    add(changedInputs, LocalizedText("输入文件后来有变化：", "input changed since: "))
    add(missingInputs, LocalizedText("输入文件已不在原处：", "input no longer there: "))
    return lines
  }
}
