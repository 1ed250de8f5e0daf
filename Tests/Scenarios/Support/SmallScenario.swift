import Foundation
import Quantities
import Testing

@testable import Scenarios

/// A small scenario in a folder of a test's own, removed when it goes out of use.
///
/// The files as they stand are right; a test replaces or edits one and looks at what is said.
final class SmallScenario {
  let folder: String
  private(set) var files: [String: String]

  init(_ edits: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.path + "/fundcast-\(UUID().uuidString)"
    files = [
      "baseline.yaml": SmallScenario.baseline, "variant.yaml": SmallScenario.variant,
      "models/small.yaml": SmallScenario.model, "data/small.csv": SmallScenario.records,
    ]
    for (name, text) in edits { files[name] = text }
    for name in files.keys.sorted() { try write(name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  /// Replaces a text in a file; the text must stand there once.
  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try #require(files[name])
    try #require(text.components(separatedBy: old).count == 2, "\(old) stands once in \(name)")
    files[name] = text.replacingOccurrences(of: old, with: new)
    try write(name)
  }

  /// Puts bytes into a file.
  func write(_ name: String, bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  private func write(_ name: String) throws {
    let whole = path(name)
    let parent = URL(fileURLWithPath: whole).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data((files[name] ?? "").utf8).write(to: URL(fileURLWithPath: whole))
  }

  /// The cases of a file.
  func cases(_ name: String = "baseline.yaml") throws -> [FundCase] {
    var loader = try makeLoader()
    return try loader.cases(loader.scenario(path(name)))
  }

  /// What is wrong, in the order in which it is said; nothing where the file reads well.
  func faults(_ name: String = "baseline.yaml") throws -> [Diagnostic] {
    do {
      _ = try cases(name)
      return []
    } catch let fault as InputFault {
      return fault.diagnostics
    }
  }
}

extension SmallScenario {
  static let model = """
    fundcast-model: 1
    fund: resident
    title: {zh: 小基金, en: Small fund}
    frequency: month
    currency: 元
    basis: {zh: 收付实现制, en: cash basis}
    books:
      - {book: pool, zh: 统筹基金, en: Pool}
    groups:
      - {group: child, zh: 儿童, en: Children}
      - {group: adult, zh: 成人, en: Adults}
    persons: resident.population * resident.participation
    payable-months: {balance: book, expenditure: trailing-12}
    bands: {insufficient: 3, normal: 6}
    lines:
      - line: premium
        zh: 个人缴费
        en: Contributions
        side: income
        driver:
          - amount: resident.population * resident.participation * resident.contribution.individual
            collection: {-4: 10 %, -1: 60 %, 0: 20 %, 1: 10 %}
        calibrate: 0
        basis: 公式
      - line: subsidy
        zh: 财政补助
        en: Subsidy
        side: income
        driver:
          - amount: resident.population * resident.participation * resident.subsidy.standard
            months: {3: 65 %, 7: 35 %}
        calibrate: 0
        basis: 公式
      - line: benefits
        zh: 待遇支出
        en: Benefits
        side: expenditure
        driver:
          - amount: resident.population * resident.participation * resident.general-outpatient.cost
        calibrate: 0
        basis: 公式
      - line: matters
        zh: 其他
        en: Other matters
        side: income
        plan: {}
        basis: 已知事项

    """

  static let baseline = """
    fundcast: 1
    title: {zh: 小基线, en: Small baseline}
    author: 测试
    funds:
      - model: small
        data: [data/small.csv]
    closed-through: 2025-09
    project-through: 2029-12
    budget-year: 2026
    unit: 万元
    paths: 0
    seed: 1
    assumptions:
      - parameter: resident.population
        then: 1 %
        source: 假设
      - parameter: resident.contribution.individual
        cover: {2027: 420 元/人·年}
        then: +20 元/人·年
        source: 通知
      - parameter: resident.subsidy.standard
        values: {2026: 700 元/人·年}
        then: hold
        source: 通知
    events:
      - line: matters
        month: 2026-01
        amount: 5 万元
        title: 补拨
        source: 函

    """

  static let variant = """
    fundcast: 1
    title: 小方案
    stacks-on: baseline.yaml
    changes:
      - parameter: resident.contribution.individual
        cover: {2027: 450 元/人·年}
        source: 假设

    """

  static let records = """
    fund,item,group,period,basis,value,unit,standing,scope,note,source
    resident,balance.book,,2024-12,stock,900,万元,final,,,报表
    resident,premium,,2025-01,flow,80,万元,final,,,报表
    resident,benefits,,2025-01,flow,20,万元,final,,,报表
    resident,benefits,,2025-02,flow,20,万元,final,,,报表
    resident,balance.book,,2025-09,stock,940,万元,final,,,报表
    resident,resident.population,child,2024,level,4000,人,final,,,台账
    resident,resident.population,adult,2024,level,6000,人,final,,,台账
    resident,resident.population,child,2025,level,3900,人,final,,,台账
    resident,resident.population,adult,2025,level,5900,人,final,,,台账
    resident,resident.participation,child,2024,level,99,%,final,,,台账
    resident,resident.participation,adult,2024,level,95,%,final,,,台账
    resident,resident.contribution.individual,,2025,level,400,元/人·年,final,,,通知
    resident,resident.contribution.individual,,2026,level,400,元/人·年,final,,,通知
    resident,resident.subsidy.standard,,2025,level,670,元/人·年,final,,,通知
    resident,resident.general-outpatient.cost,,2021,level,100,元/人·年,final,,,台账
    resident,resident.general-outpatient.cost,,2025,level,121,元/人·年,final,,,台账
    resident,benefits,,2025-09,flow,0,万元,final,,,报表

    """
}

/// What a finding should say: its code, its place as `line:column`, and words of both messages.
struct ExpectedFault: Sendable {
  let code: String
  let place: String?
  let chinese: [String]
  let english: [String]

  init(_ code: String, at place: String?, _ chinese: [String], _ english: [String]) {
    self.code = code
    self.place = place
    self.chinese = chinese
    self.english = english
  }
}

/// Holds findings against one expected fault: the only error, at its place, in both languages.
func expectOnly(
  _ findings: [Diagnostic], _ expected: ExpectedFault, in file: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let faults = findings.filter { $0.severity == .error }
  let said = findings.map { $0.message(in: .english) }.joined(separator: "\n")
  #expect(faults.map(\.code) == [expected.code], "\(said)", sourceLocation: sourceLocation)
  guard let fault = faults.first else { return }
  let place = [fault.place.line, fault.place.column].compactMap { $0.map(String.init) }
  #expect(
    fault.place.file.hasSuffix(file), "\(fault.place.file)", sourceLocation: sourceLocation)
  #expect(
    place.joined(separator: ":") == expected.place ?? "", "\(said)",
    sourceLocation: sourceLocation)
  let (chinese, english) = (fault.message(in: .chinese), fault.message(in: .english))
  for word in expected.chinese {
    #expect(chinese.contains(word), "\(chinese)", sourceLocation: sourceLocation)
  }
  for word in expected.english {
    #expect(english.contains(word), "\(english)", sourceLocation: sourceLocation)
  }
}
