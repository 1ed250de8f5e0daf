/// Persons, what they used and what it cost, by classes: persons × use × price.
///
/// Persons are classed by **person axes**, such as age, sex and group; events and amounts by these
/// and by **care axes** besides, such as the tier of the hospital and the place of care. A person
/// counts once, whatever tiers they visit, so a use rate is events of a care class over all persons
/// of the person class. In every class amount = persons × rate × price, and sums over classes are
/// sums of persons, events and amounts.
///
/// Persons are person-years (or -months) lived under cover, events admissions or visits, amounts in
/// one currency unit.
public struct UseTable: Sendable, Equatable {
  /// One direction of a table.
  public struct Axis: Sendable, Equatable {
    /// What it tells apart, such as `age`.
    public let name: String
    /// The classes in order.
    public let labels: [String]

    /// Makes an axis.
    public init(_ name: String, _ labels: [String]) {
      self.name = name
      self.labels = labels
    }
  }

  /// One class as a tidy file gives it.
  public struct Row: Sendable, Equatable {
    /// The label on each axis, person axes first.
    public let keys: [String]
    /// The persons of the person class; the same in all its rows.
    public let persons: Double
    /// What happened to them in the care class.
    public let events: Double
    /// What it cost.
    public let amount: Double

    /// Makes a row.
    public init(_ keys: [String], persons: Double, events: Double, amount: Double = 0) {
      self.keys = keys
      self.persons = persons
      self.events = events
      self.amount = amount
    }
  }

  /// The axes that tell persons apart.
  public let personAxes: [Axis]

  /// The axes that tell care apart; none where only persons are told apart.
  public let careAxes: [Axis]

  /// Persons of each person class, the last axis running fastest.
  public let persons: [Double]

  /// Events of each class, person class by person class, care classes within.
  public let events: [Double]

  /// Amounts likewise.
  public let amounts: [Double]

  init(
    personAxes: [Axis], careAxes: [Axis], persons: [Double], events: [Double], amounts: [Double]
  ) {
    self.personAxes = personAxes
    self.careAxes = careAxes
    self.persons = persons
    self.events = events
    self.amounts = amounts
  }

  /// A table from tidy rows, in any order; labels keep the order in which they first appear.
  ///
  /// - Parameters:
  ///   - rows: one a class; every combination of labels must be there.
  ///   - personAxes: the names of the first keys.
  ///   - careAxes: the names of the rest.
  /// - Throws: `ExperienceError`, rows counted from 0.
  public init(
    rows: [Row], personAxes: [String], careAxes: [String] = []
  ) throws(ExperienceError) {
    if rows.isEmpty { throw .empty }
    let names = personAxes + careAxes
    var labels = [[String]](repeating: [], count: names.count)
    var places = [[String: Int]](repeating: [:], count: names.count)
    for (number, row) in rows.enumerated() {
      guard row.keys.count == names.count else { throw .unevenRow(row: number) }
      for value in [row.persons, row.events, row.amount] where !(value >= 0 && value.isFinite) {
        throw .unusableValue(row: number, value: value)
      }
      for (axis, key) in row.keys.enumerated() where places[axis][key] == nil {
        places[axis][key] = labels[axis].count
        labels[axis].append(key)
      }
    }
    let axes = zip(names, labels).map { Axis($0, $1) }
    let table = UseTable(
      personAxes: Array(axes.prefix(personAxes.count)),
      careAxes: Array(axes.dropFirst(personAxes.count)), persons: [], events: [], amounts: [])
    let (width, count) = (table.careCount, table.personClassCount)
    var persons = [Double](repeating: 0, count: count)
    var events = [Double](repeating: 0, count: count * width)
    var amounts = events
    var given = [Int?](repeating: nil, count: count * width)
    var first = [Int?](repeating: nil, count: count)
    for (number, row) in rows.enumerated() {
      var position = 0
      for (axis, key) in row.keys.enumerated() {
        position = position * labels[axis].count + (places[axis][key] ?? 0)
      }
      if let earlier = given[position] { throw .repeatedRow(row: number, earlier: earlier) }
      given[position] = number
      let person = position / width
      if let earlier = first[person], persons[person] != row.persons {
        throw .conflictingPersons(row: number, earlier: earlier)
      }
      first[person] = first[person] ?? number
      persons[person] = row.persons
      events[position] = row.events
      amounts[position] = row.amount
    }
    if let missing = given.firstIndex(where: { $0 == nil }) {
      throw .missingClass(table.labels(missing))
    }
    for position in events.indices
    where events[position] > 0 && persons[position / width] == 0
      || amounts[position] > 0 && events[position] == 0
    {
      throw .eventsWithoutExposure(table.labels(position))
    }
    self.init(
      personAxes: table.personAxes, careAxes: table.careAxes, persons: persons, events: events,
      amounts: amounts)
  }
}

extension UseTable {
  /// The number of care classes, one where care is not told apart.
  public var careCount: Int { careAxes.reduce(1) { $0 * $1.labels.count } }

  /// The number of person classes.
  public var personClassCount: Int { personAxes.reduce(1) { $0 * $1.labels.count } }

  /// All persons.
  public var totalPersons: Double { persons.reduce(0, +) }

  /// All events.
  public var totalEvents: Double { events.reduce(0, +) }

  /// The whole amount.
  public var totalAmount: Double { amounts.reduce(0, +) }

  /// Events per person of each class; zero where there is nobody.
  public var rates: [Double] {
    let width = careCount
    return events.indices.map { persons[$0 / width] > 0 ? events[$0] / persons[$0 / width] : 0 }
  }

  /// The amount per event of each class; zero where there is none.
  public var prices: [Double] {
    zip(amounts, events).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// The labels of a class, person axes first.
  public func labels(_ position: Int) -> [String] {
    var rest = position
    var labels: [String] = []
    for axis in (personAxes + careAxes).reversed() {
      labels.append(axis.labels[rest % axis.labels.count])
      rest /= axis.labels.count
    }
    return labels.reversed()
  }

  /// The same table with only some axes told apart, the others summed over.
  ///
  /// Persons are summed over person axes only: a person counts once in every care class.
  ///
  /// - Throws: `unknownAxis`.
  public func summed(keeping names: [String]) throws(ExperienceError) -> UseTable {
    let all = (personAxes + careAxes).map(\.name)
    if let unknown = names.first(where: { !all.contains($0) }) { throw .unknownAxis(unknown) }
    let people = personAxes.filter { names.contains($0.name) }
    let care = careAxes.filter { names.contains($0.name) }
    let shape = UseTable(personAxes: people, careAxes: care, persons: [], events: [], amounts: [])
    let (width, kept) = (careCount, shape.careCount)
    var persons = [Double](repeating: 0, count: shape.personClassCount)
    var events = [Double](repeating: 0, count: persons.count * kept)
    var amounts = events
    let axes = personAxes + careAxes
    for position in self.events.indices {
      var rest = position
      var places = [Int](repeating: 0, count: axes.count)
      for axis in axes.indices.reversed() {
        places[axis] = rest % axes[axis].labels.count
        rest /= axes[axis].labels.count
      }
      var (person, target) = (0, 0)
      for (axis, place) in places.enumerated() where names.contains(axes[axis].name) {
        target = target * axes[axis].labels.count + place
        if axis < personAxes.count { person = person * axes[axis].labels.count + place }
      }
      events[target] += self.events[position]
      amounts[target] += self.amounts[position]
      if position % width == 0 { persons[person] += self.persons[position / width] }
    }
    return UseTable(
      personAxes: people, careAxes: care, persons: persons, events: events, amounts: amounts)
  }
}
