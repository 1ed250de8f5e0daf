/// One item's figures, a year each from 2019 on.
struct YearlyFigures {
  let item: String
  let group: String
  let basis: String
  let unit: String
  let standing: String
  let note: String
  let source: String
  let values: [Double]

  /// The years of the records; of standards announced ahead also the next.
  static let years = 2019...2026

  /// How many figures there are.
  var count: Int { values.count }

  /// The figure of a year.
  func value(of year: Int) -> Double? {
    let place = year - YearlyFigures.years.lowerBound
    return values.indices.contains(place) ? values[place] : nil
  }

  private init(
    _ item: String, group: String = "", basis: String, unit: String, standing: String = "决算",
    note: String = "", source: String, _ values: [Double]
  ) {
    self.item = item
    self.group = group
    self.basis = basis
    self.unit = unit
    self.standing = standing
    self.note = note
    self.source = source
    self.values = values
  }

  /// All items in the order of the accounts.
  static let all = flows + [balance] + persons + standards + use

  private static func flow(_ item: String, note: String = "", _ values: [Double]) -> YearlyFigures {
    YearlyFigures(
      item, basis: "当期", unit: "万元", note: note, source: "基金决算：收支表（合成）", values)
  }

  private static let flows = [
    flow(
      "个人缴费收入（本人缴纳）",
      [6980.92, 7855.35, 8869.35, 9618.44, 10238.19, 10598.38, 10388.52]),
    flow("城乡医疗救助资助收入", [309.08, 346.05, 395.01, 423.04, 455.78, 474.47, 467.56]),
    flow("财政为困难人员代缴收入", [150.17, 164.92, 192.48, 204.72, 216.05, 229.1, 218.64]),
    flow(
      "中央财政补助收入",
      [9695.95, 10286.29, 10695.49, 11092.3, 11424.07, 11753.2, 12053.71]),
    flow("省级财政补助收入", [4047.48, 4292.86, 4470.95, 4616.87, 4757.51, 4888.52, 5024.31]),
    flow("县级财政补助收入", [2425.53, 2564.61, 2674.22, 2772.59, 2850.47, 2946.88, 3013.16]),
    flow("利息收入", [164.75, 152.1, 172.33, 178.37, 184.74, 169.17, 155.13]),
    flow("其他收入", [112.4, 96.75, 131.2, 108.64, 143.85, 121.3, 127.55]),
    flow(
      "住院费用支出（当年结算）",
      [20221.46, 19146.23, 20924.12, 20920.25, 23024.28, 22759.59, 22923.53]),
    flow("住院费用支出（上年清算）", note: "已含在当年结算中", [0, 0, 0, 0, 0, 0, 0]),
    flow("门诊慢特病和两病支出", [1245.57, 1504.27, 1758.52, 1993.68, 2338.18, 2620.29, 2818.17]),
    flow("普通门诊统筹支出", [855.51, 983.89, 1161.06, 1257.22, 1471.78, 1682.1, 1734.24]),
    flow("大病保险支出", [2023.45, 2182.6, 2216.88, 2271.75, 2379.2, 2482.85, 2523.84]),
    flow("其他支出", [38.2, 41.06, 35.84, 47.12, 44.9, 52.35, 49.71]),
  ]

  private static let balance = YearlyFigures(
    "账面结余", group: "统筹基金", basis: "期末", unit: "万元", source: "基金决算：年末滚存结余（合成）",
    [10864.44, 12765.32, 14269.93, 16794.88, 17807.2, 19391.04, 20790.13])

  private static func people(_ group: String, _ values: [Double]) -> YearlyFigures {
    YearlyFigures(
      "居民应参保人数", group: group, basis: "水平", unit: "人", note: "填参保人数，参保率填 100",
      source: "基金年报：参保情况表（合成）", values)
  }

  private static let persons = [
    people("中小学生儿童", [78600, 78900, 77800, 76100, 74000, 71600, 69000]),
    people("大学生", [4100, 4300, 4600, 4900, 5000, 5100, 5200]),
    people("成年居民", [158400, 157000, 153100, 148900, 144300, 140200, 136500]),
    people("老年居民", [70200, 71600, 72400, 73000, 74100, 75200, 76100]),
    YearlyFigures(
      "居民参保率", basis: "水平", unit: "%", source: "人数已是参保人数（合成）",
      [100, 100, 100, 100, 100, 100, 100]),
  ]

  private static let standards = [
    YearlyFigures(
      "居民个人缴费标准", basis: "水平", unit: "元/人·年", note: "参保年度的标准",
      source: "年度筹资通知（合成）", [220, 250, 280, 320, 350, 380, 400, 400]),
    YearlyFigures(
      "居民财政补助标准", basis: "水平", unit: "元/人·年", source: "年度筹资通知（合成）",
      [520, 550, 580, 610, 640, 670, 700]),
    YearlyFigures(
      "居民大病保险筹资标准", basis: "水平", unit: "元/人·年", source: "大病保险承办协议（合成）",
      [65, 70, 72, 75, 80, 85, 88]),
  ]

  private static func ratio(_ item: String, unit: String, note: String, _ values: [Double])
    -> YearlyFigures
  {
    YearlyFigures(
      item, basis: "水平", unit: unit, standing: "推算", note: note,
      source: "基金年报：待遇享受情况表（合成）", values)
  }

  private static let use = [
    ratio(
      "居民住院率", unit: "%", note: "住院人次 ÷ 参保人数",
      [17.6, 16.2, 17.7, 17.8, 20.2, 20.6, 20.8]),
    ratio(
      "居民次均住院费用", unit: "元/人次", note: "住院总费用 ÷ 住院人次",
      [6820, 6905, 6980, 7015, 6890, 6930, 6960]),
    ratio(
      "居民住院实际报销比例", unit: "%", note: "住院基金支出 ÷ 住院总费用",
      [54.6, 55.2, 55.4, 55.8, 55.3, 55, 54.8]),
    ratio(
      "居民人均门诊慢特病支出", unit: "元/人·年", note: "门诊慢特病支出 ÷ 参保人数",
      [40.01, 48.24, 57.11, 65.82, 78.62, 89.71, 98.26]),
    ratio(
      "居民人均普通门诊支出", unit: "元/人·年", note: "普通门诊支出 ÷ 参保人数",
      [27.48, 31.56, 37.71, 41.51, 49.49, 57.59, 60.47]),
  ]
}
