import Foundation
public import Quantities

extension RunRecord {
  /// The record as it is written: keys sorted, so that the same run gives the same bytes.
  ///
  /// - Returns: `nil` where a figure is not finite.
  func bytes() -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { Array($0) + Array("\n".utf8) }
  }

  /// Reads the record of a run.
  ///
  /// - Parameter folder: the run's folder.
  /// - Throws: ``Quantities/InputFault`` where it has none, or one that was altered.
  public static func read(_ folder: String) throws(InputFault) -> RunRecord {
    let path = folder + "/" + fileName
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputFault(
        Diagnostic(
          code: "no-run", at: SourcePlace(file: folder),
          found: LocalizedText(
            "这里没有 \(fileName)，不是一次运行的结果", "no \(fileName) stands here: it is no run's folder"),
          expected: LocalizedText(
            "fundcast run 或 fundcast monthly 写出的结果目录",
            "a folder written by fundcast run or fundcast monthly")))
    }
    guard let record = try? JSONDecoder().decode(RunRecord.self, from: data), record.format == 1,
      record.closedThrough != nil
    else {
      throw InputFault(
        Diagnostic(
          code: "damaged-run", at: SourcePlace(file: path),
          found: LocalizedText("读不出运行记录", "the record of the run cannot be read"),
          expected: LocalizedText(
            "fundcast \(FundCastVersion.current) 写出的 \(fileName)",
            "\(fileName) as fundcast \(FundCastVersion.current) wrote it"),
          remedy: LocalizedText(
            "文件可能被改动过：请从备份恢复，或重新运行",
            "It may have been altered: restore it from a backup, or run again")))
    }
    return record
  }
}
