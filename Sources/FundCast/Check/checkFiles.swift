import Forecasting
import Funds
public import Quantities
import Scenarios
import Tables

/// What a check found.
public struct CheckOutcome: Sendable {
  /// Files that were read without an error.
  public let sound: [CheckedFile]

  /// Everything found, errors and remarks, in order of place.
  public let findings: [Diagnostic]

  /// Whether any finding is an error.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

/// Reviews scenario, model, form, catalogue, record and population files without computing or changing anything.
public func checkFiles(_ paths: [String], models: String?) async -> CheckOutcome {
  var sound: [CheckedFile] = []
  var findings: [Diagnostic] = []
  for path in paths {
    do {
      let (what, notes) = try await check(path, models: models)
      sound.append(CheckedFile(path: path, what: what, findings: notes))
      findings += notes
    } catch {
      let isTable = path.hasSuffix(".csv") || isTableWorkbook(path)
      let wide = isTable ? WideTable.refusal(of: path, rows: WideTable.recordRows) : nil
      findings += wide.map { [$0] } ?? error.diagnostics
    }
  }
  // Variants of one baseline share what is wrong with it.
  var known: Set<Diagnostic> = []
  return CheckOutcome(sound: sound, findings: findings.filter { known.insert($0).inserted })
}

/// Whether a path is a workbook's that holds tables rather than a scenario.
private func isTableWorkbook(_ path: String) -> Bool {
  TablePath(path).isWorkbook && !FileKind.isScenarioWorkbook(path)
}

private func check(_ path: String, models: String?) async throws(InputFault) -> (
  LocalizedText, [Diagnostic]
) {
  let request = RunRequest(scenarios: [path], models: models, paths: 0)
  if path.hasSuffix(".csv") || isTableWorkbook(path) {
    let file: RecordFile
    do {
      file = try RecordFile.read(path)
    } catch {
      // A table without the columns of records may be one of people, or a triangle.
      let missing = error.diagnostics.filter { $0.code == "missing-column" }
      guard !missing.isEmpty else { throw error }
      let other: (LocalizedText, [Diagnostic])?
      do {
        other = try checkOtherTable(path)
      } catch let fault {
        // Of a workbook with several sheets, one of which lacks a column or two of records, what is
        // wrong with it says more.
        let isUnclear = fault.diagnostics.contains { $0.code == "several-sheets" }
        let isNearly = Dictionary(grouping: missing, by: \.place.sheet).values.contains {
          $0.count <= 2
        }
        throw isUnclear && isNearly ? error : fault
      }
      if let other { return other }
      throw error
    }
    let selection = try RecordSelection(file.records)
    let count = file.records.count
    return (
      LocalizedText(
        "记录文件，\(count) 条，其中 \(selection.superseded.count) 条让位于更确定的数；项目和单位要与模型对照，请再检查使用它的方案",
        "records: \(count), of which \(selection.superseded.count) yield to firmer ones; names and units"
          + " are held against a model by checking the scenario that uses them"),
      file.notes + selection.notes
    )
  }
  let catalogue = ParameterCatalogue.builtIn
  switch try FileKind.of(path) {
  case .scenario:
    var loader = ScenarioLoader(
      catalogue: catalogue, namedModelFolder: request.models, modelFolders: modelFolders(),
      exists: fileExists)
    let scenario = try loader.scenario(path)
    let cases = try await loader.review(scenario)
    let names = cases.map(\.model.title.chinese).joined(separator: "、")
    let english = cases.map(\.model.title.english).joined(separator: ", ")
    let findings = cases.flatMap(\.findings)
    let hints = findings.filter(\.isUrgent)
    let shared = findings.filter {
      [.shared, .adjustment, .instalments, .collection, .missing, .passedOver, .waiting].contains(
        $0.kind)
    }
    let more = findings.count - hints.count - shared.count
    let rest = LocalizedText(
      more == 0 ? "" : "；另有数据审核说明 \(more) 条，见报告",
      more == 0 ? "" : "; other remarks on the data: \(more), in the report")
    return (
      LocalizedText(
        "方案，涉及 \(names)\(rest.chinese)", "scenario for \(english)\(rest.english)"),
      hints.prefix(shownHints).map { $0.warning(in: path) }
        + moreHints(hints.count - shownHints, in: path) + shared.map { $0.remark(in: path) }
        + cases.compactMap { $0.unstatedRemark(catalogue) }
    )
  case .model:
    let model = try FundModelFile.read(path, catalogue: catalogue).model
    return (
      LocalizedText(
        "模型，\(model.lines.count) 个项目", "model of \(model.lines.count) lines"), []
    )
  case .form:
    let form = try BudgetFormFile.read(path, lines: nil, catalogue: catalogue)
    return (
      LocalizedText("表式，\(form.rows.count) 行", "form of \(form.rows.count) rows"), []
    )
  case .catalogue:
    let other = try ParameterCatalogue.read(path)
    let count = other.definitions.count
    return (LocalizedText("参数目录，\(count) 个参数", "catalogue of \(count) parameters"), [])
  case .states:
    let file = try StatesFile.read(path)
    let count = file.states.count
    return (LocalizedText("人口状态，\(count) 种", "\(count) states of a population"), file.notes)
  case .retirement:
    let file = try RetirementFile.read(path)
    let count = file.categories.count
    return (
      LocalizedText("退休年龄表，\(count) 类人员", "retirement ages of \(count) categories"), []
    )
  case .holidays:
    let file = try HolidaysFile.read(path)
    let count = file.holidays.rules.count
    return (LocalizedText("节假日，\(count) 条规则", "holidays of \(count) rules"), [])
  case .monthly:
    let count = try MonthlyPlan.read(path).scenarios.count
    return (
      LocalizedText("每月运行的配置，\(count) 个方案", "monthly run, scenarios: \(count)"), []
    )
  }
}

/// How many warnings of a scenario are listed.
private let shownHints = 10

/// That a scenario has more warnings than are listed: many together are seldom as many slips.
private func moreHints(_ count: Int, in path: String) -> [Diagnostic] {
  guard count > 0 else { return [] }
  return [
    Diagnostic(
      .warning, code: "more-warnings", at: SourcePlace(file: path),
      found: LocalizedText(
        "还有 \(count) 处提醒没有列出，报告“数据审核”里有全部",
        "\(count) more warnings are listed in the report's data review"),
      remedy: LocalizedText(
        "提醒很多时，先看是不是整张表、整年的单位写错",
        "Where they are many, see first whether a whole table or year is in another unit")
    )
  ]
}

/// Reviews a table of people, of rates by age or of claims; `nil` where it is none.
private func checkOtherTable(_ path: String) throws(InputFault) -> (LocalizedText, [Diagnostic])? {
  if let table = try checkPopulationTable(path) { return table }
  if let what = try checkAgeProfiles(path, catalogue: .builtIn) { return (what, []) }
  return try checkTriangleTable(path)
}
