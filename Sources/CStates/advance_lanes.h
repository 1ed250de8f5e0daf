/// The steps of an age for LANES funds at a time; included once for each width of instructions.

typedef double LANES_NAME(lanes) __attribute__((vector_size(8 * LANES), aligned(8)));

TARGET __attribute__((always_inline)) static inline void LANES_NAME(advance)(
    const struct state_steps *work, long first, const long states, LANES_NAME(lanes) *people,
    LANES_NAME(lanes) *next) {
  typedef LANES_NAME(lanes) lanes;
  const double *transitions = work->transitions + first;
  for (long state = 0; state < states; state++)
    people[state] = *(const lanes *)(work->people + 8 * state + first);
  for (long step = 0; step < work->steps; step++) {
    double *younger = work->younger + 8 * states * step + first;
    for (long to = 0; to < states; to++) {
      lanes moved = people[0] * *(const lanes *)(transitions + 8 * to);
      for (long from = 1; from < states; from++)
        moved += people[from] * *(const lanes *)(transitions + 8 * (states * from + to));
      next[to] = work->kept * moved + work->ageing * *(lanes *)(younger + 8 * to);
      *(lanes *)(younger + 8 * to) = moved;
    }
    for (long state = 0; state < states; state++) people[state] = next[state];
    if (work->entries)
      for (long state = 0; state < states; state++)
        people[state] += *(const lanes *)(work->entries + 8 * state + first);
    for (long reading = 0; reading < work->readings; reading++) {
      const double *weights = work->weights + states * reading;
      double *place = work->sums + 8 * (work->readings * step + reading) + first;
      lanes sum = *(lanes *)place;
      for (long state = 0; state < states; state++) sum += weights[state] * people[state];
      *(lanes *)place = sum;
    }
  }
}

/// One number of states known beforehand, so that its loops are laid out and stay in registers.
#define FEW(count)                                             \
  case count: {                                                \
    LANES_NAME(lanes) people[count], next[count];              \
    LANES_NAME(advance)(work, first, count, people, next);     \
    break;                                                     \
  }

TARGET static void LANES_NAME(advance_all)(const struct state_steps *work) {
  for (long first = 0; first < 8; first += LANES) {
    switch (work->states) {
      FEW(2)
      FEW(3)
      FEW(4)
      FEW(5)
      FEW(6)
      FEW(7)
      FEW(8)
      default: {
        LANES_NAME(lanes) people[work->states], next[work->states];
        LANES_NAME(advance)(work, first, work->states, people, next);
      }
    }
  }
}

#undef FEW
#undef LANES
#undef LANES_NAME
#undef TARGET
