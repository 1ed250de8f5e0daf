import Budgeting
import Funds
public import Quantities
public import Reporting

extension Comparison.Entry {
  /// What one cause, or all together, changes in a year, as printed.
  public struct Row: Sendable {
    /// The calendar year.
    public let year: Int
    /// What changes; `nil` for all causes together.
    public let cause: LocalizedText?
    /// Income, in the scenario's unit of money.
    public let income: PrintedFigure
    /// Expenditure, likewise.
    public let expenditure: PrintedFigure
    /// Income less expenditure, likewise.
    public let result: PrintedFigure
    /// The balance at the year's end, likewise.
    public let closing: PrintedFigure
    /// The result for each person insured, in currency units; `nil` where none are counted.
    public let perPerson: PrintedFigure?
    /// Payable months at the year's end; `nil` where there are none.
    public let payableMonths: PrintedFigure?
  }

  /// The difference year by year and cause by cause from the first change on, after the causes of a
  /// year their total where they are several; rounded so that each column adds up.
  public var rows: [Row] {
    let scale = FigureScale(
      unit: LocalizedText(verbatim: "\(unit)"),
      minorUnits: max(1, Int64((unit.scale * 100).rounded())), decimals: 2)
    func row(
      _ printed: ChangeAnalysis.PrintedAmounts, _ perPerson: PrintedFigure?,
      _ months: PrintedFigure?, _ cause: LocalizedText?
    ) -> Row {
      func figure(_ count: Int64) -> PrintedFigure {
        PrintedFigure(count: count, decimals: scale.decimals)
      }
      return Row(
        year: printed.year, cause: cause, income: figure(printed.income),
        expenditure: figure(printed.expenditure), result: figure(printed.result),
        closing: figure(printed.closing), perPerson: perPerson, payableMonths: months)
    }
    let figures = ChangeFigures(analysis)
    var rows: [Row] = []
    // Nothing happens before the first change.
    for (index, year) in analysis.years.enumerated() where year >= firstChange?.year ?? year {
      for cause in analysis.causes.indices {
        rows.append(
          row(
            analysis.printedEffect(cause, scale)[index], figures.perPerson(cause)[index],
            figures.months(cause)[index], analysis.causes[cause]))
      }
      if analysis.causes.count > 1 {
        rows.append(
          row(
            analysis.printedTotal(scale)[index], figures.totalPerPerson[index],
            figures.totalMonths[index], nil))
      }
    }
    return rows
  }

  /// What the causes of a year are called together.
  public static let total = LocalizedText("合计", "total")
}
