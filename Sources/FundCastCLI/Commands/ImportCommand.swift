import ArgumentParser
import FundCast
import Quantities
import Tables

/// `fundcast import`: tables as offices keep them, turned into records.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: """
      把横排的表（项目×期间）转成一行一个数的记录。Turn tables of items by periods into records, one figure a row.
      """,
    discussion: """
      自动认出行列方向、期间、单位、基金和口径；合计用来核对，不重复导入；不认识的名称一次列全，不猜。\
      Orientation, periods, units, funds and bases are read from the heads and titles; sums are checked and \
      not imported twice; unknown names are listed together and never guessed.
      """)

  @Argument(help: "表格文件（.xlsx 或 .csv，可写 文件.xlsx#表名）。Workbooks or CSV, with #SHEET for one sheet.")
  var files: [String]

  @Option(
    name: .customLong("for"),
    help: "基线方案或模型，决定认哪些项目。The baseline or the model whose names are meant.")
  var target: String

  @Option(help: "要写的记录文件（.csv 或 .xlsx）。The file of records to write.")
  var out: String

  @Option(help: "表里没写时的基金，如 居民。The fund where a table names none.")
  var fund: String?

  @Option(
    help: "表里没写时的年份，如 2024。The year where a table says none.",
    transform: WholeNumber.of("--year", 1000...9999))
  var year: Int?

  @Option(help: "表里没写时的单位，如 万元。The unit where none is said.", transform: { try readUnit($0) })
  var unit: QuantityUnit?

  @Option(
    help: """
      表头没写时收支的口径：flow 当期（缺省）、cumulative 本年累计、budget、adjusted-budget。What flows measure \
      where no head says it.
      """, transform: { try readBasis($0) })
  var basis: RecordBasis?

  @Option(
    help: "数据状态：final 决算（缺省）、flash 快报、derived、approximate。How final the figures are.",
    transform: { try readStanding($0) })
  var standing: RecordStanding?

  @Option(help: "来源，写在每个数的单元格之前。Where the figures were published.")
  var source: String?

  @Option(
    help: """
      名称对应表 fund,written,item,group（item 写 - 为不导入，写 +项目 为几行合成一项）；文件不存在时写出待填的一份。What unknown names \
      mean; written out to be filled in where it is not there.
      """)
  var map: String?

  @Flag(help: "收支表中的空格按 0 导入。Take empty cells of flows as 0.")
  var blanksAreZero = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    try NamedFile.refuseClash(
      writing: [NamedFile("--out", out)],
      reading: files.map { NamedFile("<files>", $0) } + [
        NamedFile("--for", target), NamedFile("--map", map),
      ])
    try NamedFile.refuseUnknownEndings([NamedFile("--out", out)])
  }

  func run() throws {
    var request = ImportRequest(files: files, target: target)
    request.models = options.models
    request.fund = fund
    request.year = year
    request.unit = unit
    request.basis = basis
    request.standing = standing
    request.source = source
    request.map = map
    request.takesBlanksAsZero = blanksAreZero
    let outcome: ImportOutcome
    do {
      outcome = try importTables(request)
    } catch {
      throw options.fail(error)
    }
    guard outcome.faults.isEmpty else { throw try refuse(outcome) }
    try options.finish(outcome) { (outcome) throws(OutputFault) in
      try outcome.write(to: out)
      return [out]
    } notes: {
      $0.notes
    } machine: { outcome, files in
      JSONText.encode(
        Summary(
          records: outcome.records.count, sheets: outcome.sheets.map(Summary.Sheet.init),
          files: files, findings: JSONText.list(outcome.notes, language: options.language)))
    } people: { outcome in
      for line in outcome.sheets.flatMap({ $0.lines(in: options.language) }) { print(line) }
    }
  }

  /// Says what is wrong, and writes the unknown names out where a file is named for them.
  private func refuse(_ outcome: ImportOutcome) throws -> Leave {
    let count = outcome.unknownNames.count
    guard count > 0 else { return options.fail(InputFault(outcome.faults)) }
    let text: LocalizedText
    if let map, outcome.isMapMissing {
      do {
        try outcome.writeMap(to: map, in: options.language)
      } catch {
        StandardError.write(error.message(in: options.language))
        throw Leave.machine
      }
      text = LocalizedText(
        "不认识的名称 \(count) 个已写进 \(map)：在 item 列填项目（名称或中文名），几行合成一个项目的各填 +项目，不导入的填 -，再运行一次。",
        "Unknown names: \(count), written to \(map). Fill in the column item (a name or Chinese title, each of several that make one item as +item, or - to leave it out) and run it again."
      )
    } else if let map {
      text = LocalizedText(
        "\(map) 里还没有上面这些名称的对应：补一行，written 写原名，item 写项目、+项目（几行合成一项）或 -。",
        "\(map) does not explain the names above yet: add a row each, the name under written, and under item the item, +item (where several make one) or -."
      )
    } else {
      text = LocalizedText(
        "加上 --map 名称对应.csv，会写出待填的对应表，列出全部 \(count) 个名称。",
        "With --map NAMES.csv all \(count) of the names are written out to be explained.")
    }
    if options.json {
      print(JSONText.findings(outcome.faults, language: options.language))
      return .input
    }
    StandardError.write(outcome.faults, in: options.language)
    let errors = outcome.faults.count
    let summary = LocalizedText(
      "共 \(errors) 处错误；没有写出记录。",
      "\(errors) \(errors == 1 ? "error" : "errors"); no records were written.")
    StandardError.write(summary(options.language))
    StandardError.write(text(options.language))
    return .input
  }

  /// The outcome as machines read it.
  private struct Summary: Encodable {
    struct Sheet: Encodable {
      let file: String
      let sheet: String?
      let records: Int
      let items: Int
      let periods: [String]
      let sumsOverPeriods: Int
      let sumsOverItems: Int
      let leftOut: Int

      init(_ sheet: ImportOutcome.Sheet) {
        file = sheet.place.file
        self.sheet = sheet.place.sheet
        records = sheet.recordCount
        items = sheet.itemCount
        periods = sheet.periods.map(\.description)
        sumsOverPeriods = sheet.sums.overTime
        sumsOverItems = sheet.sums.overItems
        leftOut = sheet.leftOut.reduce(0) { $0 + $1.count }
      }
    }

    let records: Int
    let sheets: [Sheet]
    let files: [String]
    let findings: [JSONText.Finding]
  }
}

private func readUnit(_ text: String) throws -> QuantityUnit {
  if let unit = QuantityUnit(text) { return unit }
  throw ValidationError(
    "--unit", found: text, expected: LocalizedText("元、万元、亿元等", "元, 万元, 亿元 or the like"))
}

private func readBasis(_ text: String) throws -> RecordBasis {
  let admitted: [RecordBasis] = [.flow, .cumulative, .budget, .adjustedBudget]
  if let basis = RecordBasis(rawValue: text), admitted.contains(basis) { return basis }
  throw ValidationError(
    "--basis", found: text, expected: LocalizedText(oneOf: admitted.map(\.rawValue)))
}

private func readStanding(_ text: String) throws -> RecordStanding {
  if let standing = RecordStanding(rawValue: text) { return standing }
  throw ValidationError(
    "--standing", found: text,
    expected: LocalizedText(oneOf: RecordStanding.allCases.map(\.rawValue))
  )
}
