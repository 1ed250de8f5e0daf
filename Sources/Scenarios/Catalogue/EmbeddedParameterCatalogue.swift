/// The parameter catalogue as it stands in `models/parameters.yaml`, built into the program so that
/// it works without files; a test holds the two equal, and `make catalogue` writes this file.
let embeddedParameterCatalogue = ##"""
  # The parameter catalogue: every name a scenario may set, in the field's own words.
  # timing: cash = dated by the month it acts; cover = dated by the year it covers.
  # range: the values admitted, in base units (yuan, persons, cases, years; shares as fractions).
  # beyond: what continues the last given value (hold, or grow at the average rate of given years).
  fundcast-catalogue: 1
  parameters:
    - parameter: resident.population
      zh: 居民应参保人数
      en: Residents who may enrol
      unit: 人
      range: [0, 2000000000]
      timing: cash
      grouped: true
      beyond: growth
      step: 1 %
      meaning: {zh: 按人群分的应参保人数，不含职工医保参保人, en: people by group who may enrol as residents}
      source: 户籍与常住人口统计
    - parameter: resident.participation
      zh: 居民参保率
      en: Resident participation
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: true
      beyond: hold
      step: -1 个百分点
      meaning: {zh: 参保人数占应参保人数的比例, en: insured persons as a share of those who may enrol}
      source: 参保台账
    - parameter: resident.contribution.individual
      zh: 居民个人缴费标准
      en: Individual contribution standard
      unit: 元/人·年
      range: [0, 100000]
      timing: cover
      grouped: false
      beyond: hold
      step: 10 元/人·年
      meaning: {zh: 参保年度的个人缴费标准，上年 9 月起征缴, en: "the individual standard of a cover year, collected from September of the year before"}
      source: 年度居民医保筹资通知
    - parameter: resident.contribution.collection-rate
      zh: 居民缴费征缴率
      en: Resident collection rate
      unit: "%"
      range: [0, 1.5]
      timing: cover
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 实收占应收的比例，含免缴和差额, en: amount received as a share of amount due}
      source: 征缴台账
    - parameter: resident.contribution.medical-aid-share
      zh: 医疗救助资助比例
      en: Share paid by medical aid
      unit: "%"
      range: [0, 1]
      timing: cover
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 个人缴费中由医疗救助资助的比例, en: part of individual contributions that medical aid pays}
      source: 医疗救助台账
    - parameter: resident.contribution.treasury-share
      zh: 财政代缴比例
      en: Share paid by the treasury
      unit: "%"
      range: [0, 1]
      timing: cover
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 个人缴费中由财政为困难人员代缴的比例, en: part of individual contributions that the treasury pays for poor groups}
      source: 财政代缴台账
    - parameter: resident.subsidy.standard
      zh: 居民财政补助标准
      en: Fiscal subsidy standard
      unit: 元/人·年
      range: [0, 100000]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 元/人·年
      meaning: {zh: 各级财政对居民医保的人均补助, en: subsidy a head from all levels of government}
      source: 年度居民医保筹资通知
    - parameter: resident.subsidy.central-share
      zh: 中央补助分担比例
      en: Share of the centre
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 财政补助中由中央财政负担的比例, en: part of the subsidy that the centre pays}
      source: 财政事权和支出责任划分方案
    - parameter: resident.subsidy.provincial-share
      zh: 省级补助分担比例
      en: Share of the province
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 财政补助中由省级财政负担的比例, en: part of the subsidy that the province pays}
      source: 财政事权和支出责任划分方案
    - parameter: resident.subsidy.delay
      zh: 财政补助到账推迟
      en: Delay of the subsidy
      unit: 个月
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 3 个月
      meaning: {zh: 应到补助比惯例月份晚到的月数, en: months by which due subsidy arrives late}
      source: 国库到账记录
    - parameter: resident.advance
      zh: 居民医保预付金
      en: Advance to institutions
      unit: 元
      range: [0, 1000000000000]
      timing: cash
      grouped: false
      beyond: hold
      step: 1000 万元
      meaning: {zh: 拨付定点机构的周转金余额，计暂付款, en: stock of advances paid to institutions}
      source: 医保办函〔2024〕101号
    - parameter: resident.interest-rate
      zh: 居民基金存款利率
      en: Interest rate on deposits
      unit: "%/年"
      range: [-0.05, 0.2]
      timing: cash
      grouped: false
      beyond: hold
      step: 0.1 个百分点
      meaning: {zh: 基金存款的年平均利率, en: average annual interest rate on deposits}
      source: 财政专户存款协议
    - parameter: resident.admission-rate
      zh: 居民住院率
      en: Resident admission rate
      unit: 人次/人·年
      range: [0, 3]
      timing: cash
      grouped: true
      beyond: hold
      step: -1 %
      meaning: {zh: 每参保人每年住院人次, en: admissions for each insured person and year}
      source: 结算数据
    - parameter: resident.cost-per-admission
      zh: 居民次均住院费用
      en: Resident cost per admission
      unit: 元/人次
      range: [0, 1000000]
      timing: cash
      grouped: true
      beyond: growth
      step: -1 %
      meaning: {zh: 每次住院的医疗总费用, en: total medical cost of an admission}
      source: 结算数据
    - parameter: resident.reimbursement-ratio
      zh: 居民住院实际报销比例
      en: Resident actual reimbursement ratio
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 基金支付占住院总费用的比例, en: fund-paid share of the cost of admissions}
      source: 结算数据
    - parameter: resident.inpatient.budget-growth
      zh: 居民住院总额预算增长率
      en: Growth of the inpatient total budget
      unit: "%/年"
      range: [-0.5, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 住院总额预算比上年增长的比例, en: growth of the inpatient total budget on the year before}
      source: 年度总额预算方案
    - parameter: resident.inpatient.capped-share
      zh: 居民总额预算覆盖比例
      en: Share under the total budget
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 住院费用中按总额预算点数法结算的比例，其余（异地等）按实结算, en: part of inpatient cost settled by points under the total budget}
      source: 年度总额预算方案
    - parameter: resident.inpatient.excess-share
      zh: 居民合理超支分担比例
      en: Fund share of reasonable excess
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 个百分点
      meaning: {zh: 超出总额预算的合理部分由基金负担的比例, en: part of reasonable excess over the total budget that the fund pays}
      source: 年度清算办法
    - parameter: resident.inpatient.savings-share
      zh: 居民结余留用比例
      en: Savings kept by institutions
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 个百分点
      meaning: {zh: 低于总额预算的节约额中定点机构留用的比例, en: part of savings under the total budget that institutions keep}
      source: 年度清算办法
    - parameter: resident.inpatient.deductible
      zh: 居民住院起付线
      en: Deductible of resident inpatient care
      unit: 元
      range: [0, 1000000]
      timing: cash
      grouped: false
      beyond: hold
      step: -100 元
      meaning: {zh: 居民住院每例起付标准，按层级（tier）写在方案的 benefits 中, en: "what a case of resident inpatient care bears first; by tier, stated under benefits"}
      source: 待遇政策文件
    - parameter: resident.inpatient.policy-ratio
      zh: 居民住院政策范围内报销比例
      en: Reimbursement ratio of resident inpatient care
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 起付线以上、封顶线以下政策范围内费用由基金支付的比例，按层级, en: "share of covered cost above the deductible that the fund pays, by tier"}
      source: 待遇政策文件
    - parameter: resident.inpatient.cap
      zh: 居民住院封顶线
      en: Cap of resident inpatient care
      unit: 元
      range: [0, 1000000000000]
      timing: cash
      grouped: false
      beyond: hold
      step: 10000 元
      meaning: {zh: 基金支付的最高限额，按层级, en: "the most that the fund pays, by tier"}
      source: 待遇政策文件
    - parameter: resident.clearing-ratio
      zh: 居民上年清算比例
      en: Clearing ratio
      unit: "%"
      range: [-0.5, 0.5]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 上年住院支出在次年 4–6 月清算补付的比例, en: last year's inpatient payments settled the next April–June}
      source: 年度清算结果
    - parameter: resident.settlement.days-saved
      zh: 居民结算提速天数
      en: Days saved in settlement
      unit: 天
      range: [0, 0.34]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 天
      meaning: {zh: 即时结算使拨付提前的天数，最多 30 天, en: "days by which payment is brought forward, at most 30"}
      source: 即时结算实施方案
    - parameter: resident.settlement.institution-share
      zh: 居民提速机构费用占比
      en: Share of institutions settled faster
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 个百分点
      meaning: {zh: 参加即时结算的机构占费用的比例, en: share of cost at institutions settled faster}
      source: 即时结算实施方案
    - parameter: resident.special-outpatient.cost
      zh: 居民人均门诊慢特病支出
      en: Special outpatient cost a head
      unit: 元/人·年
      range: [0, 100000]
      timing: cash
      grouped: false
      beyond: growth
      step: 10 元/人·年
      meaning: {zh: 每参保人每年门诊慢特病和两病的基金支出, en: fund-paid special outpatient cost for each person and year}
      source: 结算数据
    - parameter: resident.general-outpatient.cost
      zh: 居民人均普通门诊支出
      en: General outpatient cost a head
      unit: 元/人·年
      range: [0, 100000]
      timing: cash
      grouped: false
      beyond: growth
      step: 10 元/人·年
      meaning: {zh: 每参保人每年普通门诊统筹的基金支出, en: fund-paid general outpatient cost for each person and year}
      source: 结算数据
    - parameter: resident.critical-illness.premium
      zh: 居民大病保险筹资标准
      en: Critical-illness premium
      unit: 元/人·年
      range: [0, 100000]
      timing: cash
      grouped: false
      beyond: hold
      step: 5 元/人·年
      meaning: {zh: 每参保人每年从基本医保基金划出的大病保险保费, en: premium for each person and year paid from the basic fund}
      source: 大病保险承办协议
    - parameter: employee.persons
      zh: 职工参保人数
      en: Insured employees
      unit: "人"
      range: [0, 2000000000]
      timing: cash
      grouped: true
      beyond: growth
      step: 1 %
      meaning: {zh: 按在职、灵活就业、退休分的参保人数, en: insured persons by status}
      source: 参保台账
    - parameter: employee.contribution.base
      zh: 在职月平均缴费基数
      en: Average monthly contribution base
      unit: "元/人·月"
      range: [0, 2400000]
      timing: cash
      grouped: false
      beyond: growth
      step: 100 元/人·月
      meaning: {zh: 在职职工人均月缴费基数, en: average monthly contribution base of active employees}
      source: 缴费申报
    - parameter: employee.contribution.average-wage
      zh: 社会月平均工资
      en: Average monthly wage
      unit: "元/人·月"
      range: [0, 1000000]
      timing: cash
      grouped: false
      beyond: hold
      step: 2 %
      meaning: {zh: 缴费基数上下限所依据的月平均工资，写在方案的 contribution-base 中, en: "the announced average wage that floor and ceiling refer to; stated under contribution-base"}
      source: 统计部门公布的平均工资
    - parameter: employee.contribution.base-floor
      zh: 缴费基数下限比例
      en: Floor of the base
      unit: "%"
      range: [0, 10]
      timing: cash
      grouped: false
      beyond: hold
      step: 5 个百分点
      meaning: {zh: 缴费基数下限占平均工资的比例, en: "the least that counts as base, over the average wage"}
      source: 缴费基数年度通知
    - parameter: employee.contribution.base-ceiling
      zh: 缴费基数上限比例
      en: Ceiling of the base
      unit: "%"
      range: [0, 100]
      timing: cash
      grouped: false
      beyond: hold
      step: 50 个百分点
      meaning: {zh: 缴费基数上限占平均工资的比例, en: "the most that counts as base, over the average wage"}
      source: 缴费基数年度通知
    - parameter: employee.contribution.declared-share
      zh: 工资申报比例
      en: Share of the wage declared
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 申报的工资占实际工资的比例, en: "what is declared of a wage"}
      source: 稽核结果
    - parameter: employee.contribution.floor-declared
      zh: 按下限申报的人员比例
      en: Payers declared at the floor
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: -1 个百分点
      meaning: {zh: 不论工资多少都按下限申报的人员比例, en: "payers for whom the floor is declared whatever they earn"}
      source: 稽核结果
    - parameter: employee.contribution.employer-rate
      zh: 单位费率（计入统筹）
      en: Employer rate to the pool
      unit: "%"
      range: [0, 0.3]
      timing: cash
      grouped: false
      beyond: hold
      step: 0.5 个百分点
      meaning: {zh: 单位缴费计入统筹基金的费率, en: employers' rate that goes to the pool}
      source: 当地费率文件；国办发〔2021〕14号
    - parameter: employee.contribution.own-rate
      zh: 个人费率
      en: Own rate
      unit: "%"
      range: [0, 0.3]
      timing: cash
      grouped: false
      beyond: hold
      step: 0.5 个百分点
      meaning: {zh: 在职职工个人缴费费率，计入个人账户, en: "employees' own rate, credited to their accounts"}
      source: 国办发〔2021〕14号
    - parameter: employee.contribution.collection-rate
      zh: 职工征缴率
      en: Employee collection rate
      unit: "%"
      range: [0, 1.5]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 实收占应收的比例, en: amount received as a share of amount due}
      source: 征缴台账
    - parameter: employee.flexible.base
      zh: 灵活就业月缴费基数
      en: Flexible workers' base
      unit: "元/人·月"
      range: [0, 2400000]
      timing: cash
      grouped: false
      beyond: growth
      step: 100 元/人·月
      meaning: {zh: 灵活就业人员选定的月缴费基数, en: monthly base that flexible workers choose}
      source: 缴费申报
    - parameter: employee.flexible.rate
      zh: 灵活就业费率
      en: Flexible workers' rate
      unit: "%"
      range: [0, 0.3]
      timing: cash
      grouped: false
      beyond: hold
      step: 0.5 个百分点
      meaning: {zh: 灵活就业人员费率, en: rate of flexible workers}
      source: 当地费率文件
    - parameter: employee.advance
      zh: 职工医保预付金
      en: Advance to institutions
      unit: "元"
      range: [0, 1000000000000]
      timing: cash
      grouped: false
      beyond: hold
      step: 1000 万元
      meaning: {zh: 拨付定点机构的周转金余额，计暂付款, en: stock of advances paid to institutions}
      source: 医保办函〔2024〕101号
    - parameter: employee.interest-rate
      zh: 统筹基金存款利率
      en: Interest rate of the pool
      unit: "%/年"
      range: [-0.05, 0.2]
      timing: cash
      grouped: false
      beyond: hold
      step: 0.1 个百分点
      meaning: {zh: 统筹基金的年平均利率, en: average annual interest rate of the pool}
      source: 财政专户存款协议
    - parameter: employee.accounts.interest-rate
      zh: 个人账户利率
      en: Interest rate of the accounts
      unit: "%/年"
      range: [-0.05, 0.2]
      timing: cash
      grouped: false
      beyond: hold
      step: 0.1 个百分点
      meaning: {zh: 个人账户的年平均利率, en: average annual interest rate of the accounts}
      source: 财政专户存款协议
    - parameter: employee.accounts.retiree-credit
      zh: 退休人员划账定额
      en: Credit to a retiree's account
      unit: "元/人·月"
      range: [0, 120000]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 元/人·月
      meaning: {zh: 统筹基金每月划入退休人员个人账户的定额, en: fixed monthly credit from the pool to a retiree's account}
      source: 国办发〔2021〕14号
    - parameter: employee.accounts.spending-ratio
      zh: 个人账户支出比例
      en: Account spending ratio
      unit: "%"
      range: [0, 3]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 个人账户当年支出占当年计入的比例, en: account spending as a share of amounts credited in the year}
      source: 个人账户台账
    - parameter: employee.admission-rate
      zh: 职工住院率
      en: Employee admission rate
      unit: "人次/人·年"
      range: [0, 3]
      timing: cash
      grouped: true
      beyond: hold
      step: -1 %
      meaning: {zh: 每参保人每年住院人次, en: admissions for each insured person and year}
      source: 结算数据
    - parameter: employee.cost-per-admission
      zh: 职工次均住院费用
      en: Employee cost per admission
      unit: "元/人次"
      range: [0, 1000000]
      timing: cash
      grouped: true
      beyond: growth
      step: -1 %
      meaning: {zh: 每次住院的医疗总费用, en: total medical cost of an admission}
      source: 结算数据
    - parameter: employee.reimbursement-ratio
      zh: 职工住院实际报销比例
      en: Employee actual reimbursement ratio
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 基金支付占住院总费用的比例, en: fund-paid share of the cost of admissions}
      source: 结算数据
    - parameter: employee.inpatient.budget-growth
      zh: 职工住院总额预算增长率
      en: Growth of the inpatient total budget
      unit: "%/年"
      range: [-0.5, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 住院总额预算比上年增长的比例, en: growth of the inpatient total budget on the year before}
      source: 年度总额预算方案
    - parameter: employee.inpatient.capped-share
      zh: 职工总额预算覆盖比例
      en: Share under the total budget
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 住院费用中按总额预算点数法结算的比例, en: part of inpatient cost settled by points under the total budget}
      source: 年度总额预算方案
    - parameter: employee.inpatient.excess-share
      zh: 职工合理超支分担比例
      en: Fund share of reasonable excess
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 个百分点
      meaning: {zh: 超出总额预算的合理部分由基金负担的比例, en: part of reasonable excess over the total budget that the fund pays}
      source: 年度清算办法
    - parameter: employee.inpatient.savings-share
      zh: 职工结余留用比例
      en: Savings kept by institutions
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 个百分点
      meaning: {zh: 低于总额预算的节约额中定点机构留用的比例, en: part of savings under the total budget that institutions keep}
      source: 年度清算办法
    - parameter: employee.inpatient.deductible
      zh: 职工住院起付线
      en: Deductible of employee inpatient care
      unit: 元
      range: [0, 1000000]
      timing: cash
      grouped: false
      beyond: hold
      step: -100 元
      meaning: {zh: 职工住院每例起付标准，按层级（tier）写在方案的 benefits 中, en: "what a case of employee inpatient care bears first; by tier, stated under benefits"}
      source: 待遇政策文件
    - parameter: employee.inpatient.policy-ratio
      zh: 职工住院政策范围内报销比例
      en: Reimbursement ratio of employee inpatient care
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 起付线以上、封顶线以下政策范围内费用由基金支付的比例，按层级, en: "share of covered cost above the deductible that the fund pays, by tier"}
      source: 待遇政策文件
    - parameter: employee.inpatient.cap
      zh: 职工住院封顶线
      en: Cap of employee inpatient care
      unit: 元
      range: [0, 1000000000000]
      timing: cash
      grouped: false
      beyond: hold
      step: 10000 元
      meaning: {zh: 基金支付的最高限额，按层级, en: "the most that the fund pays, by tier"}
      source: 待遇政策文件
    - parameter: employee.clearing-ratio
      zh: 职工上年清算比例
      en: Clearing ratio
      unit: "%"
      range: [-0.5, 0.5]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 上年住院支出在次年 4–6 月清算补付的比例, en: last year's inpatient payments settled the next April–June}
      source: 年度清算结果
    - parameter: employee.settlement.days-saved
      zh: 职工结算提速天数
      en: Days saved in settlement
      unit: "天"
      range: [0, 0.34]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 天
      meaning: {zh: 即时结算使拨付提前的天数，最多 30 天, en: "days by which payment is brought forward, at most 30"}
      source: 即时结算实施方案
    - parameter: employee.settlement.institution-share
      zh: 职工提速机构费用占比
      en: Share of institutions settled faster
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 10 个百分点
      meaning: {zh: 参加即时结算的机构占费用的比例, en: share of cost at institutions settled faster}
      source: 即时结算实施方案
    - parameter: employee.outpatient-pooling.cost
      zh: 职工人均门诊统筹支出
      en: Outpatient pooling cost a head
      unit: "元/人·年"
      range: [0, 100000]
      timing: cash
      grouped: false
      beyond: growth
      step: 10 元/人·年
      meaning: {zh: 每参保人每年普通门诊统筹的基金支出, en: fund-paid outpatient pooling for each person and year}
      source: 结算数据
    - parameter: employee.outpatient-pooling.deductible
      zh: 职工门诊统筹起付线
      en: Deductible of employee outpatient pooling
      unit: 元
      range: [0, 1000000]
      timing: cash
      grouped: false
      beyond: hold
      step: -100 元
      meaning: {zh: 职工门诊统筹每例起付标准，按层级（tier）写在方案的 benefits 中, en: "what a case of employee outpatient pooling bears first; by tier, stated under benefits"}
      source: 待遇政策文件
    - parameter: employee.outpatient-pooling.policy-ratio
      zh: 职工门诊统筹政策范围内报销比例
      en: Reimbursement ratio of employee outpatient pooling
      unit: "%"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 起付线以上、封顶线以下政策范围内费用由基金支付的比例，按层级, en: "share of covered cost above the deductible that the fund pays, by tier"}
      source: 待遇政策文件
    - parameter: employee.outpatient-pooling.cap
      zh: 职工门诊统筹封顶线
      en: Cap of employee outpatient pooling
      unit: 元
      range: [0, 1000000000000]
      timing: cash
      grouped: false
      beyond: hold
      step: 500 元
      meaning: {zh: 基金支付的最高限额，按层级, en: "the most that the fund pays, by tier"}
      source: 待遇政策文件
    - parameter: employee.maternity.birth-rate
      zh: 在职职工生育率
      en: Births among active employees
      unit: "人次/人·年"
      range: [0, 1]
      timing: cash
      grouped: false
      beyond: hold
      step: -1 %
      meaning: {zh: 每名在职职工每年享受生育待遇的人次, en: births covered for each active employee and year}
      source: 生育待遇台账
    - parameter: employee.maternity.medical-cost
      zh: 例均生育医疗费用
      en: Medical cost of a birth
      unit: "元/人次"
      range: [0, 1000000]
      timing: cash
      grouped: false
      beyond: growth
      step: 100 元/人次
      meaning: {zh: 每例生育的医疗费用支出, en: fund-paid medical cost of a birth}
      source: 生育待遇台账
    - parameter: employee.maternity.allowance
      zh: 例均生育津贴
      en: Allowance for a birth
      unit: "元/人次"
      range: [0, 1000000]
      timing: cash
      grouped: false
      beyond: growth
      step: 1000 元/人次
      meaning: {zh: 每例生育津贴支出, en: allowance paid for a birth}
      source: 生育待遇台账
    - parameter: medicare.interest-rate
      zh: 信托基金利率
      en: Interest rate of the trust fund
      unit: "%/年"
      range: [-0.05, 0.3]
      timing: cash
      grouped: false
      beyond: hold
      step: 1 个百分点
      meaning: {zh: 信托基金资产的有效年利率, en: effective annual interest rate on the fund's assets}
      source: Trustees report
    - parameter: medicare.payroll-tax.taxable-payroll
      zh: 应税工资总额
      en: Taxable payroll
      unit: "美元/年"
      range: [0, 1000000000000000]
      timing: cash
      grouped: false
      beyond: growth
      step: 1 %
      meaning: {zh: 应缴纳医院保险税的工资总额, en: payroll subject to the hospital insurance tax}
      source: Trustees report
    - parameter: medicare.payroll-tax.rate
      zh: 医院保险税率
      en: Hospital insurance tax rate
      unit: "%"
      range: [0, 0.5]
      timing: cash
      grouped: false
      beyond: hold
      step: 0.1 个百分点
      meaning: {zh: 雇主雇员合计税率, en: combined rate of employers and employees}
      source: Social Security Act

  """##
