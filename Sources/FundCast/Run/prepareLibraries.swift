import LinearAlgebra

/// Settles what the numeric libraries do on their own: one thread each, since the program runs
/// funds and scenarios side by side, and the kernel that suits the processor. Called once, before
/// anything else.
public func prepareLibraries() {
  LinearAlgebraRuntime.useFittingKernel()
  LinearAlgebraRuntime.useOneThread()
}
