import Funds
public import Quantities

/// Reads budget forms.
public enum BudgetFormFile {
  /// Reads a form and holds it against the model whose budget it prints.
  ///
  /// - Parameter lines: the model's lines; `nil` reads the form on its own.
  /// - Throws: ``Quantities/InputFault`` with everything wrong in it: unknown keys, rows or lines
  ///   that do not exist, a line of the model in no row or in two.
  public static func read(_ path: String, lines: [String]?, catalogue: ParameterCatalogue)
    throws(InputFault) -> BudgetForm
  {
    let root = try YAMLValue.read(path)
    var yaml = YAMLReader()
    let top = yaml.mapping(
      root, allowed: ["fundcast-form", "form", "title", "columns-by-book", "rows", "memo"],
      required: ["fundcast-form", "form", "title", "rows"], what: LocalizedText("表式", "the form"))
    yaml.version(top["fundcast-form"])
    var rows: [BudgetForm.Row] = []
    var owner: [String: String] = [:]
    for item in yaml.items(top["rows"]) {
      guard let row = yaml.formRow(item, before: rows.map(\.name), lines: lines) else { continue }
      if case .lines(let names, ofWhich: false) = row.content {
        for name in names {
          if let other = owner[name] {
            yaml.add(
              Diagnostic(
                code: "line-in-two-rows", at: item.place,
                found: LocalizedText(
                  "项目“\(name)”已在行“\(other)”中", "line “\(name)” already stands in row “\(other)”")))
          }
          owner[name] = row.name
        }
      }
      rows.append(row)
    }
    for name in lines ?? [] where owner[name] == nil {
      yaml.add(
        Diagnostic(
          code: "line-without-row", at: root.place,
          found: LocalizedText("项目“\(name)”不在任何行中", "line “\(name)” stands in no row")))
    }
    let memos = yaml.items(top["memo"]).compactMap {
      yaml.formMemo($0, lines: lines, catalogue: catalogue)
    }
    let name = yaml.text(top["form"]) ?? ""
    let title = yaml.localized(top["title"]) ?? LocalizedText(verbatim: name)
    let byBook = yaml.flag(top["columns-by-book"]) ?? false
    try yaml.finish()
    return BudgetForm(name: name, title: title, hasBookColumns: byBook, rows: rows, memos: memos)
  }
}

extension YAMLReader {
  fileprivate mutating func formRow(_ value: YAMLValue, before: [String], lines: [String]?)
    -> BudgetForm.Row?
  {
    let contents = ["lines", "sum", "difference", "balance"]
    let entry = mapping(
      value, allowed: ["row", "zh", "en", "code", "level", "side", "of-which"] + contents,
      required: ["row", "zh", "en", "level", "side"], what: LocalizedText("表行", "a row"))
    let chosen = contents.filter { entry[$0] != nil }
    guard chosen.count == 1 else {
      let list = contents.joined(separator: ", ")
      add(
        wrongShape(value, LocalizedText("\(list) 中的一种", "exactly one of \(list)")))
      return nil
    }
    guard let name = text(entry["row"]), let chinese = text(entry["zh"]),
      let english = text(entry["en"]), let level = integer(entry["level"], in: 0...9),
      let side = word(entry["side"], Side.self)
    else { return nil }
    let content: BudgetForm.Content
    switch chosen[0] {
    case "lines":
      let names = known(entry["lines"], among: lines)
      content = .lines(names, ofWhich: flag(entry["of-which"]) ?? false)
    case "sum":
      content = .sum(known(entry["sum"], among: before))
    case "difference":
      let names = known(entry["difference"], among: before)
      guard names.count == 2 else {
        add(wrongShape(value, LocalizedText("两行：[被减行, 减行]", "two rows")))
        return nil
      }
      content = .difference(names[0], names[1])
    default:
      switch text(entry["balance"]) {
      case "opening": content = .openingBalance
      case "closing": content = .closingBalance
      default:
        add(wrongShape(value, LocalizedText("balance: opening 或 closing", "opening or closing")))
        return nil
      }
    }
    return BudgetForm.Row(
      name: name, title: LocalizedText(chinese, english), code: text(entry["code"]),
      level: level, side: side, content: content)
  }

  fileprivate mutating func formMemo(
    _ value: YAMLValue, lines: [String]?, catalogue: ParameterCatalogue
  ) -> BudgetForm.Memo? {
    let entry = mapping(
      value, allowed: ["memo", "zh", "en", "lines", "parameter"], required: ["zh", "en"],
      what: LocalizedText("备查行", "a memo row"))
    guard let chinese = text(entry["zh"]), let english = text(entry["en"]) else { return nil }
    let title = LocalizedText(chinese, english)
    if let parameter = entry["parameter"], let name = text(parameter) {
      guard catalogue.definition(name) != nil else {
        add(wrongShape(parameter, LocalizedText("参数目录中的名称", "a name of the catalogue")))
        return nil
      }
      return BudgetForm.Memo(title: title, content: .parameter(name))
    }
    return BudgetForm.Memo(title: title, content: .lines(known(entry["lines"], among: lines)))
  }

  private mutating func known(_ value: YAMLValue?, among names: [String]?) -> [String] {
    let chosen = words(value)
    guard let names else { return chosen }
    for (name, item) in zip(chosen, items(value)) where !names.contains(name) {
      add(
        Diagnostic(
          code: "unknown-name", at: item.place,
          found: LocalizedText("没有名为“\(name)”的行或项目", "there is no row or line “\(name)”"),
          remedy: nearestWord(to: name, among: names).map {
            LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
          }))
    }
    return chosen
  }
}
