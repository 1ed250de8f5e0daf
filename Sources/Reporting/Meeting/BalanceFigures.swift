import Funds
import Quantities

/// The balances of one date as they are printed everywhere in the report.
///
/// The book balance at a year's end is that of the table of years. What separates the balances is
/// rounded by itself and they are made from it, so that they add up as printed and those that agree
/// print the same.
struct BalanceFigures {
  /// The balance of the books.
  let book: PrintedFigure?
  /// What can be paid from.
  let deposits: PrintedFigure?
  /// Services rendered and not yet paid.
  let unpaid: PrintedFigure?
  /// Contributions received for later cover.
  let prepaid: PrintedFigure?
  /// The book balance less what is unpaid and, where it is booked on receipt, what is prepaid.
  let accrual: PrintedFigure?

  /// Takes the balances of a chapter's fund at the end of a period.
  init(_ chapter: FundChapter, at date: Period) {
    let timeline = chapter.timeline
    let isYearEnd = date.index == date.frequency.periodsPerYear
    let book =
      (isYearEnd ? chapter.year(date.year)?.closing : nil)
      ?? chapter.figure(timeline.book(at: date))
    let unpaid = chapter.figure(timeline.unpaid(at: date))
    let prepaid = chapter.figure(timeline.prepaid(at: date))
    if let exact = timeline.deposits(at: date), let base = timeline.book(at: date), let book,
      let above = chapter.figure(exact - base)
    {
      deposits = PrintedFigure(count: book.count + above.count, decimals: book.decimals)
    } else {
      deposits = chapter.figure(timeline.deposits(at: date))
    }
    accrual =
      chapter.model.booking == .receipt
      ? less(less(book, unpaid), prepaid) : less(book, unpaid)
    self.book = book
    self.unpaid = unpaid
    self.prepaid = prepaid
  }

  /// The book balance less contributions for later cover.
  var bookWithoutPrepaid: PrintedFigure? { less(book, prepaid) }

  /// Deposits less contributions for later cover.
  var depositsWithoutPrepaid: PrintedFigure? { less(deposits, prepaid) }
}

private func less(_ left: PrintedFigure?, _ right: PrintedFigure?) -> PrintedFigure? {
  left.flatMap { left in right.map { left.change(from: $0) } }
}
