public import Quantities
import Reporting

extension RunDifference {
  /// How many lines of one kind are shown; the rest are counted.
  private static let shown = 40

  /// The difference in plain words, a line each.
  public func lines(in language: Language) -> [String] {
    guard !isEmpty else {
      return [
        LocalizedText(
          "\(first.name) 与 \(second.name) 的输入、程序和结果都相同",
          "\(first.name) and \(second.name) have the same inputs, program and results")(language)
      ]
    }
    return madeFrom(language) + funds(language) + warningLines(language) + tables(language)
  }

  private func line(_ chinese: String, _ english: String, _ language: Language) -> String {
    LocalizedText(chinese, english)(language)
  }

  /// What the runs were made from and by.
  private func madeFrom(_ language: Language) -> [String] {
    var lines: [String] = []
    let (old, new) = (first.record, second.record)
    func setting(_ name: LocalizedText, _ before: String, _ after: String) {
      guard before != after else { return }
      lines.append(
        line(
          "\(name.chinese)：\(before) → \(after)", "\(name.english): \(before) → \(after)", language)
      )
    }
    setting(
      LocalizedText("数据截至", "closed through"), old.closedThrough.map { "\($0)" } ?? "",
      new.closedThrough.map { "\($0)" } ?? "")
    setting(LocalizedText("程序版本", "program"), old.version, new.version)
    setting(LocalizedText("线性代数内核", "kernel"), old.kernel, new.kernel)
    setting(LocalizedText("语言", "language"), old.language, new.language)
    func seeds(_ record: RunRecord) -> String {
      record.simulations.map { "\($0.seed) × \($0.paths)" }.joined(separator: ", ")
    }
    setting(LocalizedText("种子和次数", "seed and paths"), seeds(old), seeds(new))
    for path in changedInputs {
      lines.append(line("输入有变化：\(path)", "input changed: \(path)", language))
    }
    for path in addedInputs {
      lines.append(line("新增输入：\(path)", "input added: \(path)", language))
    }
    for path in removedInputs {
      lines.append(line("不再使用的输入：\(path)", "input no longer used: \(path)", language))
    }
    return lines
  }

  /// The balance and the payable months that one reads first, of funds that both runs have.
  private func funds(_ language: Language) -> [String] {
    let (old, new) = (first.record.funds, second.record.funds)
    let lines = new.compactMap { fund -> String? in
      guard let before = old.first(where: { $0.name == fund.name }) else {
        return line("新增基金：\(fund.title.zh)", "fund added: \(fund.title.en)", language)
      }
      let (was, now) = (before.headline(language), fund.headline(language))
      return was == now ? nil : "\(was) → \(now)"
    }
    return lines
      + old.filter { before in !new.contains { $0.name == before.name } }.map {
        line("不再测算的基金：\($0.title.zh)", "fund no longer projected: \($0.title.en)", language)
      }
  }

  private func warningLines(_ language: Language) -> [String] {
    newWarnings.map { line("新的预警", "new warning", language) + " " + $0.line(in: language) }
      + changedWarnings.map {
        line("预警有变化", "warning changed", language)
          + " \($0.before.line(in: language)) → \($0.after.line(in: language))"
      }
      + goneWarnings.map { line("不再有的预警", "warning gone", language) + " " + $0.line(in: language) }
  }

  private func tables(_ language: Language) -> [String] {
    if let uncompared { return [uncompared(language)] }
    let parameters = assumptions.map { one in
      let (before, after) = (number(one.before), number(one.after))
      return line(
        "参数 \(one.fund) \(one.parameter)：\(one.period) 起 \(before) → \(after) \(one.unit)（\(one.periods) 期不同）",
        "parameter \(one.fund), \(one.parameter): from \(one.period) \(before) → \(after) \(one.unit) (\(one.periods) periods differ)",
        language)
    }
    let figures = years.map { one in
      let (before, after) = (amount(one.before), amount(one.after))
      let change = one.before.flatMap { before in
        one.after.map { after in
          let moved = NumberText.change(PrintedFigure(rounding: after - before, decimals: 2))
          return LocalizedText("（\(moved)）", " (\(moved))")(language)
        }
      }
      return
        "\(one.fund) \(one.scenario) \(one.year) \(one.measure) \(before) → \(after) \(one.unit)"
        + (change ?? "")
    }
    return limited(parameters, language) + limited(figures, language)
  }

  private func limited(_ lines: [String], _ language: Language) -> [String] {
    let rest = lines.count - RunDifference.shown
    guard rest > 0 else { return lines }
    return lines.prefix(RunDifference.shown)
      + [line("另有 \(rest) 项，用 --json 列出全部", "\(rest) more; --json lists all", language)]
  }

  private func number(_ value: Double) -> String {
    let text = shortText(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func amount(_ value: Double?) -> String {
    value.map { NumberText.number($0, decimals: 2, zero: .digits) } ?? "×"
  }
}
