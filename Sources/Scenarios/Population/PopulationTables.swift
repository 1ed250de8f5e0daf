import Quantities
import Tables

/// The columns that the tables of a projection may have.
enum PopulationColumns {
  static let schema = ColumnSchema([
    .init("year", aliases: ["年份", "年"]),
    .init("age", aliases: ["年龄", "age-group", "年龄组"]),
    .init("sex", aliases: ["性别"]),
    .init("persons", aliases: ["人数", "人口", "人口数", "population"]),
    .init("migrants", aliases: ["净迁入", "净迁入人数", "migration"]),
    .init("rate", aliases: ["率", "mx", "死亡率"]),
    .init("probability", aliases: ["qx", "死亡概率"]),
    .init("fertility", aliases: ["生育率", "asfr"]),
    .init("total", aliases: ["总和生育率", "tfr"]),
    .init("pattern", aliases: ["生育模式", "pasfr"]),
    .init("boys-per-girl", aliases: ["出生性别比", "srb"]),
  ])

  /// What a table is, by its columns.
  enum Kind: String {
    case population
    case migration
    case mortality
    case fertility
    case totalFertility
    case fertilityPattern
  }

  static func kind(_ reader: FigureReader) -> Kind? {
    if reader.has("persons") { return .population }
    if reader.has("migrants") { return .migration }
    if reader.has("probability") { return .mortality }
    if reader.has("total") { return .totalFertility }
    if reader.has("pattern") { return .fertilityPattern }
    if reader.has("fertility") { return .fertility }
    if reader.has("rate") { return reader.has("sex") ? .mortality : .fertility }
    return nil
  }

  /// What a table is called.
  static func title(_ kind: Kind) -> LocalizedText {
    switch kind {
    case .population: LocalizedText("人口", "population")
    case .migration: LocalizedText("净迁入", "migration")
    case .mortality: LocalizedText("死亡率", "mortality")
    case .fertility: LocalizedText("生育率", "fertility")
    case .totalFertility: LocalizedText("总和生育率", "total fertility")
    case .fertilityPattern: LocalizedText("生育模式", "the pattern of fertility")
    }
  }
}
