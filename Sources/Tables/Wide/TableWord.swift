public import Quantities

/// A word at a table's edge, above a column or beside a row, with what it says of the figures there.
///
/// `1月`, `2024年预算数`, `参保人数（万人）` and `合计` say a time, a basis, a unit and that the figures
/// are sums; what is left of a word is a name.
public struct TableWord: Sendable, Hashable {
  /// The word as written.
  public let text: String

  /// Where it stands.
  public let place: SourcePlace

  /// The name that is left; `nil` where the word says nothing else.
  public let name: String?

  /// The time that the word says.
  public let time: WrittenTime?

  /// The basis that the word says.
  public let basis: RecordBasis?

  /// The units that the word says in brackets or behind 单位：.
  public let units: [QuantityUnit]

  /// Whether the word says that its figures are sums of others, and no more.
  public let isTotal: Bool

  /// Reads a word.
  init(_ text: String, at place: SourcePlace) {
    self.text = text
    self.place = place
    var (rest, units) = TableWord.takingUnits(text)
    units += TableWord.remarkUnits(rest).filter { !units.contains($0) }
    self.units = units
    if TableWord.isRemark(rest) {
      (name, time, basis, isTotal) = (nil, nil, nil, false)
      return
    }
    rest = trimmed(rest)
    let plain = ColumnSchema.plainName(rest)
    if TableWord.totals.contains(plain) {
      (name, time, basis, isTotal) = (nil, nil, nil, true)
      return
    }
    if let time = TableWord.summedTime(plain) {
      (name, self.time, basis, isTotal) = (nil, time, nil, true)
      return
    }
    isTotal = false
    if let time = WrittenTime(rest) {
      (name, self.time, basis) = (nil, time, nil)
      return
    }
    for (word, basis) in TableWord.bases where plain.hasSuffix(word) || plain.hasPrefix(word) {
      var left = plain.hasSuffix(word) ? plain.dropLast(word.count) : plain.dropFirst(word.count)
      while let last = left.last, "的-—·:：".contains(last) { left.removeLast() }
      let time = WrittenTime(String(left))
      guard left.isEmpty || time != nil else { continue }
      (name, self.time, self.basis) = (nil, time, basis)
      return
    }
    (time, basis) = (nil, nil)
    let isNamed = !rest.isEmpty && !TableWord.neutral.contains(plain) && !TableWord.isNoMonth(plain)
    name = isNamed ? rest : nil
  }

  /// The year, or the span from January, that a word calls the sum of: `2025年合计`, `1-8月合计`.
  private static func summedTime(_ plain: String) -> WrittenTime? {
    guard let total = totals.filter({ plain.hasSuffix($0) }).max(by: { $0.count < $1.count }),
      let time = WrittenTime(String(plain.dropLast(total.count)))
    else { return nil }
    switch time.part {
    case .year, .throughMonth: return time
    case .month, .quarter, .endOfMonth, nil: return nil
    }
  }

  /// Whether a word would be a month if there were one of its number: `13月`, `十三月`, `3.5月`.
  private static func isNoMonth(_ plain: String) -> Bool {
    guard plain.hasSuffix("月") || plain.hasSuffix("月份"), let mark = plain.lastIndex(of: "月")
    else { return false }
    let number = plain[..<mark]
    return !number.isEmpty && number.count <= 5
      && number.allSatisfy { $0.isNumber || $0 == "." || "〇零一二三四五六七八九十".contains($0) }
  }

  /// A remark of the whole table rather than the name of anything: `编制单位：…`, `金额单位：万元`.
  static func isRemark(_ text: String) -> Bool {
    let plain = ColumnSchema.plainName(text)
    return ["单位", "日期", "制表", "填报", "编制", "审核", "负责人", "unit", "注", "说明"].contains {
      plain.contains($0 + ":")
    } || !remarkUnits(text).isEmpty
  }

  /// A text without its brackets that hold units, and those units.
  private static func takingUnits(_ text: String) -> (rest: String, units: [QuantityUnit]) {
    var rest = ""
    var units: [QuantityUnit] = []
    var inner: String?
    for character in text {
      switch character {
      case "（", "(", "【", "[":
        if let open = inner { rest += open }
        inner = String(character)
      case "）", ")", "】", "]":
        guard let held = inner else {
          rest.append(character)
          continue
        }
        let content = String(held.dropFirst())
        let found = remarkUnits(content) + [QuantityUnit(content)].compactMap(\.self)
        if found.isEmpty {
          rest += held + String(character)
        } else {
          units += found
        }
        inner = nil
      default:
        if inner != nil { inner?.append(character) } else { rest.append(character) }
      }
    }
    return (rest + (inner ?? ""), units)
  }

  /// The units behind 单位：, as in `金额单位：万元、人数单位：人`.
  private static func remarkUnits(_ text: String) -> [QuantityUnit] {
    var units: [QuantityUnit] = []
    var rest = text.replacing("：", with: ":")[...]
    while let mark = rest.firstRange(of: "单位") ?? rest.firstRange(of: "Unit")
      ?? rest.firstRange(of: "unit")
    {
      let isOffice = ["编制", "填报", "报送", "制表", "编报", "填表"].contains {
        rest[..<mark.lowerBound].hasSuffix($0)
      }
      rest = rest[mark.upperBound...]
      guard !isOffice else { continue }
      let pieces = rest.split { ":、,，;；（）() 　".contains($0) }
      for piece in pieces {
        let word = piece.hasPrefix("人民币") ? piece.dropFirst(3) : piece
        guard let unit = QuantityUnit(word) else { break }
        units.append(unit)
      }
    }
    return units
  }

  /// Words that call figures sums.
  static let totals: Set<String> = [
    "合计", "总计", "小计", "共计", "累计合计", "全年", "全年合计", "全年累计", "年度合计", "年合计", "本年合计",
    "年计", "季度合计", "季合计", "季度小计", "total", "subtotal", "sum",
  ]

  /// Words that say nothing of the figures.
  private static let neutral: Set<String> = [
    "金额", "数额", "数值", "数据", "项目", "项目名称", "名称", "科目", "科目名称", "指标", "指标名称", "月份", "期间",
    "时间", "年份", "年度", "月", "年", "序号", "收支项目", "预算科目", "类别", "险种", "基金", "item", "period",
    "month", "year", "amount", "value", "备注",
  ]

  /// Words of bases, longer ones first; beside a time or alone.
  private static let bases: [(String, RecordBasis)] = [
    ("调整后预算数", .adjustedBudget), ("调整预算数", .adjustedBudget), ("调整后预算", .adjustedBudget),
    ("预算调整数", .adjustedBudget), ("调整预算", .adjustedBudget), ("年初预算数", .budget),
    ("年初预算", .budget), ("预算数", .budget), ("预算", .budget), ("本年累计数", .cumulative),
    ("本年累计", .cumulative), ("累计发生额", .cumulative), ("累计数", .cumulative),
    ("累计", .cumulative), ("期末余额", .stock), ("期末数", .stock), ("期末", .stock),
    ("本期发生额", .flow), ("发生额", .flow), ("发生数", .flow), ("当月数", .flow), ("本月数", .flow),
    ("当期数", .flow), ("本期数", .flow), ("当月", .flow), ("本月", .flow), ("当期", .flow),
    ("本期", .flow), ("当季", .flow), ("本季", .flow), ("决算数", .flow), ("决算", .flow),
    ("执行数", .flow), ("实际数", .flow), ("实际", .flow), ("完成数", .flow),
  ]
}
