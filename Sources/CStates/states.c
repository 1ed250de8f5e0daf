/// The steps of an age in versions for two, four and eight numbers at once.
#include "CStates.h"

// Fused multiplications and additions would round differently from one processor to the next.
#pragma STDC FP_CONTRACT OFF

#define LANES 2
#define LANES_NAME(name) name##_by_two
#define TARGET
#include "advance_lanes.h"

#if defined(__x86_64__)

#define LANES 4
#define LANES_NAME(name) name##_by_four
#define TARGET __attribute__((target("avx2")))
#include "advance_lanes.h"

#define LANES 8
#define LANES_NAME(name) name##_by_eight
#define TARGET __attribute__((target("avx512f")))
#include "advance_lanes.h"

int state_vector_level(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return 2;
  if (__builtin_cpu_supports("avx2")) return 1;
  return 0;
}

void advance_age(int level, const struct state_steps *steps) {
  if (level == 2)
    advance_all_by_eight(steps);
  else if (level == 1)
    advance_all_by_four(steps);
  else
    advance_all_by_two(steps);
}

#else

int state_vector_level(void) { return 0; }

void advance_age(int level, const struct state_steps *steps) {
  (void)level;
  advance_all_by_two(steps);
}

#endif
