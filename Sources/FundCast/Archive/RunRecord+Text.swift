import Budgeting
public import Quantities
import Reporting

extension RunRecord.Fund {
  /// The balance and the payable months at the budget year's end.
  public var headline: LocalizedText {
    let amount = NumberText.figure(closingFigure, zero: .digits)
    let months = payableMonths.map { NumberText.number($0, decimals: 2, zero: .digits) }
    return LocalizedText(
      "\(shortName.zh) \(budgetYear) 年末结余 \(amount) \(unit.zh)"
        + (months.map { "、可支付 \($0) 个月" } ?? ""),
      "\(shortName.en), end of \(budgetYear): \(amount) \(unit.en)"
        + (months.map { ", \($0) payable months" } ?? ""))
  }
}

extension RunRecord.Warning {
  /// Whether it warns of anything: a variant that is green does not.
  var warns: Bool { WarningColour(rawValue: colour).map { $0 != .green } ?? false }

  /// The warning with its colour.
  func line(in language: Language) -> String {
    let word = WarningColour(rawValue: colour)?.word(language) ?? colour
    return "[\(word)] \(sentence.text(language))"
  }
}

extension RunRecord {
  /// How many warnings of each colour stand for the baselines.
  public var warningSummary: LocalizedText {
    let (red, amber) = (warningCount(.red), warningCount(.amber))
    return LocalizedText("红 \(red) 黄 \(amber)", "red \(red), amber \(amber)")
  }

  /// The titles of the baselines.
  public var title: LocalizedText {
    LocalizedText(
      titles.map(\.zh).joined(separator: "、"), titles.map(\.en).joined(separator: ", "))
  }

  /// The warnings, a line each with its colour; variants that warn of nothing are left out.
  public func warningLines(in language: Language) -> [String] {
    warnings.filter(\.warns).map { $0.line(in: language) }
  }

  /// The record in plain words, a line each.
  public func lines(in language: Language) -> [String] {
    var lines: [String] = []
    func add(_ head: LocalizedText, _ content: String) {
      lines.append(LocalizedText("\(head.chinese)：", "\(head.english): ")(language) + content)
    }
    add(LocalizedText("方案", "scenario"), title(language))
    if let closedThrough { add(LocalizedText("数据截至", "closed through"), "\(closedThrough)") }
    add(LocalizedText("报告日期", "report's date"), madeOn)
    add(LocalizedText("程序版本", "program"), "FundCast \(version)")
    add(LocalizedText("线性代数内核", "linear-algebra kernel"), kernel)
    for one in simulations {
      add(
        LocalizedText("模拟", "simulation"),
        LocalizedText(
          "\(one.scenario)，种子 \(one.seed)，\(NumberText.count(one.paths)) 条路径",
          "\(one.scenario), seed \(one.seed), \(NumberText.count(one.paths)) paths")(language))
    }
    for option in options {
      add(LocalizedText("选项", "option"), "\(option.name) \(option.value)")
    }
    if let since { add(LocalizedText("与之比较的上次运行", "held against"), since) }
    for fund in funds { lines.append(fund.headline(language)) }
    lines += warningLines(in: language)
    add(LocalizedText("读取时所在的目录", "read from the folder"), directory)
    for file in inputs {
      add(LocalizedText("输入", "input"), "\(file.path)  \(file.hash)")
    }
    for file in results {
      add(LocalizedText("结果", "result"), "\(file.path)  \(file.hash)")
    }
    return lines
  }
}
