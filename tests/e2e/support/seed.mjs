// Chance that can be had again: the same seed draws the same numbers.

/** Numbers in [0, 1), from a seed of 32 bits (the generator mulberry32). */
export function drawsFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed asked for by `AFFILIO_SEED`, else a new one. */
export function chosenSeed() {
  const asked = process.env.AFFILIO_SEED;
  return asked ? Number(asked) >>> 0 : Math.floor(Math.random() * 2 ** 32);
}
