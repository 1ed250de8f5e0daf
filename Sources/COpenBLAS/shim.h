#pragma once
#include <cblas.h>
#include <lapacke.h>

/// Which vector instructions processor and system offer: 2 for AVX-512, 1 for AVX2 with FMA, 0 for
/// neither or another kind of processor.
static inline int processor_vector_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512cd"))
    return 2;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 1;
#endif
  return 0;
}
