// What own counts say about a small chance: Beta distributions and the beta-binomial model. Pure functions of numbers.

// Lanczos (1964), SIAM J. Numer. Anal. B 1:86-96, with g = 7 and nine terms.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * @param {number} x At least 0.5.
 * @returns {number} The natural logarithm of the gamma function.
 */
function logGamma(x) {
  const base = x + 6.5;
  const sum = LANCZOS.slice(1).reduce((total, term, index) => total + term / (x + index), LANCZOS[0]);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/** The continued fraction of DLMF 8.17.22, by the modified method of Lentz. */
function fraction(x, a, b) {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny);
  let value = d;
  for (let m = 1; m <= 5000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || tiny);
    c = 1 + even / c || tiny;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || tiny);
    c = 1 + odd / c || tiny;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

/**
 * The regularized incomplete beta function, the share of a Beta distribution below `x`.
 *
 * @param {number} x From 0 to 1.
 * @param {number} a At least 0.5.
 * @param {number} b At least 0.5.
 * @returns {number} From 0 to 1.
 */
export function betaBelow(x, a, b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

/**
 * The point below which the share `q` of a Beta distribution lies, by halving: slow, and it cannot go astray.
 *
 * @param {number} q From 0 to 1.
 * @param {number} a At least 0.5.
 * @param {number} b At least 0.5.
 * @returns {number} From 0 to 1.
 */
export function betaQuantile(q, a, b) {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (betaBelow(middle, a, b) < q) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The chance of no yes at all in `tries`, while the chance itself is uncertain: B(a, b + tries) / B(a, b), as a product.
 *
 * @param {number} tries A whole number, 0 or more.
 * @param {number} a Of the Beta distribution of the chance.
 * @param {number} b Of the Beta distribution of the chance.
 * @returns {number} From 0 to 1.
 */
export function noneIn(tries, a, b) {
  let chance = 1;
  for (let at = 0; at < tries; at += 1) chance *= (b + at) / (a + b + at);
  return chance;
}

/**
 * The chance of an interview per application from own counts, starting from Beta(1, 29).
 *
 * @param {number} applications Sent so far.
 * @param {number} interviews Had so far, at most as many.
 * @returns {{a: number, b: number, mean: number, low: number, high: number}} `low` to `high` holds 80%.
 */
export function funnel(applications, interviews) {
  const a = 1 + interviews;
  const b = 29 + applications - interviews;
  return { a, b, mean: a / (a + b), low: betaQuantile(0.1, a, b), high: betaQuantile(0.9, a, b) };
}

const GRID = 60;

/** Points of equal chance of a Beta distribution: the middles of `GRID` equal shares. */
function points(a, b) {
  return Array.from({ length: GRID }, (_, at) => betaQuantile((at + 0.5) / GRID, a, b));
}

/**
 * The chance of an offer per application, p = a·b: an interview, and an offer given an interview. The second starts from
 * Beta(1, 2), between 27% of interviewed people who were hired (CareerPlug 2024, small US businesses) and about 45% who
 * were offered a job (NACE 2023, campus recruiting). Both are uncertain; they are taken as independent, on a grid.
 *
 * @param {number} applications Sent so far.
 * @param {number} interviews Had so far, at most as many.
 * @param {number} offers Had so far, at most as many as interviews.
 * @returns {{given: {mean: number, low: number, high: number}, mean: number, low: number, high: number,
 *   none: function(number): number}} `given` is the chance of an offer given an interview; `none(tries)` that of no offer in
 *   so many applications. Each `low` to `high` holds 80%.
 */
export function offerModel(applications, interviews, offers) {
  const first = funnel(applications, interviews);
  const [a, b] = [1 + offers, 2 + interviews - offers];
  const others = points(a, b);
  const chances = points(first.a, first.b).flatMap((one) => others.map((other) => one * other)).sort((x, y) => x - y);
  const at = (share) => chances[Math.min(chances.length - 1, Math.floor(share * chances.length))];
  return {
    given: { mean: a / (a + b), low: betaQuantile(0.1, a, b), high: betaQuantile(0.9, a, b) },
    mean: (first.mean * a) / (a + b),
    low: at(0.1),
    high: at(0.9),
    none: (tries) => chances.reduce((sum, chance) => sum + (1 - chance) ** tries, 0) / chances.length,
  };
}
