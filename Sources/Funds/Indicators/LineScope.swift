/// Which lines count in the totals of some books of a fund.
///
/// Where all books stand together, lines that move money between them are left out; where one
/// stands alone, what it pays to another is real expenditure.
struct LineScope {
  let books: [String]
  let income: [LineItem]
  let expenditure: [LineItem]

  /// The scope of books by name; none named means all.
  init(_ model: FundModel, books named: [String]) {
    let names = model.books.map(\.name).filter { named.isEmpty || named.contains($0) }
    let isWhole = names.count == model.books.count
    books = names
    func lines(_ side: Side) -> [LineItem] {
      model.lines.filter {
        $0.side == side && names.contains($0.book) && !(isWhole && $0.isInternal)
      }
    }
    income = lines(.income)
    expenditure = lines(.expenditure)
  }

  func lines(_ side: Side) -> [LineItem] {
    side == .income ? income : expenditure
  }
}
