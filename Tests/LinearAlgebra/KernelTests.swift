import Testing

@testable import LinearAlgebra

@Suite("The processor's kernel")
struct KernelTests {
  @Test("a kernel taken in place of the oldest one multiplies as before")
  func fitting() async {
    // A process of its own: no other thread may compute while the kernel changes.
    await #expect(processExitsWith: .success) {
      let left = Matrix(rows: 70, columns: 50) { Double(($0 * 7 + $1 * 3) % 11) - 5 }
      let right = Matrix(rows: 50, columns: 60) { Double(($0 * 5 + $1 * 2) % 13) - 6 }
      let before = left * right
      let first = LinearAlgebraRuntime.useFittingKernel()
      let second = LinearAlgebraRuntime.useFittingKernel()
      // Products of small whole numbers are exact in every kernel.
      precondition(left * right == before, "The kernel \(first) multiplies otherwise.")
      precondition(first == second, "The kernel changed twice.")
    }
  }
}
