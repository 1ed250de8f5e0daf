#pragma once

/// The steps of one age of eight funds: what is multiplied and added for each of them, in one order.
///
/// All arrays hold eight numbers together, one a fund. For each step t, moved(to) = Σ people(from) ×
/// transitions(from, to), from first to last; people(to) = kept × moved(to) + ageing × younger(t, to),
/// then + entries(to); younger(t, to) = moved(to); and sums(t, r) += weights(r, s) × people(s), state
/// after state. Nothing is fused, and a fund's numbers never meet another's, so the widest
/// instructions give the same bits as the plainest.
struct state_steps {
  /// The number of states.
  long states;
  /// The number of steps.
  long steps;
  /// The number of readings.
  long readings;
  /// The share of those who moved that stay at this age.
  double kept;
  /// The share of those who moved at the age before that comes to this one.
  double ageing;
  /// By from, to, fund.
  const double *transitions;
  /// By state, fund: the start.
  const double *people;
  /// By state, fund: what comes in at the end of each step; null for nothing.
  const double *entries;
  /// By reading, state.
  const double *weights;
  /// By step, state, fund: those who moved at the age before; replaced by those of this age.
  double *younger;
  /// By step, reading, fund: the readings so far.
  double *sums;
};

/// Which instructions this processor and system offer: 2 for eight numbers at once, 1 for four, 0
/// for two.
int state_vector_level(void);

/// Takes all steps of an age with instructions of a level that the processor offers.
void advance_age(int level, const struct state_steps *steps);
