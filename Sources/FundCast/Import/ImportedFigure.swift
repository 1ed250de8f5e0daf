import Quantities
import Tables

/// A cell of a table once its words are understood.
struct ImportedFigure {
  /// What became of the cell.
  enum Fate {
    /// It holds nothing.
    case blank
    /// It is a record.
    case record(Record)
    /// It is a sum of its line over times, of no period of its own.
    case sumOverTime
    /// It is a sum over items.
    case sumOverItems
    /// It is left out, for a reason.
    case leftOut(LeftOut.Reason)
    /// It agrees with the parts that it is the sum of.
    case checked
    /// It is added to another figure of its item.
    case added
    /// Something about it is at fault.
    case faulty
  }

  let figure: WideFigure
  var fate: Fate

  /// The fund, item and group, where they are known.
  var fund: String?
  var item: String?
  var group: String?

  /// The period and basis, where they are known.
  var period: Period?
  var basis: RecordBasis?

  /// Whether the basis was said by nothing, and is the usual one.
  var isBasisAssumed = false

  /// Whether the innermost word calls it a sum of items, whatever else it means.
  var isItemSum = false

  /// Whether the label says that the item is a part of one above.
  var isPart = false

  /// Whether the file of names adds it to other figures of the item.
  var isAdded = false

  /// The value in base units; of a sum without a unit the number itself.
  var value: Double?

  /// The record, where it is one.
  var record: Record? {
    if case .record(let record) = fate { return record }
    return nil
  }
}
