import ArgumentParser
import FundCast
import Quantities

/// Options of what is said of series beside their numbers.
struct GuidanceOptions: ParsableArguments {
  @Flag(help: "不预测负数（历史无负数的序列本就如此）。Forecast nothing below zero.")
  var nonNegative = false

  @Option(
    help: """
      已知事件文件 Known events: event,from,until,kind[,series,factor]，kind 为 pulse 一段时间（同名的\
      几行是同一事件再次发生，影响相同，今后的也计入 those of one name are one event that comes again with the \
      same effect, in the future too）、shift 永久\
      移动、ramp 渐变、scope 统计口径变化（此前数值乘 factor，缺省则估计 the past before it is multiplied \
      by factor, estimated unless given）
      """)
  var events: String?

  @Option(help: "日历影响，逗号分隔 What the calendar does: festival,workdays,leap-year")
  var calendar: String?

  @Option(
    help: """
      法定节假日文件，如 china-holidays.yaml：workdays 不把这些天算作工作日 Public holidays, such as \
      china-holidays.yaml, which workdays then takes for no working days
      """)
  var holidays: String?

  @Option(
    help: """
      异常值 Outliers: report 指出|correct 修正|ignore 不查（auto 和 combination 缺省 report，其余 ignore；\
      report for auto and combination, ignore for single methods unless given）
      """)
  var outliers: String?

  @Option(
    parsing: .unconditional,
    help: """
      在变换后的尺度上预测：对数、自动选幂或 −2…2 的幂 The scale forecast on: the logarithm, a power that is \
      chosen, or one from −2 to 2: log|box-cox|0.5
      """)
  var transform: String?

  @Option(
    help: """
      人工调整文件 Judgements: series,period,value（或 or shift）,author,reason,date；预测时统计值另列保留，\
      合计与下级随之一致；回测时只用起点所知最后一月底以前作出的调整 a forecast keeps the statistical value \
      beside, and sums and parts follow; a backtest uses only those dated no later than the last month known
      """)
  var overrides: String?

  func validate() throws {
    if let outliers, OutlierTreatment(rawValue: outliers) == nil {
      let names = OutlierTreatment.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--outliers", found: outliers, expected: names)
    }
    if let calendar, effects == nil {
      let names = CalendarEffect.allCases.map(\.rawValue).joined(separator: ",")
      throw ValidationError("--calendar", found: calendar, expected: names)
    }
    if holidays != nil, effects?.contains(.workdays) != true {
      throw ValidationError(
        LocalizedText(
          "--holidays 须与 --calendar workdays 同用", "--holidays goes with --calendar workdays"))
    }
    if let transform, SeriesTransform(transform) == nil {
      throw ValidationError(
        "--transform", found: transform,
        expected: LocalizedText(
          "log、box-cox 或 −2 至 2 的数", "log, box-cox or a number from −2 to 2"))
    }
  }

  /// Refuses to write a file that is read, or two as one.
  func refuseClash(writing outputs: [NamedFile?], reading inputs: [NamedFile?]) throws {
    let told = [
      NamedFile("--events", events), NamedFile("--overrides", overrides),
      NamedFile("--holidays", holidays),
    ]
    try NamedFile.refuseClash(writing: outputs, reading: inputs + told)
  }

  /// The effects named, `nil` where a name is none.
  private var effects: [CalendarEffect]? {
    guard let calendar else { return [] }
    let names = calendar.split(separator: ",", omittingEmptySubsequences: false)
    let effects = names.compactMap { CalendarEffect(rawValue: String($0)) }
    return effects.count == names.count && Set(effects).count == names.count ? effects : nil
  }

  /// What is said, once ``validate()`` has found it well put.
  ///
  /// - Parameter models: The folder of models in which a file of holidays is looked for first.
  func guidance(models: String?) -> SeriesGuidance {
    var guidance = SeriesGuidance()
    guidance.models = models
    guidance.isNonNegative = nonNegative
    guidance.events = events
    guidance.calendar = effects ?? []
    guidance.holidays = holidays
    guidance.outliers = outliers.flatMap(OutlierTreatment.init(rawValue:))
    guidance.transform = transform.flatMap(SeriesTransform.init)
    guidance.overrides = overrides
    return guidance
  }
}
