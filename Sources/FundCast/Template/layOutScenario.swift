import Foundation
public import Quantities
public import Scenarios
import Tables

/// Which workbook of a scenario is to be written.
public enum ScenarioWorkbookContent: Sendable, Hashable {
  /// What the scenario says.
  case same
  /// A variant that stacks on it, with every lever to choose from.
  case levers
}

/// Lays out a scenario, or a variant to come, as the rows of a workbook.
///
/// - Parameters:
///   - scenario: the path of the scenario.
///   - models: a folder searched for models first.
///   - path: where the workbook is to stand; the files it names are named from there.
/// - Throws: ``Quantities/InputFault`` with everything wrong in the scenario and, for levers, its
///   records; where the workbook's name does not end in `.xlsx`, by which a scenario is told.
public func layOutScenario(
  _ scenario: String, as content: ScenarioWorkbookContent, at path: String, models: String? = nil,
  in language: Language
) async throws(InputFault) -> ScenarioSheets {
  guard TablePath(path).isWorkbook, TablePath(path).sheet == nil else {
    throw InputFault(
      Diagnostic(
        code: "no-workbook", at: SourcePlace(file: path),
        found: LocalizedText("要写的不是工作簿", "what is to be written is no workbook"),
        expected: LocalizedText("以 .xlsx 结尾的文件名", "a name that ends in .xlsx")))
  }
  var loader = ScenarioLoader(
    catalogue: .builtIn, namedModelFolder: models, modelFolders: modelFolders(),
    exists: fileExists)
  let target = URL(fileURLWithPath: path).deletingLastPathComponent().path
  let origin = URL(fileURLWithPath: scenario).deletingLastPathComponent().path
  let relocated: @Sendable (String) -> String = { name in
    guard !name.isEmpty, !name.hasPrefix("/") else { return name }
    let file = TablePath(name)
    return relativePath(from: target, to: origin + "/" + file.file)
      + (file.sheet.map { "#" + $0 } ?? "")
  }
  switch content {
  case .same: return try loader.sheets(of: scenario, in: language, relocated: relocated)
  case .levers:
    return try await loader.leverSheets(of: scenario, in: language, relocated: relocated)
  }
}
