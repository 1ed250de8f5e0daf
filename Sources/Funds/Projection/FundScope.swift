import Forecasting
import Quantities

/// The books a fund is judged by, and which lines count in their totals.
///
/// Where all books are judged together, lines that move money between them are left out; where
/// one is judged alone, what it pays to another is real expenditure.
struct FundScope {
  let books: [Int]
  let incomeLines: [Int]
  let expenditureLines: [Int]

  init(_ model: FundModel) {
    let named = model.payableMonths.books
    let books = model.books.indices.filter {
      named.isEmpty || named.contains(model.books[$0].name)
    }
    let names = Set(books.map { model.books[$0].name })
    let isWhole = books.count == model.books.count
    func lines(_ side: Side) -> [Int] {
      model.lines.indices.filter {
        let line = model.lines[$0]
        return line.side == side && names.contains(line.book) && !(isWhole && line.isInternal)
      }
    }
    self.books = books
    incomeLines = lines(.income)
    expenditureLines = lines(.expenditure)
  }
}

extension FundHistory {
  /// The sum of lines in a closed period; a line without a record counts as nothing.
  func sum(_ lines: [LineItem], in period: Period) -> Double {
    lines.reduce(0) { $0 + (self.lines[$1.name]?.flows[period] ?? 0) }
  }
}
