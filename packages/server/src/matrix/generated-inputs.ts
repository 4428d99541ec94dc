import fc from "fast-check";

const depth = 2_000;
const nested = (open: string, close: string, inside: string): unknown =>
  JSON.parse(open.repeat(depth) + inside + close.repeat(depth));

/** Strings that databases, parsers, paths and pages have stumbled over. */
const strings = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\udfff x",
    "\u202e\u200b\ufeff",
    "'; DROP TABLE companies; --",
    "$1",
    "%s%n",
    "../../../etc/passwd",
    "{}",
    "null",
    "NaN",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "a@b.c",
    "é".repeat(500).normalize("NFD"),
    "x".repeat(100),
    "x".repeat(101),
    "x".repeat(1_025),
    "x".repeat(200_000),
    "\u{1f4a3}".repeat(300),
  ),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.uuid(),
);

const numbers = fc.oneof(
  fc.constantFrom(0, -0, -1, 1, 0.5, 100, 101, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Objects as an attacker's client sends them: a query library's operators, and keys that reach for prototypes. */
const objects = fc.constantFrom<unknown>(
  {},
  [],
  [[]],
  { contains: "" },
  { not: null },
  { in: [] },
  { equals: 1, mode: "insensitive" },
  { OR: [{}] },
  { set: null },
  { increment: 1 },
  { $ne: null },
  { toString: "x" },
  JSON.parse('{"then":"x"}'),
  { length: 1e9 },
  { toJSON: "x" },
  JSON.parse('{"__proto__":{"isPolluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"isPolluted":true}}}'),
  nested("[", "]", "1"),
  nested('{"a":', "}", "1"),
  Array.from({ length: 5_000 }, (_, at) => at),
  Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, at])),
);

const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: strings },
  { weight: 2, arbitrary: numbers },
  { weight: 3, arbitrary: objects },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, undefined) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The places in an input, such as `columns.email`. */
function placesOf(input: unknown, above: readonly string[] = []): string[][] {
  if (!isObject(input)) return [];
  return Object.entries(input).flatMap(([name, value]) => {
    const place = above.concat(name);
    return [place].concat(placesOf(value, place));
  });
}

/** The input with what stands at the place replaced; taken away where it is undefined. */
function replaced(input: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const copy: Record<string, unknown> = isObject(input) ? { ...input } : {};
  const next = replaced(copy[name], rest, value);
  if (next === undefined) delete copy[name];
  // As JSON.parse does, and unlike an assignment, which would reach the prototype.
  else
    Object.defineProperty(copy, name, { value: next, enumerable: true, configurable: true, writable: true });
  return copy;
}

const strangeNames = [
  "__proto__",
  "constructor",
  "where",
  "data",
  "orderBy",
  "id",
  "tenantId",
  "userId",
  "role",
  "",
];

/** Inputs like `valid` with something wrong in one place or more, with fields that do not exist, or unlike it altogether. */
export function generatedInputs(valid: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(valid);
  if (places.length === 0) return anything;
  const change = fc.tuple(fc.constantFrom(...places), anything);
  const addition = fc.tuple(fc.constantFrom(...strangeNames), anything);
  return fc.oneof(
    { weight: 5, arbitrary: change.map(([place, value]) => replaced(valid, place, value)) },
    {
      weight: 2,
      arbitrary: fc
        .array(change, { minLength: 2, maxLength: 4 })
        .map((changes) => changes.reduce((input, [place, value]) => replaced(input, place, value), valid)),
    },
    { weight: 2, arbitrary: addition.map(([name, value]) => replaced(valid, [name], value)) },
    { weight: 1, arbitrary: anything },
  );
}
