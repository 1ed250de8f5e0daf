public import Quantities

/// Which lines a fund is made of and how each is modelled: the content of a model file.
public struct FundModel: Sendable, Hashable {
  /// A part of a fund with a balance of its own, such as the pool or the personal accounts.
  public struct Book: Sendable, Hashable {
    /// The book's short name, unique in the fund, such as `pool`.
    public let name: String
    /// The book's name as printed.
    public let title: LocalizedText

    /// Makes a book from its short name and its title.
    public init(name: String, title: LocalizedText) {
      self.name = name
      self.title = title
    }
  }

  /// People who share parameters, such as pupils or retirees.
  public struct Group: Sendable, Hashable {
    /// The group's short name, unique in the fund, such as `retired`.
    public let name: String
    /// The group's name as printed.
    public let title: LocalizedText

    /// Makes a group from its short name and its title.
    public init(name: String, title: LocalizedText) {
      self.name = name
      self.title = title
    }
  }

  /// When a contribution for later cover enters the books.
  public enum Booking: String, Sendable, Hashable, CaseIterable {
    /// On receipt, as income of the month.
    case receipt
    /// Held as a liability 暂收款 until January of its cover year.
    case cover
  }

  /// The fund's short name, such as `resident`.
  public let name: String
  /// The fund's name as printed.
  public let title: LocalizedText
  /// Further names that records may give the fund, such as 居民医保; never printed.
  public let otherNames: [String]
  /// The length of a period of the fund: month, quarter or year.
  public let frequency: Frequency

  /// The currency's unit as written, such as `元`.
  public let currency: String

  /// The accounting basis in words.
  public let basis: LocalizedText
  /// The parts with balances of their own, in order of printing.
  public let books: [Book]
  /// The groups that parameters may differ by, in order; empty where nothing does.
  public let groups: [Group]
  /// When contributions for later cover enter the books.
  public let booking: Booking

  /// The lines in the order they are listed and reported.
  public internal(set) var lines: [LineItem]

  /// The stock of advances to institutions 暂付款, an asset that is not deposits.
  public let advances: Formula?

  /// The fund's persons, for amounts a head and the number of persons insured.
  public let persons: Formula?

  /// The form the budget is drawn up in, by name.
  public let form: String?

  /// The bands of payable months that colour the verdict.
  public let bands: PayableMonthsBands

  /// The definition of payable months that the verdict uses.
  public let payableMonths: PayableMonthsDefinition

  /// Makes a model from the content of its file.
  public init(
    name: String, title: LocalizedText, frequency: Frequency, currency: String,
    basis: LocalizedText, books: [Book], groups: [Group], booking: Booking, lines: [LineItem],
    advances: Formula?, persons: Formula?, form: String?, bands: PayableMonthsBands,
    payableMonths: PayableMonthsDefinition, otherNames: [String] = []
  ) {
    self.name = name
    self.title = title
    self.otherNames = otherNames
    self.frequency = frequency
    self.currency = currency
    self.basis = basis
    self.books = books
    self.groups = groups
    self.booking = booking
    self.lines = lines
    self.advances = advances
    self.persons = persons
    self.form = form
    self.bands = bands
    self.payableMonths = payableMonths
  }

  /// The line of a name.
  public func line(_ name: String) -> LineItem? {
    lines.first { $0.name == name }
  }

  /// The lines of one side, in order; those of one book where a book is named.
  public func lines(_ side: Side, book: String? = nil) -> [LineItem] {
    lines.filter { $0.side == side && (book == nil || $0.book == book) }
  }

  /// Every parameter that the model reads, in order of first reading.
  public var parameters: [String] {
    var names: [String] = []
    func add(_ formula: Formula?) {
      for name in formula?.parameters ?? [] where !names.contains(name) { names.append(name) }
    }
    for line in lines { for formula in line.formulas { add(formula) } }
    add(advances)
    add(persons)
    return names
  }
}
