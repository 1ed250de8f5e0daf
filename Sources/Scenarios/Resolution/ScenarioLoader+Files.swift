import Funds
import Quantities
import Tables

/// The models, forms and records that a scenario names, each file read once.
extension ScenarioLoader {
  mutating func model(_ source: Scenario.FundSource, _ scenario: Scenario)
    throws(InputFault) -> ModelFiles
  {
    let path = try find("\(source.model).yaml", scenario, at: source.modelPlace)
    if let known = models[path] { return known }
    let model = try FundModelFile.read(path, catalogue: catalogue).model
    var (form, paths): (BudgetForm?, [String]) = (nil, [path])
    if let name = model.form {
      let formPath = try find("forms/\(name).yaml", scenario, at: source.modelPlace)
      form = try BudgetFormFile.read(
        formPath, lines: model.lines.map(\.name), catalogue: catalogue)
      paths.append(formPath)
    }
    let files = ModelFiles(model: model, form: form, paths: paths)
    models[path] = files
    return files
  }

  /// A model file: in the folder that was named, else beside the scenario, in `models` there or above,
  /// then in the folders given.
  private func find(_ name: String, _ scenario: Scenario, at place: SourcePlace)
    throws(InputFault) -> String
  {
    var candidates: [String] = []
    var current = scenario.dataFolder
    for _ in 0..<8 {
      candidates.append(joinedPath(current, name))
      candidates.append(joinedPath(current, "models/\(name)"))
      if current == "/" { break }
      current =
        current == "." ? ".." : current.hasSuffix("..") ? current + "/.." : folder(of: current)
    }
    candidates =
      [namedModelFolder].compactMap(\.self).map { joinedPath($0, name) } + candidates
      + modelFolders.map { joinedPath($0, name) }
    if let found = candidates.first(where: exists) { return found }
    let searched = candidates.prefix(4).joined(separator: "、")
    throw InputFault(
      Diagnostic(
        code: "model-not-found", at: place,
        found: LocalizedText("找不到模型文件 \(name)", "the model file \(name) is not found"),
        expected: LocalizedText("在 \(searched) 等处", "it in \(searched) or above"),
        remedy: LocalizedText("可用 --models 指定目录", "Name its folder with --models")))
  }

  mutating func records(
    _ source: Scenario.FundSource, _ scenario: Scenario, _ model: FundModel
  ) throws(InputFault) -> [Record] {
    let key = RecordsKey(scenario, source)
    if let known = reviewedRecords[key] { return known }
    var faults: [Diagnostic] = []
    var records: [Record] = []
    let catalogue = catalogue
    for (path, place) in zip(source.data, source.dataPlaces) {
      let full = joinedPath(scenario.dataFolder, path)
      guard exists(full) else {
        faults.append(
          Diagnostic(
            code: "file-not-found", at: place,
            found: LocalizedText("找不到数据文件 \(path)", "the data file \(path) is not found"),
            expected: LocalizedText(
              "相对于 \(scenario.dataFolder) 的路径", "a path from \(scenario.dataFolder)")))
        continue
      }
      do throws(InputFault) {
        let file =
          if let known = files[full] { known } else { try ScenarioLoader.read(full, catalogue) }
        files[full] = file
        records += file.records.filter { $0.fund == model.name }
      } catch {
        faults += error.diagnostics
      }
    }
    if faults.isEmpty { faults = RecordReview(model: model, catalogue: catalogue).faults(records) }
    if faults.isEmpty, records.isEmpty, let place = source.dataPlaces.first {
      faults.append(
        Diagnostic(
          code: "no-records", at: place,
          found: LocalizedText(
            "数据文件中没有基金 \(model.name) 的记录", "the data hold no record of the fund \(model.name)"),
          expected: LocalizedText("fund 列为 \(model.name) 的行", "rows whose fund is \(model.name)")))
    }
    if !faults.isEmpty { throw InputFault(faults) }
    reviewedRecords[key] = records
    return records
  }

  /// A file of records, in which what the catalogue bounds below by zero is never negative.
  static func read(_ path: String, _ catalogue: ParameterCatalogue) throws(InputFault)
    -> RecordFile
  {
    try RecordFile.read(path) { key in
      guard key.basis == .level, let definition = catalogue.definition(key.item) else {
        return key.item == "admissions"
      }
      return definition.range.lowerBound >= 0
    }
  }
}
