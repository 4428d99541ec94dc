import type { Figure } from "../bench/figures.ts";

/** A proof returns what was tried beside what failed, so that an empty one cannot pass. */
export type Proof = () => Promise<Figure[]>;

/** Something that must be nought. */
export const nought = (name: string, value: number): Figure => ({ name, value, bar: { atMost: 0 } });

/** Something that was tried, at least so often. */
export const tried = (name: string, value: number, atLeast = 1): Figure => ({
  name,
  value,
  bar: { atLeast },
});

/** 1 where the proof, with one guard broken, reported a failure. */
export const control = (proof: string, found: boolean): Figure => ({
  name: `${proof}.control`,
  value: found ? 1 : 0,
  bar: { atLeast: 1 },
});
