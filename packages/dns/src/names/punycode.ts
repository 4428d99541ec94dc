const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;

function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

const digitOf = (unit: number): number => {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 26;
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  return BASE;
};

/** The characters that a label after `xn--` stands for (RFC 3492 6.2); undefined where it stands for none. */
function decodeLabel(encoded: string): string | undefined {
  const basicEnd = encoded.lastIndexOf("-");
  const output = Array.from(
    basicEnd > 0 ? encoded.slice(0, basicEnd) : "",
    (each) => each.codePointAt(0) ?? 0,
  );
  let [code, index, bias] = [FIRST_CODE, 0, FIRST_BIAS];
  for (let at = basicEnd > 0 ? basicEnd + 1 : 0; at < encoded.length;) {
    const before = index;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = at < encoded.length ? digitOf(encoded.charCodeAt(at++)) : BASE;
      if (digit >= BASE) return undefined;
      index += digit * weight;
      const threshold = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapt(index - before, length, before === 0);
    code += Math.floor(index / length);
    index %= length;
    if (code > 0x10ffff) return undefined;
    output.splice(index++, 0, code);
  }
  return String.fromCodePoint(...output);
}

/** A name as people read it: A-labels as U-labels (RFC 5890). What cannot be decoded stays as it is. */
export const toUnicode = (name: string): string =>
  name
    .split(".")
    .map((label) => (label.startsWith("xn--") ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join(".");

/**
 * A name as DNS has it: lower case, A-labels, ideographic dots as dots, without the last dot. By the browser's own `URL`,
 * which carries UTS 46; undefined where that refuses the name.
 */
export function toAscii(name: string): string | undefined {
  const trimmed = name.replace(/[.。．｡]$/u, "");
  // `URL` reads some names as addresses, and takes a port or a path for what they are.
  if (trimmed === "" || /[\s/?#:@\\%[\]]/.test(trimmed)) return undefined;
  // An underscore is no letter of a host name, but every second record of ours begins with one.
  const plain = trimmed.toLowerCase();
  if (/^[a-z0-9._-]+$/.test(plain) && !/(^|\.)xn--/.test(plain)) return plain;
  return URL.parse(`http://${trimmed}`)?.hostname;
}
