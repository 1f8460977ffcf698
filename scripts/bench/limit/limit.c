/*
 * R1 and R2 in C, as rules.ts has them: the limit that the evaluators are measured against.
 * Usage: limit TAPE ROWS ROUNDS, with TAPE the columns vix, spx, be, yc as doubles, one after another. Prints a line
 * for each rule: its median in ns a row, then at how many rows it holds and a hash of which.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

/* No branch and no dependence between rows, so that the compiler can do many at once. */
static void r1(const double *vix, const double *be, uint8_t *out, long n) {
  out[0] = out[1] = 0;
  for (long i = 2; i < n; i++)
    out[i] = (vix[i] > 28) & (vix[i - 1] > 28) & (vix[i - 2] > 28) & (be[i] > 0.6);
}

/* Wilder's smoothing and the EMA, both seeded by the mean of the first n. */
struct smoother {
  long n, count;
  double weight, sum, value;
};

static inline double take(struct smoother *s, double x) {
  if (++s->count <= s->n) {
    s->sum += x;
    if (s->count == s->n) s->value = s->sum / s->n;
  } else if (s->weight == 0) {
    s->value = (s->value * (s->n - 1) + x) / s->n;
  } else {
    s->value += s->weight * (x - s->value);
  }
  return s->value;
}

static double mean(const double *x, long start, long end) {
  double sum = 0;
  for (long i = start; i < end; i++) sum += x[i];
  return sum / (end - start);
}

/* Annualised deviation of 20 log returns. */
static double deviation(const double *returns) {
  double squares = 0, m = mean(returns, 0, 20);
  for (int k = 0; k < 20; k++) squares += (returns[k] - m) * (returns[k] - m);
  return sqrt(252.0 / 19 * squares);
}

/* Whether the volatility of spx exceeds those of the five rows before; logarithms are taken only where it is asked for. */
static int rising(const double *spx, long i) {
  double returns[25];
  for (int k = 0; k < 25; k++) returns[k] = log(spx[i - 24 + k] / spx[i - 25 + k]);
  double here = deviation(returns + 5);
  int over = 1;
  for (int k = 0; k < 5 && over; k++) over = here > deviation(returns + k);
  return over;
}

/* Whether four votes are reached with those that need windows, the dearest last: one is looked at where it can decide. */
static int reached(int votes, const double *vix, const double *spx, long i) {
  votes += mean(vix, i - 4, i + 1) > mean(vix, i - 19, i + 1);
  if (votes >= 4 || votes + 3 < 4) return votes >= 4;
  double peak = spx[i - 59];
  for (long k = i - 58; k <= i; k++)
    if (spx[k] > peak) peak = spx[k];
  votes += 1 - spx[i] / peak > 0.05;
  if (votes >= 4 || votes + 2 < 4) return votes >= 4;
  int not_above = 0;
  for (long k = i - 251; k <= i; k++) not_above += vix[k] <= vix[i];
  votes += not_above / 252.0 > 0.8;
  return votes >= 4 || (votes == 3 && rising(spx, i));
}

static void r2(const double *vix, const double *spx, const double *be, const double *yc, uint8_t *out, long n) {
  struct smoother up = {14, 0, 0, 0, NAN}, down = up;
  struct smoother fast = {12, 0, 2.0 / 13, 0, NAN}, slow = {26, 0, 2.0 / 27, 0, NAN}, signal = {9, 0, 0.2, 0, NAN};
  double histogram = NAN;
  long above = 0, negative = -1000000, over25 = 0;
  for (long i = 0; i < n; i++) {
    out[i] = 0;
    if (i > 0) {
      double moved = spx[i] - spx[i - 1];
      take(&up, moved > 0 ? moved : 0);
      take(&down, moved < 0 ? -moved : 0);
    }
    double f = take(&fast, spx[i]), line = f - take(&slow, spx[i]), before = histogram;
    histogram = isnan(line) ? line : line - take(&signal, line);
    if (yc[i] < 0) negative = i;
    over25 += vix[i] > 25;
    if (i >= 20) over25 -= vix[i - 20] > 25;
    above = vix[i] > 28 ? above + 1 : 0;
    if (above < 3 || !(be[i] > 0.6) || i < 252) continue;
    int votes = down.value > 0 && 100 - 100 / (1 + up.value / down.value) < 35;
    votes += histogram < 0 && before >= 0;
    votes += i - negative < 10;
    votes += over25 >= 8;
    out[i] = votes >= 4 || reached(votes, vix, spx, i);
  }
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* FNV-1a of the rows at which a rule holds. */
static void report(const char *name, double *times, int rounds, const uint8_t *out, long n) {
  uint32_t hash = 2166136261u;
  long held = 0;
  for (long i = 0; i < n; i++) {
    held += out[i];
    hash = (hash ^ out[i]) * 16777619u;
  }
  qsort(times, rounds, sizeof *times, ascending);
  printf("%s %.4f %ld %u\n", name, times[rounds / 2] / n, held, hash);
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  long n = atol(argv[2]);
  int rounds = atoi(argv[3]);
  double *tape = malloc(4 * n * sizeof *tape), *times = malloc(rounds * sizeof *times);
  uint8_t *out = calloc(n, 1);
  FILE *file = fopen(argv[1], "rb");
  if (!tape || !times || !out || !file || fread(tape, sizeof *tape, 4 * n, file) != (size_t)(4 * n)) return 1;
  const double *vix = tape, *spx = tape + n, *be = tape + 2 * n, *yc = tape + 3 * n;
  for (int k = 0; k < rounds; k++) {
    double start = now();
    r1(vix, be, out, n);
    times[k] = now() - start;
  }
  report("R1", times, rounds, out, n);
  for (int k = 0; k < rounds; k++) {
    double start = now();
    r2(vix, spx, be, yc, out, n);
    times[k] = now() - start;
  }
  report("R2", times, rounds, out, n);
  return 0;
}
