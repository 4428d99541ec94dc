const FIRST_SLOTS = 1 << 12;
/** Filled share at which the table doubles. */
const FULL = 0.7;
const UNITS = 4;

/**
 * Which keys of a file came before, and on which line: an open-addressed table of 96-bit hashes, 16 bytes a slot, some 32
 * MiB for a million keys. At ten million keys two different ones share a hash with a chance of one in 10^15, and the hash
 * is seeded by chance for each run, so that no file can be made to hit it.
 */
export class SeenKeys {
  #slots = FIRST_SLOTS;
  #table = new Uint32Array(FIRST_SLOTS * UNITS);
  #size = 0;
  readonly #seeds = crypto.getRandomValues(new Uint32Array(3));

  get size(): number {
    return this.#size;
  }

  /**
   * Remembers the key where it is new.
   * @param line from 1 to 2^32 - 1.
   * @returns 0 for a new key, else the line of its first occurrence.
   */
  firstLine(key: string, line: number): number {
    let a = this.#seeds[0] ?? 0;
    let b = this.#seeds[1] ?? 0;
    let c = this.#seeds[2] ?? 0;
    for (let i = 0; i < key.length; i += 1) {
      const unit = key.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x9e3779b1);
      a = (a << 13) | (a >>> 19);
      b = Math.imul(b ^ unit, 0x85ebca77);
      b = (b << 15) | (b >>> 17);
      c = Math.imul(c ^ unit, 0xc2b2ae3d);
      c = (c << 11) | (c >>> 21);
    }
    return this.#find(mix(a ^ key.length), mix(b), mix(c), line);
  }

  #find(a: number, b: number, c: number, line: number): number {
    const table = this.#table;
    const mask = this.#slots - 1;
    for (let slot = a & mask; ; slot = (slot + 1) & mask) {
      const at = slot * UNITS;
      const found = table[at + 3] ?? 0;
      if (found === 0) {
        table[at] = a;
        table[at + 1] = b;
        table[at + 2] = c;
        table[at + 3] = line;
        this.#size += 1;
        if (this.#size > this.#slots * FULL) this.#grow();
        return 0;
      }
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c) return found;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#slots *= 2;
    this.#table = new Uint32Array(this.#slots * UNITS);
    const mask = this.#slots - 1;
    for (let from = 0; from < old.length; from += UNITS) {
      if (old[from + 3] === 0) continue;
      let slot = (old[from] ?? 0) & mask;
      while (this.#table[slot * UNITS + 3] !== 0) slot = (slot + 1) & mask;
      this.#table.set(old.subarray(from, from + UNITS), slot * UNITS);
    }
  }
}

/** The finaliser of MurmurHash3, as an unsigned number. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
