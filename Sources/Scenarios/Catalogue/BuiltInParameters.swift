import Quantities

/// The parameters of `models/parameters.yaml`, built into the program so that it works without
/// files and starts without reading them; a test holds the two equal, and `make catalogue` writes
/// this file.
let builtInParameters: [BuiltInParameter] = [
  BuiltInParameter(
    name: "resident.population",
    title: LocalizedText(
      "居民应参保人数",
      "Residents who may enrol"),
    unit: "人",
    range: 0.0...2000000000.0,
    timing: .cash, isGrouped: true, beyond: .growth,
    step: "1 %",
    meaning: LocalizedText(
      "按人群分的应参保人数，不含职工医保参保人",
      "people by group who may enrol as residents"),
    source: "户籍与常住人口统计"),
  BuiltInParameter(
    name: "resident.participation",
    title: LocalizedText(
      "居民参保率",
      "Resident participation"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: true, beyond: .hold,
    step: "-1 个百分点",
    meaning: LocalizedText(
      "参保人数占应参保人数的比例",
      "insured persons as a share of those who may enrol"),
    source: "参保台账"),
  BuiltInParameter(
    name: "resident.contribution.individual",
    title: LocalizedText(
      "居民个人缴费标准",
      "Individual contribution standard"),
    unit: "元/人·年",
    range: 0.0...100000.0,
    timing: .cover, isGrouped: false, beyond: .hold,
    step: "10 元/人·年",
    meaning: LocalizedText(
      "参保年度的个人缴费标准，上年 9 月起征缴",
      "the individual standard of a cover year, collected from September of the year before"),
    source: "年度居民医保筹资通知"),
  BuiltInParameter(
    name: "resident.contribution.collection-rate",
    title: LocalizedText(
      "居民缴费征缴率",
      "Resident collection rate"),
    unit: "%",
    range: 0.0...1.5,
    timing: .cover, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "实收占应收的比例，含免缴和差额",
      "amount received as a share of amount due"),
    source: "征缴台账"),
  BuiltInParameter(
    name: "resident.contribution.medical-aid-share",
    title: LocalizedText(
      "医疗救助资助比例",
      "Share paid by medical aid"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cover, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "个人缴费中由医疗救助资助的比例",
      "part of individual contributions that medical aid pays"),
    source: "医疗救助台账"),
  BuiltInParameter(
    name: "resident.contribution.treasury-share",
    title: LocalizedText(
      "财政代缴比例",
      "Share paid by the treasury"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cover, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "个人缴费中由财政为困难人员代缴的比例",
      "part of individual contributions that the treasury pays for poor groups"),
    source: "财政代缴台账"),
  BuiltInParameter(
    name: "resident.subsidy.standard",
    title: LocalizedText(
      "居民财政补助标准",
      "Fiscal subsidy standard"),
    unit: "元/人·年",
    range: 0.0...100000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "10 元/人·年",
    meaning: LocalizedText(
      "各级财政对居民医保的人均补助",
      "subsidy a head from all levels of government"),
    source: "年度居民医保筹资通知"),
  BuiltInParameter(
    name: "resident.subsidy.central-share",
    title: LocalizedText(
      "中央补助分担比例",
      "Share of the centre"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "财政补助中由中央财政负担的比例",
      "part of the subsidy that the centre pays"),
    source: "财政事权和支出责任划分方案"),
  BuiltInParameter(
    name: "resident.subsidy.provincial-share",
    title: LocalizedText(
      "省级补助分担比例",
      "Share of the province"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "财政补助中由省级财政负担的比例",
      "part of the subsidy that the province pays"),
    source: "财政事权和支出责任划分方案"),
  BuiltInParameter(
    name: "resident.subsidy.delay",
    title: LocalizedText(
      "财政补助到账推迟",
      "Delay of the subsidy"),
    unit: "个月",
    range: 0.0...1.0,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    device: "resident.subsidy.delay",
    step: "3 个月",
    meaning: LocalizedText(
      "应到补助比惯例月份晚到的月数",
      "months by which due subsidy arrives late"),
    source: "国库到账记录"),
  BuiltInParameter(
    name: "resident.advance",
    title: LocalizedText(
      "居民医保预付金",
      "Advance to institutions"),
    unit: "元",
    range: 0.0...1000000000000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "resident.advance",
    step: "1000 万元",
    meaning: LocalizedText(
      "拨付定点机构的周转金余额，计暂付款",
      "stock of advances paid to institutions"),
    source: "医保办函〔2024〕101号"),
  BuiltInParameter(
    name: "resident.interest-rate",
    title: LocalizedText(
      "居民基金存款利率",
      "Interest rate on deposits"),
    unit: "%/年",
    range: -0.05...0.2,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "0.1 个百分点",
    meaning: LocalizedText(
      "基金存款的年平均利率",
      "average annual interest rate on deposits"),
    source: "财政专户存款协议"),
  BuiltInParameter(
    name: "resident.admission-rate",
    title: LocalizedText(
      "居民住院率",
      "Resident admission rate"),
    unit: "人次/人·年",
    range: 0.0...3.0,
    timing: .cash, isGrouped: true, beyond: .hold,
    step: "-1 %",
    meaning: LocalizedText(
      "每参保人每年住院人次",
      "admissions for each insured person and year"),
    source: "结算数据"),
  BuiltInParameter(
    name: "resident.cost-per-admission",
    title: LocalizedText(
      "居民次均住院费用",
      "Resident cost per admission"),
    unit: "元/人次",
    range: 0.0...1000000.0,
    timing: .cash, isGrouped: true, beyond: .growth,
    step: "-1 %",
    meaning: LocalizedText(
      "每次住院的医疗总费用",
      "total medical cost of an admission"),
    source: "结算数据"),
  BuiltInParameter(
    name: "resident.reimbursement-ratio",
    title: LocalizedText(
      "居民住院实际报销比例",
      "Resident actual reimbursement ratio"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "基金支付占住院总费用的比例",
      "fund-paid share of the cost of admissions"),
    source: "结算数据"),
  BuiltInParameter(
    name: "resident.inpatient.budget-growth",
    title: LocalizedText(
      "居民住院总额预算增长率",
      "Growth of the inpatient total budget"),
    unit: "%/年",
    range: -0.5...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "resident.inpatient.total-budget",
    step: "1 个百分点",
    meaning: LocalizedText(
      "住院总额预算比上年增长的比例",
      "growth of the inpatient total budget on the year before"),
    source: "年度总额预算方案"),
  BuiltInParameter(
    name: "resident.inpatient.capped-share",
    title: LocalizedText(
      "居民总额预算覆盖比例",
      "Share under the total budget"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "resident.inpatient.total-budget",
    step: "1 个百分点",
    meaning: LocalizedText(
      "住院费用中按总额预算点数法结算的比例，其余（异地等）按实结算",
      "part of inpatient cost settled by points under the total budget"),
    source: "年度总额预算方案"),
  BuiltInParameter(
    name: "resident.inpatient.excess-share",
    title: LocalizedText(
      "居民合理超支分担比例",
      "Fund share of reasonable excess"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "resident.inpatient.total-budget",
    step: "10 个百分点",
    meaning: LocalizedText(
      "超出总额预算的合理部分由基金负担的比例",
      "part of reasonable excess over the total budget that the fund pays"),
    source: "年度清算办法"),
  BuiltInParameter(
    name: "resident.inpatient.savings-share",
    title: LocalizedText(
      "居民结余留用比例",
      "Savings kept by institutions"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "resident.inpatient.total-budget",
    step: "10 个百分点",
    meaning: LocalizedText(
      "低于总额预算的节约额中定点机构留用的比例",
      "part of savings under the total budget that institutions keep"),
    source: "年度清算办法"),
  BuiltInParameter(
    name: "resident.inpatient.deductible",
    title: LocalizedText(
      "居民住院起付线",
      "Deductible of resident inpatient care"),
    unit: "元",
    range: 0.0...1000000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "-100 元",
    meaning: LocalizedText(
      "居民住院每例起付标准，按层级（tier）写在方案的 benefits 中",
      "what a case of resident inpatient care bears first; by tier, stated under benefits"),
    source: "待遇政策文件"),
  BuiltInParameter(
    name: "resident.inpatient.policy-ratio",
    title: LocalizedText(
      "居民住院政策范围内报销比例",
      "Reimbursement ratio of resident inpatient care"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "起付线以上、封顶线以下政策范围内费用由基金支付的比例，按层级",
      "share of covered cost above the deductible that the fund pays, by tier"),
    source: "待遇政策文件"),
  BuiltInParameter(
    name: "resident.inpatient.cap",
    title: LocalizedText(
      "居民住院封顶线",
      "Cap of resident inpatient care"),
    unit: "元",
    range: 0.0...1000000000000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "10000 元",
    meaning: LocalizedText(
      "基金支付的最高限额，按层级",
      "the most that the fund pays, by tier"),
    source: "待遇政策文件"),
  BuiltInParameter(
    name: "resident.clearing-ratio",
    title: LocalizedText(
      "居民上年清算比例",
      "Clearing ratio"),
    unit: "%",
    range: -0.5...0.5,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "上年住院支出在次年 4–6 月清算补付的比例",
      "last year's inpatient payments settled the next April–June"),
    source: "年度清算结果"),
  BuiltInParameter(
    name: "resident.settlement.days-saved",
    title: LocalizedText(
      "居民结算提速天数",
      "Days saved in settlement"),
    unit: "天",
    range: 0.0...0.34,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "resident.settlement.speed",
    step: "10 天",
    meaning: LocalizedText(
      "即时结算使拨付提前的天数，最多 30 天",
      "days by which payment is brought forward, at most 30"),
    source: "即时结算实施方案"),
  BuiltInParameter(
    name: "resident.settlement.institution-share",
    title: LocalizedText(
      "居民提速机构费用占比",
      "Share of institutions settled faster"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "resident.settlement.speed",
    step: "10 个百分点",
    meaning: LocalizedText(
      "参加即时结算的机构占费用的比例",
      "share of cost at institutions settled faster"),
    source: "即时结算实施方案"),
  BuiltInParameter(
    name: "resident.special-outpatient.cost",
    title: LocalizedText(
      "居民人均门诊慢特病支出",
      "Special outpatient cost a head"),
    unit: "元/人·年",
    range: 0.0...100000.0,
    timing: .cash, isGrouped: false, beyond: .growth,
    step: "10 元/人·年",
    meaning: LocalizedText(
      "每参保人每年门诊慢特病和两病的基金支出",
      "fund-paid special outpatient cost for each person and year"),
    source: "结算数据"),
  BuiltInParameter(
    name: "resident.general-outpatient.cost",
    title: LocalizedText(
      "居民人均普通门诊支出",
      "General outpatient cost a head"),
    unit: "元/人·年",
    range: 0.0...100000.0,
    timing: .cash, isGrouped: false, beyond: .growth,
    step: "10 元/人·年",
    meaning: LocalizedText(
      "每参保人每年普通门诊统筹的基金支出",
      "fund-paid general outpatient cost for each person and year"),
    source: "结算数据"),
  BuiltInParameter(
    name: "resident.critical-illness.premium",
    title: LocalizedText(
      "居民大病保险筹资标准",
      "Critical-illness premium"),
    unit: "元/人·年",
    range: 0.0...100000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "5 元/人·年",
    meaning: LocalizedText(
      "每参保人每年从基本医保基金划出的大病保险保费",
      "premium for each person and year paid from the basic fund"),
    source: "大病保险承办协议"),
  BuiltInParameter(
    name: "employee.persons",
    title: LocalizedText(
      "职工参保人数",
      "Insured employees"),
    unit: "人",
    range: 0.0...2000000000.0,
    timing: .cash, isGrouped: true, beyond: .growth,
    step: "1 %",
    meaning: LocalizedText(
      "按在职、灵活就业、退休分的参保人数",
      "insured persons by status"),
    source: "参保台账"),
  BuiltInParameter(
    name: "employee.contribution.base",
    title: LocalizedText(
      "在职月平均缴费基数",
      "Average monthly contribution base"),
    unit: "元/人·月",
    range: 0.0...2400000.0,
    timing: .cash, isGrouped: false, beyond: .growth,
    step: "100 元/人·月",
    meaning: LocalizedText(
      "在职职工人均月缴费基数",
      "average monthly contribution base of active employees"),
    source: "缴费申报"),
  BuiltInParameter(
    name: "employee.contribution.average-wage",
    title: LocalizedText(
      "社会月平均工资",
      "Average monthly wage"),
    unit: "元/人·月",
    range: 0.0...1000000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "2 %",
    meaning: LocalizedText(
      "缴费基数上下限所依据的月平均工资，写在方案的 contribution-base 中",
      "the announced average wage that floor and ceiling refer to; stated under contribution-base"),
    source: "统计部门公布的平均工资"),
  BuiltInParameter(
    name: "employee.contribution.base-floor",
    title: LocalizedText(
      "缴费基数下限比例",
      "Floor of the base"),
    unit: "%",
    range: 0.0...10.0,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    step: "5 个百分点",
    meaning: LocalizedText(
      "缴费基数下限占平均工资的比例",
      "the least that counts as base, over the average wage"),
    source: "缴费基数年度通知"),
  BuiltInParameter(
    name: "employee.contribution.base-ceiling",
    title: LocalizedText(
      "缴费基数上限比例",
      "Ceiling of the base"),
    unit: "%",
    range: 0.0...100.0,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    step: "50 个百分点",
    meaning: LocalizedText(
      "缴费基数上限占平均工资的比例",
      "the most that counts as base, over the average wage"),
    source: "缴费基数年度通知"),
  BuiltInParameter(
    name: "employee.contribution.declared-share",
    title: LocalizedText(
      "工资申报比例",
      "Share of the wage declared"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "申报的工资占实际工资的比例",
      "what is declared of a wage"),
    source: "稽核结果"),
  BuiltInParameter(
    name: "employee.contribution.floor-declared",
    title: LocalizedText(
      "按下限申报的人员比例",
      "Payers declared at the floor"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "-1 个百分点",
    meaning: LocalizedText(
      "不论工资多少都按下限申报的人员比例",
      "payers for whom the floor is declared whatever they earn"),
    source: "稽核结果"),
  BuiltInParameter(
    name: "employee.contribution.employer-rate",
    title: LocalizedText(
      "单位费率（计入统筹）",
      "Employer rate to the pool"),
    unit: "%",
    range: 0.0...0.3,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    step: "0.5 个百分点",
    meaning: LocalizedText(
      "单位缴费计入统筹基金的费率",
      "employers' rate that goes to the pool"),
    source: "当地费率文件；国办发〔2021〕14号"),
  BuiltInParameter(
    name: "employee.contribution.own-rate",
    title: LocalizedText(
      "个人费率",
      "Own rate"),
    unit: "%",
    range: 0.0...0.3,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    step: "0.5 个百分点",
    meaning: LocalizedText(
      "在职职工个人缴费费率，计入个人账户",
      "employees' own rate, credited to their accounts"),
    source: "国办发〔2021〕14号"),
  BuiltInParameter(
    name: "employee.contribution.collection-rate",
    title: LocalizedText(
      "职工征缴率",
      "Employee collection rate"),
    unit: "%",
    range: 0.0...1.5,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "实收占应收的比例",
      "amount received as a share of amount due"),
    source: "征缴台账"),
  BuiltInParameter(
    name: "employee.flexible.base",
    title: LocalizedText(
      "灵活就业月缴费基数",
      "Flexible workers' base"),
    unit: "元/人·月",
    range: 0.0...2400000.0,
    timing: .cash, isGrouped: false, beyond: .growth,
    step: "100 元/人·月",
    meaning: LocalizedText(
      "灵活就业人员选定的月缴费基数",
      "monthly base that flexible workers choose"),
    source: "缴费申报"),
  BuiltInParameter(
    name: "employee.flexible.rate",
    title: LocalizedText(
      "灵活就业费率",
      "Flexible workers' rate"),
    unit: "%",
    range: 0.0...0.3,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    step: "0.5 个百分点",
    meaning: LocalizedText(
      "灵活就业人员费率",
      "rate of flexible workers"),
    source: "当地费率文件"),
  BuiltInParameter(
    name: "employee.advance",
    title: LocalizedText(
      "职工医保预付金",
      "Advance to institutions"),
    unit: "元",
    range: 0.0...1000000000000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "employee.advance",
    step: "1000 万元",
    meaning: LocalizedText(
      "拨付定点机构的周转金余额，计暂付款",
      "stock of advances paid to institutions"),
    source: "医保办函〔2024〕101号"),
  BuiltInParameter(
    name: "employee.interest-rate",
    title: LocalizedText(
      "统筹基金存款利率",
      "Interest rate of the pool"),
    unit: "%/年",
    range: -0.05...0.2,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "0.1 个百分点",
    meaning: LocalizedText(
      "统筹基金的年平均利率",
      "average annual interest rate of the pool"),
    source: "财政专户存款协议"),
  BuiltInParameter(
    name: "employee.accounts.interest-rate",
    title: LocalizedText(
      "个人账户利率",
      "Interest rate of the accounts"),
    unit: "%/年",
    range: -0.05...0.2,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "0.1 个百分点",
    meaning: LocalizedText(
      "个人账户的年平均利率",
      "average annual interest rate of the accounts"),
    source: "财政专户存款协议"),
  BuiltInParameter(
    name: "employee.accounts.retiree-credit",
    title: LocalizedText(
      "退休人员划账定额",
      "Credit to a retiree's account"),
    unit: "元/人·月",
    range: 0.0...120000.0,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    step: "10 元/人·月",
    meaning: LocalizedText(
      "统筹基金每月划入退休人员个人账户的定额",
      "fixed monthly credit from the pool to a retiree's account"),
    source: "国办发〔2021〕14号"),
  BuiltInParameter(
    name: "employee.accounts.spending-ratio",
    title: LocalizedText(
      "个人账户支出比例",
      "Account spending ratio"),
    unit: "%",
    range: 0.0...3.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "个人账户当年支出占当年计入的比例",
      "account spending as a share of amounts credited in the year"),
    source: "个人账户台账"),
  BuiltInParameter(
    name: "employee.admission-rate",
    title: LocalizedText(
      "职工住院率",
      "Employee admission rate"),
    unit: "人次/人·年",
    range: 0.0...3.0,
    timing: .cash, isGrouped: true, beyond: .hold,
    step: "-1 %",
    meaning: LocalizedText(
      "每参保人每年住院人次",
      "admissions for each insured person and year"),
    source: "结算数据"),
  BuiltInParameter(
    name: "employee.cost-per-admission",
    title: LocalizedText(
      "职工次均住院费用",
      "Employee cost per admission"),
    unit: "元/人次",
    range: 0.0...1000000.0,
    timing: .cash, isGrouped: true, beyond: .growth,
    step: "-1 %",
    meaning: LocalizedText(
      "每次住院的医疗总费用",
      "total medical cost of an admission"),
    source: "结算数据"),
  BuiltInParameter(
    name: "employee.reimbursement-ratio",
    title: LocalizedText(
      "职工住院实际报销比例",
      "Employee actual reimbursement ratio"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "基金支付占住院总费用的比例",
      "fund-paid share of the cost of admissions"),
    source: "结算数据"),
  BuiltInParameter(
    name: "employee.inpatient.budget-growth",
    title: LocalizedText(
      "职工住院总额预算增长率",
      "Growth of the inpatient total budget"),
    unit: "%/年",
    range: -0.5...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "employee.inpatient.total-budget",
    step: "1 个百分点",
    meaning: LocalizedText(
      "住院总额预算比上年增长的比例",
      "growth of the inpatient total budget on the year before"),
    source: "年度总额预算方案"),
  BuiltInParameter(
    name: "employee.inpatient.capped-share",
    title: LocalizedText(
      "职工总额预算覆盖比例",
      "Share under the total budget"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "employee.inpatient.total-budget",
    step: "1 个百分点",
    meaning: LocalizedText(
      "住院费用中按总额预算点数法结算的比例",
      "part of inpatient cost settled by points under the total budget"),
    source: "年度总额预算方案"),
  BuiltInParameter(
    name: "employee.inpatient.excess-share",
    title: LocalizedText(
      "职工合理超支分担比例",
      "Fund share of reasonable excess"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "employee.inpatient.total-budget",
    step: "10 个百分点",
    meaning: LocalizedText(
      "超出总额预算的合理部分由基金负担的比例",
      "part of reasonable excess over the total budget that the fund pays"),
    source: "年度清算办法"),
  BuiltInParameter(
    name: "employee.inpatient.savings-share",
    title: LocalizedText(
      "职工结余留用比例",
      "Savings kept by institutions"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "employee.inpatient.total-budget",
    step: "10 个百分点",
    meaning: LocalizedText(
      "低于总额预算的节约额中定点机构留用的比例",
      "part of savings under the total budget that institutions keep"),
    source: "年度清算办法"),
  BuiltInParameter(
    name: "employee.inpatient.deductible",
    title: LocalizedText(
      "职工住院起付线",
      "Deductible of employee inpatient care"),
    unit: "元",
    range: 0.0...1000000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "-100 元",
    meaning: LocalizedText(
      "职工住院每例起付标准，按层级（tier）写在方案的 benefits 中",
      "what a case of employee inpatient care bears first; by tier, stated under benefits"),
    source: "待遇政策文件"),
  BuiltInParameter(
    name: "employee.inpatient.policy-ratio",
    title: LocalizedText(
      "职工住院政策范围内报销比例",
      "Reimbursement ratio of employee inpatient care"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "起付线以上、封顶线以下政策范围内费用由基金支付的比例，按层级",
      "share of covered cost above the deductible that the fund pays, by tier"),
    source: "待遇政策文件"),
  BuiltInParameter(
    name: "employee.inpatient.cap",
    title: LocalizedText(
      "职工住院封顶线",
      "Cap of employee inpatient care"),
    unit: "元",
    range: 0.0...1000000000000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "10000 元",
    meaning: LocalizedText(
      "基金支付的最高限额，按层级",
      "the most that the fund pays, by tier"),
    source: "待遇政策文件"),
  BuiltInParameter(
    name: "employee.clearing-ratio",
    title: LocalizedText(
      "职工上年清算比例",
      "Clearing ratio"),
    unit: "%",
    range: -0.5...0.5,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "上年住院支出在次年 4–6 月清算补付的比例",
      "last year's inpatient payments settled the next April–June"),
    source: "年度清算结果"),
  BuiltInParameter(
    name: "employee.settlement.days-saved",
    title: LocalizedText(
      "职工结算提速天数",
      "Days saved in settlement"),
    unit: "天",
    range: 0.0...0.34,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "employee.settlement.speed",
    step: "10 天",
    meaning: LocalizedText(
      "即时结算使拨付提前的天数，最多 30 天",
      "days by which payment is brought forward, at most 30"),
    source: "即时结算实施方案"),
  BuiltInParameter(
    name: "employee.settlement.institution-share",
    title: LocalizedText(
      "职工提速机构费用占比",
      "Share of institutions settled faster"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    device: "employee.settlement.speed",
    step: "10 个百分点",
    meaning: LocalizedText(
      "参加即时结算的机构占费用的比例",
      "share of cost at institutions settled faster"),
    source: "即时结算实施方案"),
  BuiltInParameter(
    name: "employee.outpatient-pooling.cost",
    title: LocalizedText(
      "职工人均门诊统筹支出",
      "Outpatient pooling cost a head"),
    unit: "元/人·年",
    range: 0.0...100000.0,
    timing: .cash, isGrouped: false, beyond: .growth,
    step: "10 元/人·年",
    meaning: LocalizedText(
      "每参保人每年普通门诊统筹的基金支出",
      "fund-paid outpatient pooling for each person and year"),
    source: "结算数据"),
  BuiltInParameter(
    name: "employee.outpatient-pooling.deductible",
    title: LocalizedText(
      "职工门诊统筹起付线",
      "Deductible of employee outpatient pooling"),
    unit: "元",
    range: 0.0...1000000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "-100 元",
    meaning: LocalizedText(
      "职工门诊统筹每例起付标准，按层级（tier）写在方案的 benefits 中",
      "what a case of employee outpatient pooling bears first; by tier, stated under benefits"),
    source: "待遇政策文件"),
  BuiltInParameter(
    name: "employee.outpatient-pooling.policy-ratio",
    title: LocalizedText(
      "职工门诊统筹政策范围内报销比例",
      "Reimbursement ratio of employee outpatient pooling"),
    unit: "%",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "起付线以上、封顶线以下政策范围内费用由基金支付的比例，按层级",
      "share of covered cost above the deductible that the fund pays, by tier"),
    source: "待遇政策文件"),
  BuiltInParameter(
    name: "employee.outpatient-pooling.cap",
    title: LocalizedText(
      "职工门诊统筹封顶线",
      "Cap of employee outpatient pooling"),
    unit: "元",
    range: 0.0...1000000000000.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "500 元",
    meaning: LocalizedText(
      "基金支付的最高限额，按层级",
      "the most that the fund pays, by tier"),
    source: "待遇政策文件"),
  BuiltInParameter(
    name: "employee.maternity.birth-rate",
    title: LocalizedText(
      "在职职工生育率",
      "Births among active employees"),
    unit: "人次/人·年",
    range: 0.0...1.0,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "-1 %",
    meaning: LocalizedText(
      "每名在职职工每年享受生育待遇的人次",
      "births covered for each active employee and year"),
    source: "生育待遇台账"),
  BuiltInParameter(
    name: "employee.maternity.medical-cost",
    title: LocalizedText(
      "例均生育医疗费用",
      "Medical cost of a birth"),
    unit: "元/人次",
    range: 0.0...1000000.0,
    timing: .cash, isGrouped: false, beyond: .growth,
    step: "100 元/人次",
    meaning: LocalizedText(
      "每例生育的医疗费用支出",
      "fund-paid medical cost of a birth"),
    source: "生育待遇台账"),
  BuiltInParameter(
    name: "employee.maternity.allowance",
    title: LocalizedText(
      "例均生育津贴",
      "Allowance for a birth"),
    unit: "元/人次",
    range: 0.0...1000000.0,
    timing: .cash, isGrouped: false, beyond: .growth,
    step: "1000 元/人次",
    meaning: LocalizedText(
      "每例生育津贴支出",
      "allowance paid for a birth"),
    source: "生育待遇台账"),
  BuiltInParameter(
    name: "medicare.interest-rate",
    title: LocalizedText(
      "信托基金利率",
      "Interest rate of the trust fund"),
    unit: "%/年",
    range: -0.05...0.3,
    timing: .cash, isGrouped: false, beyond: .hold,
    step: "1 个百分点",
    meaning: LocalizedText(
      "信托基金资产的有效年利率",
      "effective annual interest rate on the fund's assets"),
    source: "Trustees report"),
  BuiltInParameter(
    name: "medicare.payroll-tax.taxable-payroll",
    title: LocalizedText(
      "应税工资总额",
      "Taxable payroll"),
    unit: "美元/年",
    range: 0.0...1000000000000000.0,
    timing: .cash, isGrouped: false, beyond: .growth,
    step: "1 %",
    meaning: LocalizedText(
      "应缴纳医院保险税的工资总额",
      "payroll subject to the hospital insurance tax"),
    source: "Trustees report"),
  BuiltInParameter(
    name: "medicare.payroll-tax.rate",
    title: LocalizedText(
      "医院保险税率",
      "Hospital insurance tax rate"),
    unit: "%",
    range: 0.0...0.5,
    timing: .cash, isDecided: true, isGrouped: false, beyond: .hold,
    step: "0.1 个百分点",
    meaning: LocalizedText(
      "雇主雇员合计税率",
      "combined rate of employers and employees"),
    source: "Social Security Act"),
]
