import Funds
import Quantities
import Scenarios

/// Words of the workbook of a scenario to fill in.
enum ScenarioTemplateText {
  static let title = LocalizedText("测算方案", "Scenario")
  static let notes = LocalizedText("填写说明", "how to fill in")
  static let names = LocalizedText("名称表", "names")
  static let meaning = LocalizedText("说明", "meaning")
  static let name = LocalizedText("名称", "title")
  static let inForce = LocalizedText("基线中的值（年份）", "value in the baseline (year)")
  static let byGroup = LocalizedText("分组", "groups")

  static func timing(_ timing: ParameterDefinition.Timing) -> LocalizedText {
    switch timing {
    case .cash: LocalizedText("年或月", "year or month")
    case .cover: LocalizedText("参保年度", "cover year")
    }
  }

  /// Heads of the sheet of names, one a column.
  static let namesHeads = [
    LocalizedText("参数", "parameter name"), LocalizedText("英文名称", "title"),
    LocalizedText("单位", "unit"), LocalizedText("期间按", "dated by"), byGroup,
    LocalizedText("含义", "meaning"), LocalizedText("", ""), LocalizedText("组别", "group"),
    LocalizedText("英文名称", "title"), LocalizedText("", ""), LocalizedText("项目", "line"),
    LocalizedText("英文名称", "title"), LocalizedText("", ""), LocalizedText("单位", "unit"),
  ]

  /// Ways in which a last value may go on; others may be typed.
  static let continuations = [
    LocalizedText("不变", "hold"), LocalizedText(verbatim: "3 %"),
    LocalizedText("+10 元/人·年", "+10 元/人·年"), LocalizedText("-0.5 个百分点", "-0.5 pp"),
    LocalizedText("人口测算", "people"),
  ]

  static func measures(_ language: Language) -> [String] {
    Measure.allCases.map { language == .chinese ? $0.title.chinese : $0.rawValue }
  }

  /// What stands on the sheet of instructions.
  static func instructions(for path: String, isVariant: Bool) -> [LocalizedText] {
    let rows: [LocalizedText] =
      isVariant
      ? [
        LocalizedText(
          "变动：要改的参数填“期间”和“数值”，不改的行空着不动，也可以删去。单位已列出，数值只写数字。",
          "changes: fill in period and value of what is to change; leave the other rows, or remove them."
        ),
        LocalizedText(
          "组别空着就是所有组；一个参数几年的值写几行，参数、组别和来源写得一样。",
          "A blank group is every group; values of several years take a row each, alike but for those."
        ),
      ]
        + ChangeWord.allCases.map {
          LocalizedText(
            "做法“\($0.title.chinese)”：\($0.meaning.chinese)。",
            "Operation “\($0.title.english)”: \($0.meaning.english).")
        }
      : [
        LocalizedText(
          "假设：一行是一个参数、一个组、一期的值；几年的值写几行，参数、组别和来源写得一样。",
          "assumptions: a row is a value of one parameter, group and period; several years take a row each."
        ),
        LocalizedText(
          "组别空着就是所有组。记录里已有的年份不必再填，记录总是优先。",
          "A blank group is every group. What the records hold need not be given: records come first."
        ),
        LocalizedText(
          "基金：一行一个数据文件；“数据”空着，就用本工作簿里有记录各列（基金、项目、期间、数值、单位等）的表；只用其中一张写 #表名。",
          "funds: a row a file; blank data means the sheets of this workbook with the columns of records, #sheet one of them."
        ),
      ]
    return [
      LocalizedText(
        "这个工作簿就是测算方案，可以直接运行：fundcast check \(path)；fundcast run \(path) --out 结果文件夹。",
        "This workbook is a scenario and runs as it is: fundcast check \(path); fundcast run \(path) --out DIR."
      ),
      LocalizedText(
        "浅色格子是要填的。表名和列名不要改，列的次序可以换；以 # 开头的列只供查看，程序不读。",
        "Fill in the tinted cells. Keep the names of sheets and columns; columns that start with # are not read."
      ),
    ] + rows + [
      LocalizedText(
        "此后：最后一个值以后每年怎么走。不变＝一直用它；3 %＝每年增长 3 %；+10 元/人·年＝每年加 10 元；",
        "then: how the last value goes on. hold keeps it; 3 % grows it each year; +10 元/人·年 adds to it;"
      ),
      LocalizedText(
        "　　-0.5 个百分点＝比例每年降 0.5 个百分点；人口测算＝随人口变动。不写按该参数的通常做法，报告里会说明。",
        "    -0.5 pp moves a share; people follows the projected people. Blank is the parameter's usual rule, which the report names."
      ),
      LocalizedText(
        "期间：年份写 2027，月份写 2027-01；参保年度的参数写年份。金额和比例都要有单位：写在“单位”列，或与数字写在一起，如 430 元/人·年、5 %。",
        "Periods are 2027 or 2027-01. Every figure has its unit, in its column or with the number: 430 元/人·年, 5 %."
      ),
      LocalizedText(
        "比例的增减用“个百分点”，不用 %：% 有两种读法。",
        "Shares move by percentage points (pp): per cent would read two ways."),
      LocalizedText(
        "来源：每个数写明依据，报告里会列出。事件：已知的一次性收支，支出和收入都写正数，推迟或减少写负数。目标：如 可支付月数 ≥ 6 到 2027-12。",
        "Give a source for every figure. events: known single amounts, negative where they lessen the line. targets: such as payable-months >= 6 by 2027-12."
      ),
      LocalizedText(
        "“其他”表里是分层待遇、缴费基数、结算三角、人口等不常改的内容，一行一个值，只改“内容”。",
        "The sheet “more” holds benefits by tier, the contribution base, triangles and people, a value a row: change the value only."
      ),
    ]
  }
}
