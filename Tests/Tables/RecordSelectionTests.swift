import Quantities
import Testing

@testable import Tables

@Suite struct RecordSelectionTests {
  private let header = "fund,item,period,basis,value,unit,standing,source\n"

  private func records(_ rows: String, file: String = "a.csv") throws -> [Record] {
    try RecordFile(Table(path: file, text: header + rows)).records
  }

  @Test("The final figure wins and the flash one is listed with its difference")
  func flashAndFinal() throws {
    // National employee income of 2022: the flash report and the statistical bulletin.
    let selection = try RecordSelection(
      records(
        "employee,income,2022,flow,20637.18,亿元,flash,s\nemployee,income,2022,flow,20793.27,亿元,final,s\n"
      ))
    #expect(selection.records.map(\.standing) == [.final])
    let loser = try #require(selection.superseded.first)
    #expect(selection.superseded.count == 1)
    #expect(loser.superseded.standing == .flash && loser.winner.standing == .final)
    #expect(loser.difference == 15_609_000_000)
    #expect(abs(try #require(loser.relativeDifference) - 156.09 / 20637.18) < 1e-15)
  }

  @Test("Standing orders final, flash, derived, approximate, whatever the order of rows")
  func precedence() throws {
    let rows = ["approximate", "derived", "flash", "final"].enumerated().map {
      "f,i,2024,flow,\($0 + 1),元,\($1),s\n"
    }
    for shift in 0..<4 {
      for count in 1...4 {
        let chosen = (0..<count).map { rows[($0 + shift) % 4] }
        let selection = try RecordSelection(records(chosen.joined()))
        let all = try records(chosen.joined())
        #expect(selection.records.count == 1)
        #expect(selection.records.first?.standing == all.map(\.standing).max())
        #expect(selection.superseded.count == count - 1)
      }
    }
    #expect(RecordStanding.allCases.sorted().reversed() == RecordStanding.allCases)
  }

  @Test("A year and the running total to its December are one figure: the firmer is used")
  func yearEnd() throws {
    let final = "f,i,2025,flow,8650,万元,final,s\n"
    let december = "f,i,2025-12,cumulative,8629.68,万元,flash,s\n"
    for rows in [final + december, december + final] {
      let selection = try RecordSelection(records(rows))
      #expect(selection.records.map(\.number.description) == ["8650"])
      #expect(selection.superseded.map(\.difference) == [203_200])
      #expect(selection.superseded.first?.superseded.basis == .cumulative)
    }
    // Alike in standing, or the same figure, both stay.
    for other in ["8629.68,万元,final", "8650,万元,flash"] {
      let selection = try RecordSelection(
        records(final + "f,i,2025-12,cumulative,\(other),s\nf,i,2025-11,cumulative,1,元,flash,s\n"))
      #expect(selection.records.count == 3 && selection.superseded.isEmpty)
    }
  }

  @Test("Keys keep the order in which they first appear")
  func order() throws {
    let selection = try RecordSelection(
      records("f,b,2024,flow,1,元,flash,s\nf,a,2024,flow,1,元,,s\nf,b,2024,flow,2,元,,s\n"))
    #expect(selection.records.map(\.item) == ["b", "a"])
    #expect(selection.records.map(\.value) == [2, 1])
  }

  @Test("The same standing with different values in two files is an error naming both")
  func acrossFiles() throws {
    let first = try records("f,i,2024,flow,1,元,,s\n", file: "a.csv")
    let second = try records("f,i,2024,flow,2,元,,s\n", file: "b.csv")
    let all = findings { () throws(InputFault) in _ = try RecordSelection(first + second) }
    #expect(all.map(\.code) == ["duplicate-record"])
    #expect(all.first?.place.file == "b.csv")
    #expect(all.first?.message(in: .english).contains("a.csv:2:15") == true)
    let same = try RecordSelection(first + records("f,i,2024,flow,1,元,,s\n", file: "b.csv"))
    #expect(same.records.count == 1 && same.superseded.isEmpty)
    #expect(same.notes.map(\.code) == ["repeated-record"])
  }

  @Test("Units of different kinds for one key are an error")
  func units() throws {
    let rows = "f,i,2024,flow,1,元,flash,s\nf,i,2024,flow,1,人,,s\n"
    let inOneFile = findings { () throws(InputFault) in
      _ = try RecordFile(Table(path: "a.csv", text: header + rows))
    }
    let two =
      try records("f,i,2024,flow,1,元,flash,s\n")
      + records("f,i,2024,flow,1,人,,s\n", file: "b.csv")
    let inTwo = findings { () throws(InputFault) in _ = try RecordSelection(two) }
    for all in [inOneFile, inTwo] {
      #expect(all.map(\.code) == ["unit-mismatch"])
      for finding in all { expectBilingual(finding) }
    }
  }

  @Test("A superseded zero has no percentage")
  func zero() throws {
    let selection = try RecordSelection(
      records("f,i,2024,flow,0,元,flash,s\nf,i,2024,flow,2,元,,s\n"))
    #expect(selection.superseded.map(\.difference) == [2])
    #expect(selection.superseded.map(\.relativeDifference) == [nil])
  }
}
