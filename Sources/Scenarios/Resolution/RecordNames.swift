import Funds
import Quantities
import Tables

/// Gives records the names that the model and the catalogue have: files may write Chinese titles, and
/// one figure for all groups.
struct RecordNames {
  let model: FundModel
  let catalogue: ParameterCatalogue

  /// Where a field of a record stands.
  let place: (RecordField, Record) -> SourcePlace

  /// The model's lines, and the memo items.
  let lines: [NamedThing]

  /// The catalogue's parameters, those that the model reads first.
  let parameters: [NamedThing]

  init(
    model: FundModel, catalogue: ParameterCatalogue,
    place: @escaping (RecordField, Record) -> SourcePlace
  ) {
    (self.model, self.catalogue, self.place) = (model, catalogue, place)
    lines =
      model.lines.map { NamedThing(name: $0.name, title: $0.title, otherNames: $0.otherNames) }
      + MemoItem.all.map {
        NamedThing(name: $0.name, title: $0.title, otherNames: MemoItem.otherNames(of: $0.name))
      }
    let read = Set(model.parameters)
    let own = catalogue.definitions.filter { read.contains($0.name) }
    let titles = Set(own.map(\.title.chinese))
    let others = catalogue.definitions.filter {
      !read.contains($0.name) && !titles.contains($0.title.chinese)
    }
    // In a fund's own records 个人缴费标准 is that of its scheme: 居民个人缴费标准.
    let scheme = String(WrittenNames.mark(model.title.chinese).suffix(2))
    parameters =
      own.map { definition in
        let title = definition.title.chinese
        let short = title.hasPrefix(scheme) ? [String(title.dropFirst(scheme.count))] : []
        return NamedThing(name: definition.name, title: definition.title, otherNames: short)
      } + others.map { NamedThing(name: $0.name, title: $0.title) }
  }

  /// Records by their names, what is wrong with the words, and what a reader should know.
  struct Outcome {
    var records: [Record] = []
    var faults: [Diagnostic] = []
    var remarks: [HistoryFinding] = []
  }

  /// What a record is called: thousands of records have a few names.
  private struct Words: Hashable {
    let item: String
    let group: String?
    let basis: RecordBasis
  }

  /// What words mean.
  private struct Meaning {
    let item: String
    let group: String?
    /// The parameter whose figure, written without a group, stands for all groups.
    let shared: ParameterDefinition?
  }

  /// The fund's records by their names.
  func named(_ records: [Record]) -> Outcome {
    var outcome = Outcome()
    var meanings: [Words: Meaning] = [:]
    var latest: (words: Words, meaning: Meaning)?
    var shared: [(record: Record, definition: ParameterDefinition)] = []
    for record in records {
      let words = Words(item: record.item, group: record.group, basis: record.basis)
      let meaning: Meaning
      if let latest, latest.words == words {
        meaning = latest.meaning
      } else if let known = meanings[words] {
        meaning = known
      } else {
        meaning = self.meaning(of: words, record, &outcome.faults)
        meanings[words] = meaning
      }
      latest = (words, meaning)
      let own = record.called(fund: model.name, item: meaning.item, group: meaning.group)
      if let definition = meaning.shared {
        shared.append((own, definition))
      } else {
        outcome.records.append(own)
      }
    }
    share(shared, among: &outcome)
    return outcome
  }

  private func meaning(of words: Words, _ record: Record, _ faults: inout [Diagnostic]) -> Meaning {
    let item = meant(items(words), words.item, .item, record, &faults)
    let groups = item == RecordReview.bookBalance ? model.bookNames : model.groupNames
    let group = words.group.map { meant(groups, $0, .group, record, &faults) }
    let definition = catalogue.definition(item).flatMap { $0.name == item ? $0 : nil }
    let isShared =
      words.basis == .level && group == nil && !model.groups.isEmpty
      && definition.map { $0.isGrouped && !$0.isCount } ?? false
    return Meaning(item: item, group: group, shared: isShared ? definition : nil)
  }

  /// The name that a word means; the word itself where it means nothing, or several things.
  private func meant(
    _ things: [NamedThing], _ word: String, _ field: RecordField, _ record: Record,
    _ faults: inout [Diagnostic]
  ) -> String {
    let found = things.meant(by: word)
    if found.count > 1 { faults.append(found.ambiguous(word, at: place(field, record))) }
    return found.count == 1 ? found[0].name : word
  }

  /// What an item may be: a level is a parameter's, any other figure a line's or a memo item's, unless
  /// its name says otherwise.
  private func items(_ words: Words) -> [NamedThing] {
    let isLevel = words.basis == .level
    let fitting = isLevel ? parameters : lines
    return fitting.meant(by: words.item).isEmpty ? (isLevel ? lines : parameters) : fitting
  }

  // MARK: - One figure for all groups

  /// Gives every group without a figure of its own at the time the one that was written for all.
  private func share(
    _ shared: [(record: Record, definition: ParameterDefinition)], among outcome: inout Outcome
  ) {
    var grouped: [String: [Record]] = [:]
    let items = Set(shared.map(\.record.item))
    for record in outcome.records where items.contains(record.item) {
      grouped[record.item, default: []].append(record)
    }
    for (record, _) in shared {
      for group in model.groups {
        let hasOwn = grouped[record.item, default: []].contains {
          $0.group == group.name && $0.period.firstMonth <= record.period.lastMonth
            && record.period.firstMonth <= $0.period.lastMonth
        }
        if !hasOwn {
          outcome.records.append(
            record.called(fund: model.name, item: record.item, group: group.name))
        }
      }
    }
    for (item, figures) in Dictionary(grouping: shared, by: \.record.item).sorted(by: {
      $0.key < $1.key
    }) {
      guard let first = figures.first else { continue }
      let title = first.definition.title
      outcome.remarks.append(
        HistoryFinding(
          .shared,
          LocalizedText(
            "“\(title.chinese)”有 \(figures.count) 个数没有写组别，用于所有没有自己数的组；各组实际不同的，请分组填写（\(item)）",
            "“\(title.english)” is written \(figures.count == 1 ? "once" : "\(figures.count) times") without a group: it stands for every group that has no figure of its own; where groups differ, give it by group (\(item))"
          ), place: place(.item, first.record)))
    }
  }
}

extension ParameterDefinition {
  /// Whether the parameter counts persons, cases or money, so that a group's is a part of the whole.
  var isCount: Bool {
    let powers = [unit.powers.money, unit.powers.persons, unit.powers.cases]
    return unit.kind == .plain && powers.contains { $0 > 0 }
      && !(powers + [unit.powers.years]).contains { $0 < 0 }
  }

  /// Whether values may be given in a unit: the parameter's own kind of unit; for cases a person and
  /// year also per cent, cases of 100 persons a year.
  func admits(_ written: QuantityUnit) -> Bool {
    if unit.kind == .percent { return written.kind == .percent }
    let isRateOfCases =
      unit.kind == .plain && unit.powers == QuantityUnit.Powers(persons: -1, cases: 1, years: -1)
    if isRateOfCases, written.kind == .percent { return true }
    return written.kind == .plain && written.counts(like: unit)
  }
}
