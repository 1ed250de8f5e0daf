internal import COpenBLAS
internal import Glibc

extension LinearAlgebraRuntime {
  /// Gives a processor that is newer than the library a kernel that uses its instructions.
  ///
  /// OpenBLAS picks its kernel when it is loaded, by the processor's model number; a model it does
  /// not know gets the oldest kernel, `Prescott`, at a quarter of the speed or less. Where that has
  /// happened and the processor has AVX-512 or AVX2, the kernel `SkylakeX` or `Haswell` is taken
  /// instead, as `OPENBLAS_CORETYPE` in the environment would do; where that variable is set, or the
  /// library was built for one kernel, nothing changes.
  ///
  /// Call it once, before the first computation and before any other thread computes.
  ///
  /// - Returns: the name of the kernel in use afterwards.
  @discardableResult
  public static func useFittingKernel() -> String {
    let variable = "OPENBLAS_CORETYPE"
    guard kernelName == "Prescott", unsafe getenv(variable) == nil else { return kernelName }
    let kernels = [1: "Haswell", 2: "SkylakeX"]
    guard let kernel = kernels[Int(processor_vector_level())] else { return kernelName }
    let threads = threadCount
    unsafe setenv(variable, kernel, 1)
    let isChosen = choose_blas_kernel_again() == 1
    unsafe unsetenv(variable)
    if isChosen { openblas_set_num_threads(Int32(threads)) }
    return kernelName
  }
}
