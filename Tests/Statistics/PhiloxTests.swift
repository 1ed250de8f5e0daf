import Testing

@testable import Statistics

@Suite("Philox generator")
struct PhiloxTests {
  typealias Words = Philox4x32.Words

  // The file kat_vectors of Random123 1.14.0, lines "philox4x32 10" (Salmon et al. 2011).
  @Test("the known answers of Random123 come out")
  func knownAnswers() {
    #expect(
      Philox4x32.block(counter: Words(0, 0, 0, 0), key: 0)
        == Words(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
    #expect(
      Philox4x32.block(counter: Words(.max, .max, .max, .max), key: .max)
        == Words(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
    #expect(
      Philox4x32.block(
        counter: Words(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344),
        key: 0x299F_31D0_A409_3822)
        == Words(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
  }

  @Test("four blocks at once equal four single ones, also where the counter wraps")
  func fourBlocks() {
    let key: UInt64 = 0x1234_5678_9ABC_DEF0
    for first in [0, 17, UInt32.max - 1] {
      let four = Philox4x32.FourBlocks(counter: Words(first, 5, 6, 7), key: key)
      for lane in 0..<4 {
        let single = Philox4x32.block(counter: Words(first &+ UInt32(lane), 5, 6, 7), key: key)
        #expect(four.low[lane] == openUnit(single.low))
        #expect(four.high[lane] == openUnit(single.high))
      }
    }
  }

  @Test("uniforms from extreme bits lie inside the unit interval, symmetrically")
  func openUnits() {
    #expect(openUnit(0) == 0x1p-53)
    #expect(openUnit(.max) == 1 - 0x1p-53)
    #expect(openUnit(1 << 63) == 0.5 + 0x1p-53)
    for bits: UInt64 in [0, 1 << 12, 0xDEAD_BEEF_0123_4567, .max] {
      #expect(openUnit(bits) == 1 - openUnit(~bits))
    }
  }
}
