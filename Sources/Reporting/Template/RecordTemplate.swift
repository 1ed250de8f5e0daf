public import Funds
public import Quantities
public import Scenarios
public import Tables

/// The rows of records that an office has still to fill in, fund by fund.
///
/// What is asked for follows what was recorded: an item, group, basis and scope is asked for in its
/// own frequency and unit, in the months or quarters in which it had a figure in the year up to the
/// close, and in all where the last closed period has one, or at least half of those since its first in
/// that year. A flow or a balance that was recorded in
/// coarser periods only, such as years, is asked for in every period wanted, for the office is going on
/// to those. Levels and budgets are asked for in
/// the periods that begin by the last one wanted, flows, running totals and balances where they end
/// by it.
public struct RecordTemplate: Sendable {
  /// The rows of a fund.
  public struct Fund: Sendable {
    /// The fund's name in records.
    public let name: String
    /// The fund in words.
    public let title: LocalizedText
    /// The rows by period, in each as the records have them.
    public let rows: [Row]
  }

  /// A figure to be filled in.
  public struct Row: Sendable, Hashable {
    /// What the figure is about.
    public let key: RecordKey
    /// The item and its group in words.
    public let title: LocalizedText
    /// The unit in which it was recorded.
    public let unit: QuantityUnit
    /// The figure of the period before, as written; `nil` for none in this unit.
    public let before: DecimalText?
    /// The figure of the same period a year before, as written; `nil` for none in this unit.
    public let yearBefore: DecimalText?
  }

  /// The funds.
  public let funds: [Fund]

  /// The periods wanted.
  public let periods: ClosedRange<Period>

  /// Which rows are wanted.
  public enum Wanted: Sendable, Hashable {
    /// Those without a record.
    case missing
    /// All, without figures beside: the records are another place's and lend their layout only.
    case all
  }

  /// Lays out the rows of funds.
  ///
  /// - Parameters:
  ///   - funds: Models with their records.
  ///   - closed: The last closed period.
  ///   - periods: The first and the last period wanted, of one frequency.
  ///   - wanted: Whether periods that have a record are left out.
  ///   - catalogue: The parameters, for their titles.
  public init(
    _ funds: [(model: FundModel, records: [Record])], closed: Period, periods: ClosedRange<Period>,
    wanted: Wanted, catalogue: ParameterCatalogue
  ) {
    self.periods = periods
    self.funds = funds.map { model, records in
      Fund(
        name: model.name, title: model.title,
        rows: RecordTemplate.rows(model, records, closed, periods, wanted, catalogue))
    }
  }

  /// The number of rows.
  public var rowCount: Int { funds.reduce(0) { $0 + $1.rows.count } }

  /// What recurs from period to period.
  private struct Item: Hashable {
    let item: String
    let group: String?
    let basis: RecordBasis
    let scope: String?
    let frequency: Frequency

    init(_ key: RecordKey) {
      item = key.item
      group = key.group
      basis = key.basis
      scope = key.scope
      frequency = key.period.frequency
    }

    /// The same in other periods.
    init(_ other: Item, in frequency: Frequency) {
      item = other.item
      group = other.group
      basis = other.basis
      scope = other.scope
      self.frequency = frequency
    }

    /// Whether two are figures of one thing: flows, or running totals of them, or balances.
    func isSame(as other: Item) -> Bool {
      item == other.item && group == other.group && scope == other.scope
        && (basis == .stock) == (other.basis == .stock)
    }
  }

  /// When and how an item was recorded in the year up to the close.
  private struct Kept {
    /// The latest unit.
    private(set) var unit: QuantityUnit
    /// The places in the year of periods with a record.
    private var indices: Set<Int> = []
    /// The periods from the first with a record to the last closed one.
    private var span = 0
    /// Whether the last closed period has one.
    private var isInLast = false

    init(unit: QuantityUnit) { self.unit = unit }

    mutating func add(_ record: Record, last: Period) {
      unit = record.unit
      indices.insert(record.period.index)
      span = max(span, record.period.distance(to: last) + 1)
      if record.period == last { isInLast = true }
    }

    func asks(_ period: Period) -> Bool {
      let isUsual = 2 * indices.count >= min(span, period.frequency.periodsPerYear)
      return isInLast || isUsual || indices.contains(period.index)
    }
  }

  private static func rows(
    _ model: FundModel, _ records: [Record], _ closed: Period, _ periods: ClosedRange<Period>,
    _ wanted: Wanted, _ catalogue: ParameterCatalogue
  ) -> [Row] {
    var known: [RecordKey: Record] = [:]
    var order: [Item] = []
    var kept: [Item: Kept] = [:]
    for record in records {
      known[record.key] = record
      let item = Item(record.key)
      let last = closed.lastMonth.first(item.frequency)
      // A year, and the period at hand, which may not have begun to be recorded.
      guard record.period >= last.advanced(by: -item.frequency.periodsPerYear),
        record.period.firstMonth <= closed.lastMonth
      else { continue }
      if kept[item] == nil { order.append(item) }
      kept[item, default: Kept(unit: record.unit)].add(record, last: last)
    }
    var rows: [(period: Period, row: Row)] = []
    let grain = periods.lowerBound.frequency
    for item in order + coarse(order, than: grain) {
      guard let habit = kept[item] ?? kept[Item(item, in: .year)] ?? kept[Item(item, in: .quarter)]
      else { continue }
      let unit = habit.unit
      for period in asked(item, periods) where kept[item]?.asks(period) ?? true {
        func key(_ period: Period) -> RecordKey {
          RecordKey(
            fund: model.name, item: item.item, group: item.group, period: period,
            basis: item.basis, scope: item.scope)
        }
        func figure(_ distance: Int) -> DecimalText? {
          guard wanted == .missing, let record = known[key(period.advanced(by: -distance))],
            record.unit == unit
          else { return nil }
          return record.number
        }
        if wanted == .missing, known[key(period)] != nil { continue }
        rows.append(
          (
            period,
            Row(
              key: key(period), title: title(item, model, catalogue), unit: unit,
              before: figure(1), yearBefore: figure(item.frequency.periodsPerYear))
          ))
      }
    }
    // Sorting is stable: within a period the records' order stays.
    return rows.enumerated().sorted {
      let (left, right) = ($0.element.period.lastMonth, $1.element.period.lastMonth)
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element.row)
  }

  /// Flows and balances recorded in coarser periods only, in those of a frequency.
  private static func coarse(_ items: [Item], than grain: Frequency) -> [Item] {
    let recorded = items.filter { [.flow, .cumulative, .stock].contains($0.basis) }
    var result: [Item] = []
    for item in recorded where item.frequency.periodsPerYear < grain.periodsPerYear {
      let finer = Item(item, in: grain)
      if !(recorded.filter { $0.frequency == grain } + result).contains(where: finer.isSame) {
        result.append(finer)
      }
    }
    return result
  }

  /// The periods of an item's own frequency that are asked for.
  private static func asked(_ item: Item, _ periods: ClosedRange<Period>) -> [Period] {
    let (first, last) = (periods.lowerBound.firstMonth, periods.upperBound.lastMonth)
    let range = first.first(item.frequency)...last.first(item.frequency)
    return range.lowerBound.distance(to: range.upperBound) < 0
      ? []
      : (0...range.lowerBound.distance(to: range.upperBound)).map {
        range.lowerBound.advanced(by: $0)
      }.filter { period in
        switch item.basis {
        case .level, .budget, .adjustedBudget: true
        case .flow, .cumulative, .stock: period.lastMonth <= last
        }
      }
  }

  private static func title(_ item: Item, _ model: FundModel, _ catalogue: ParameterCatalogue)
    -> LocalizedText
  {
    var title =
      model.line(item.item)?.title ?? catalogue.definition(item.item)?.title
      ?? MemoItem.title(item.item)
    if title == nil, let point = item.item.firstIndex(of: ".") {
      let line = model.line(String(item.item[item.item.index(after: point)...]))?.title
      let word = MemoItem.ofLine.first { $0.prefix == item.item[..<point] }?.title
      if let line, let word {
        title = LocalizedText(
          "\(line.chinese)\(word.chinese)", "\(line.english), \(word.english)")
      }
    }
    guard let title else { return LocalizedText(verbatim: item.item) }
    let group = item.group.flatMap { name in
      model.groups.first { $0.name == name }?.title ?? model.books.first { $0.name == name }?.title
    }
    guard let group else { return title }
    return LocalizedText(
      "\(title.chinese) · \(group.chinese)", "\(title.english) · \(group.english)")
  }
}
