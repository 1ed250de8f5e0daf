/// One line of a fund by month, in hundreds of yuan.
struct Flow {
  enum Side { case income, expenditure }

  let line: String
  let side: Side
  var book = "pool"
  var amounts = [Int](repeating: 0, count: Span.months.count)

  /// Remarks by month, for matters of their time.
  var notes: [Int: String] = [:]

  init(_ line: String, _ side: Side, book: String = "pool") {
    self.line = line
    self.side = side
    self.book = book
  }

  /// A line whose amount of each month is given in yuan.
  init(_ line: String, _ side: Side, book: String = "pool", yuan: (Int) -> Double) {
    self.init(line, side, book: book)
    amounts = Span.months.indices.map { hundreds(yuan($0)) }
  }

  /// The sum of a year.
  func total(of year: Int) -> Int { Span.indices(of: year).reduce(0) { $0 + amounts[$1] } }

  /// Adds an amount in yuan to a month.
  mutating func add(_ yuan: Double, year: Int, month: Int, note: String? = nil) {
    let index = Span.index(year, month)
    amounts[index] += hundreds(yuan)
    if let note { notes[index] = note }
  }
}

/// One fund's months: flows, balances and services rendered, in hundreds of yuan.
struct FundMonths {
  let fund: String
  let parameters: ParameterBook
  let books: [String]
  var flows: [Flow]
  var inpatient: InpatientCare

  /// Closing balances by book and month.
  var balances: [String: [Int]]

  /// Stock of advances to institutions by month.
  var advances: [Int]

  func flow(_ line: String) -> Flow {
    guard let flow = flows.first(where: { $0.line == line }) else {
      preconditionFailure("Fund \(fund) has no line \(line).")
    }
    return flow
  }

  /// The sum of a side in a month, of one book.
  func total(_ side: Flow.Side, book: String, at index: Int) -> Int {
    flows.reduce(0) { sum, flow in
      flow.side == side && flow.book == book ? sum + flow.amounts[index] : sum
    }
  }

  /// The pool's balance over its average expenditure of the last twelve months.
  func payableMonths(at index: Int) -> Double? {
    guard index >= 11, let balance = balances["pool"] else { return nil }
    let spent = (index - 11...index).reduce(0) {
      $0 + total(.expenditure, book: "pool", at: $1)
    }
    return Double(balance[index]) / (Double(spent) / 12)
  }
}
