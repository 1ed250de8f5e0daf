import Budgeting
import Funds
import Quantities

/// The method in plain words, its limits, and what makes a run again.
enum MethodText {
  static let title = LocalizedText("方法与局限", "Method and limits")
  static let how = LocalizedText("怎样测算", "How it is computed")
  static let limits = LocalizedText("局限", "Limits")
  static let rests = LocalizedText("各项目的方法与依据", "Each line's method and evidence")
  static let manifest = LocalizedText("重现所需信息", "What it takes to compute this again")
  static let signatures = LocalizedText("签字", "Signatures")
  static let content = LocalizedText("内容或校验值", "Value or hash")
  static let name = LocalizedText("名称", "Name")
  static let program = LocalizedText("程序版本", "Program version")
  static let seed = LocalizedText("随机种子", "Seed")
  static let paths = LocalizedText("模拟次数", "Simulated paths")
  static let kernel = LocalizedText("线性代数内核", "Linear-algebra kernel")
  static let scenarios = LocalizedText("方案文件", "Scenario files")
  static let option = LocalizedText("命令行选项", "Option")
  static let growthYears = LocalizedText("增长观测", "Growth observed")
  static let yearsUnit = LocalizedText("年", "years")
  static let annual = LocalizedText("年度波动", "Yearly spread")
  static let monthly = LocalizedText("单期波动", "Spread of a period")
  static let calibration = LocalizedText("校准系数", "Calibration")

  static let roles = [
    LocalizedText("编制", "Prepared by"), LocalizedText("复核", "Checked by"),
    LocalizedText("财务负责人", "Head of finance"), LocalizedText("单位负责人", "Head of the office"),
  ]

  static let steps = [
    LocalizedText(
      "记录先审核再使用：累计数还原为各期数，互相矛盾的数按决算、快报、推算、约数的顺序取用，差额列出，不作无声修改。",
      "Records are reviewed first: running totals become the periods' own amounts; of figures that "
        + "contradict each other the final one counts before flash, derived and approximate ones, and the "
        + "difference is listed. Nothing is repaired in silence."),
    LocalizedText(
      "收入和支出逐项测算：能写成人数乘以标准、人数乘以住院率（或就诊率）乘以次均费用的用公式，再用近年实际校准；其余项目按自身历史预测；利息等按规则计算。",
      "Each line is projected by itself: as a product of persons, rates and prices where it is one, "
        + "calibrated to recent years; from its own history elsewhere; interest and the like by rule."
    ),
    LocalizedText(
      "参保缴费按参保年度和征缴月份计入，医疗费用按结算时滞支付，受总额预算约束的住院费用超支分担、结余留用。",
      "Contributions are booked by cover year and months of collection; care is paid with its lag; under a "
        + "total budget excess is shared and part of savings kept."),
    LocalizedText(
      "已知事项（如迟到的补助、清算）单列，不当作趋势；人工判断写明金额、理由、姓名和日期。",
      "Known matters, such as a late subsidy or a clearing, stand apart and are no trend; a judgement is "
        + "stated with amount, reason, name and date."),
  ]

  static func simulated(_ simulation: SimulationSummary) -> LocalizedText {
    let paths = NumberText.count(simulation.paths)
    return LocalizedText(
      "区间和概率来自 \(paths) 次随机模拟：每年增长的波动、各期的波动和对波动本身的不确定一并计入；各情景使用相同的随机数，差异只来自情景本身。",
      "Ranges and probabilities come from \(paths) simulated paths: the spread of yearly growth, that of "
        + "single periods and the uncertainty of the spread itself. Scenarios share their random numbers, so "
        + "that differences are the scenario's own.")
  }

  static let limitList = [
    LocalizedText(
      "区间反映各项目以往偏离公式和趋势的幅度，包括人数、缴费基数、就医和费用偏离假设的幅度；缴费标准、补助标准、费率等由文件决定的参数按写明的数计算，区间不含它们的变动，也不含疫情等重大变故；历史越短，尾部概率越不可靠。",
      "Ranges reflect how far lines have strayed from their formulas and trends, persons, contribution "
        + "bases, use and cost from their assumptions among it. Standards, subsidies and rates that a decision "
        + "sets are taken as stated: ranges hold neither a change of them nor an epidemic. The shorter the "
        + "past, the less a tail probability is worth."),
    LocalizedText(
      "参数不随经济形势自动变化；提高缴费标准对参保率的影响须另在情景中设定。",
      "Parameters do not move with the economy by themselves; what a higher contribution does to "
        + "participation must be set in a scenario."),
    LocalizedText(
      "本报告供预算会议讨论，不代替决算、审计和精算报告。",
      "This report is for the budget meeting; it replaces no final account, audit or actuarial report."
    ),
  ]
}
