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

// Routines that not every build of OpenBLAS has: each is looked for before it is called.
extern int blas_thread_shutdown_(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));
extern void gotoblas_dynamic_init(void) __attribute__((weak));

/// Ends the threads that OpenBLAS starts when it is loaded, where it lets them be.
static inline void dismiss_blas_threads(void) {
  if (blas_thread_shutdown_) blas_thread_shutdown_();
}

/// Lets OpenBLAS choose its processor kernel again: 1 where it has several, else 0.
static inline int choose_blas_kernel_again(void) {
  if (!gotoblas_dynamic_quit || !gotoblas_dynamic_init) return 0;
  gotoblas_dynamic_quit();
  gotoblas_dynamic_init();
  return 1;
}
