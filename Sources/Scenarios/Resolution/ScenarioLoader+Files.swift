import Funds
import Quantities
import Tables

/// The models, forms and records that a scenario names, each file read once.
extension ScenarioLoader {
  mutating func model(_ source: Scenario.FundSource, in dataFolder: String)
    throws(InputFault) -> ModelFiles
  {
    let path = try find("\(source.model).yaml", from: dataFolder, at: source.modelPlace)
    if let known = models[path] { return known }
    let model = try FundModelFile.read(path, catalogue: catalogue).model
    var (form, paths): (BudgetForm?, [String]) = (nil, [path])
    if let name = model.form {
      let formPath = try find("forms/\(name).yaml", from: dataFolder, at: source.modelPlace)
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
  private func find(_ name: String, from dataFolder: String, at place: SourcePlace)
    throws(InputFault) -> String
  {
    var candidates: [String] = []
    var current = dataFolder
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

  /// A fund's records by the names of its model.
  ///
  /// What cannot be read in a file hides nothing that is wrong in its other rows, or in other files.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in them.
  mutating func records(
    _ source: Scenario.FundSource, in dataFolder: String, _ model: FundModel
  ) throws(InputFault) -> ReviewedRecords {
    let key = RecordsKey(dataFolder, source)
    if let known = reviewedRecords[key] { return known }
    var faults: [Diagnostic] = []
    var records: [Record] = []
    var others: [String] = []
    var read: [RecordFile] = []
    let catalogue = catalogue
    for (path, place) in zip(source.data, source.dataPlaces) {
      let full = joinedPath(dataFolder, path)
      guard exists(full) else {
        faults.append(
          Diagnostic(
            code: "file-not-found", at: place,
            found: LocalizedText("找不到数据文件 \(path)", "the data file \(path) is not found"),
            expected: LocalizedText(
              "相对于 \(dataFolder) 的路径", "a path from \(dataFolder)")))
        continue
      }
      do throws(InputFault) {
        let file: RecordFile
        if let known = files[full] {
          file = known
        } else {
          let readable = try ScenarioLoader.readable(full, catalogue)
          file = readable.file
          faults += readable.faults
          // A file with faults is read, and complained of, again.
          if readable.faults.isEmpty { files[full] = file } else { faulty[full] = file }
        }
        read.append(file)
        let (own, strange) = file.records(of: model)
        records += own
        for name in strange where !others.contains(name) { others.append(name) }
      } catch {
        faults += error.diagnostics
      }
    }
    let place = { [read] (field: RecordField, record: Record) in
      read.lazy.compactMap { $0.place(of: field, in: record) }.first ?? record.place
    }
    let named = RecordNames(model: model, catalogue: catalogue, place: place).named(records)
    faults += named.faults
    // A cell that is wrong already, or a word of several meanings, is complained of once.
    let doubtful = Set((faults + named.faults).map(\.place))
    faults += RecordReview(model: model, catalogue: catalogue, place: place)
      .faults(named.records).filter { !doubtful.contains($0.place) }
    if faults.isEmpty, records.isEmpty, let place = source.dataPlaces.first {
      faults.append(noRecords(of: model, others, at: place))
    }
    if !faults.isEmpty { throw InputFault(faults) }
    let reviewed = ReviewedRecords(records: named.records, remarks: named.remarks)
    reviewedRecords[key] = reviewed
    return reviewed
  }

  private func noRecords(of model: FundModel, _ others: [String], at place: SourcePlace)
    -> Diagnostic
  {
    let (zh, en) = (
      others.map { "“\($0)”" }.joined(separator: "、"),
      others.map { "“\($0)”" }.joined(separator: ", ")
    )
    let own = model.ownName.shown
    return Diagnostic(
      code: "no-records", at: place,
      found: LocalizedText(
        "数据文件中没有基金 \(model.name) 的记录" + (others.isEmpty ? "" : "，“基金”列写的是\(zh)"),
        "the data hold no record of the fund \(model.name)"
          + (others.isEmpty ? "" : ": their column “fund” says \(en)")),
      expected: LocalizedText(
        "“基金 fund”列为 \(own.chinese)（名称或全称）的行",
        "rows whose fund is \(own.english), by name or Chinese title"))
  }

  /// A file of records without a fault, in which what the catalogue bounds below by zero is never
  /// negative.
  static func read(_ path: String, _ catalogue: ParameterCatalogue) throws(InputFault)
    -> RecordFile
  {
    let (file, faults) = try readable(path, catalogue)
    if !faults.isEmpty { throw InputFault(faults) }
    return file
  }

  /// What can be read of such a file, with what is wrong in it.
  private static func readable(_ path: String, _ catalogue: ParameterCatalogue)
    throws(InputFault) -> (file: RecordFile, faults: [Diagnostic])
  {
    do throws(InputFault) {
      return try RecordFile.readable(path) { key in
        guard key.basis == .level, let definition = catalogue.definition(key.item) else {
          return key.item == "admissions"
        }
        return definition.range.lowerBound >= 0
      }
    } catch {
      guard let wide = WideTable.refusal(of: path, rows: WideTable.recordRows) else { throw error }
      throw InputFault(wide)
    }
  }
}

extension RecordFile {
  /// The records of a fund, by any of its names, and what other funds are called.
  func records(of model: FundModel) -> (own: [Record], others: [String]) {
    var isOwn: [String: Bool] = [:]
    var others: [String] = []
    // Most records are of the same fund as the one before.
    var latest: (fund: String, isOwn: Bool)?
    let own = records.filter { record in
      if let latest, latest.fund == record.fund { return latest.isOwn }
      let known =
        isOwn[record.fund]
        ?? model.isMeant(by: record.fund)
      if isOwn.updateValue(known, forKey: record.fund) == nil, !known { others.append(record.fund) }
      latest = (record.fund, known)
      return known
    }
    return (own, others)
  }
}
