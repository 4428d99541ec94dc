import { TRPCError } from "@trpc/server";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { RateLimits } from "../rate-limits.ts";
import { createTestApp, type TestApp, type TestCaller } from "../testing/create-test-app.ts";
import { asAppError } from "../trpc.ts";
import { procedureKinds } from "./call-procedure.ts";
import { generatedInputs } from "./generated-inputs.ts";
import { createMatrixWorld, type Actor, type MatrixWorld } from "./matrix-world.ts";
import { randomIds } from "./callers.ts";
import { idsNamed, procedureMatrix } from "./procedure-matrix.ts";

const INPUTS = 200;
const AT_ONCE = 20;

/** The limits have tests of their own; here they would keep most inputs from being looked at. */
const noLimits: RateLimits = {
  spend: async () => undefined,
  forget: async () => undefined,
  giveBack: async () => undefined,
  held: async () => new Map(),
  lift: async () => undefined,
};

let world: TestApp;
let matrix: MatrixWorld;
let owner: Actor;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"), { limits: noLimits });
  matrix = await createMatrixWorld(world);
  const found = matrix.actors.find(({ column }) => column === "owner");
  if (!found) throw new Error("Nobody plays the owner");
  owner = found;
});
afterAll(() => world.close());

type Procedure = (input: unknown) => Promise<unknown>;

function procedureOf(caller: TestCaller, path: string): Procedure {
  const [slice = "", name = ""] = path.split(".");
  const procedure = (caller as unknown as Record<string, Record<string, Procedure>>)[slice]?.[name];
  if (!procedure) throw new Error(`${path} cannot be called`);
  return procedure;
}

/** `ok`, `code: reason`, or for a bug its own words. */
async function outcomeOf(procedure: Procedure, input: unknown): Promise<string> {
  try {
    const answer = await procedure(input);
    // A subscription's stream is opened by the first look into it, and closed again.
    if (isStream(answer)) {
      const stream = answer[Symbol.asyncIterator]();
      await stream.next();
      await stream.return?.();
    }
    return "ok";
  } catch (error) {
    const known = asAppError(error instanceof TRPCError ? error.cause : error);
    return known ? `${known.code}: ${known.reason}` : `internal: ${String(error)}`;
  }
}

const isStream = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;

const sent = (input: unknown): string => (JSON.stringify(input) ?? "undefined").slice(0, 300);

/** Outcomes of the generated inputs, each with one input that led to it. */
async function tryInputs(path: string): Promise<Map<string, string>> {
  const line = procedureMatrix[path];
  if (!line) throw new Error(`${path} has no line in procedure-matrix.ts`);
  const ids = await matrix.freshIds(idsNamed(line), line.isArchived);
  const caller = await world.as({ personId: owner.personId ?? "", tenant: owner.tenant });
  const inputs = fc.sample(generatedInputs(line.input(ids)), { numRuns: INPUTS, seed: 20_261_123 });
  const outcomes = new Map<string, string>();
  for (let begin = 0; begin < inputs.length; begin += AT_ONCE) {
    const batch = inputs.slice(begin, begin + AT_ONCE);
    const found = await Promise.all(batch.map((input) => outcomeOf(procedureOf(caller, path), input)));
    for (const [at, outcome] of found.entries()) outcomes.set(outcome, sent(batch[at]));
  }
  return outcomes;
}

/** These read no input at all, so whatever comes is as good as nothing. */
const takesNone = (path: string): boolean => procedureMatrix[path]?.input(randomIds()) === undefined;

describe(`${INPUTS} generated inputs`, () => {
  test.each(Object.keys(procedureKinds).toSorted())("to %s meet an answer, never a bug", async (path) => {
    const outcomes = await tryInputs(path);
    expect([...outcomes].filter(([outcome]) => outcome.startsWith("internal"))).toEqual([]);
    expect([...outcomes.keys()].filter((outcome) => outcome.startsWith("unavailable"))).toEqual([]);
    // Else the inputs never reached the procedure's own rules.
    expect(outcomes.has("invalid: invalid_input") || takesNone(path)).toBe(true);
  });

  test("leave no mark on what all objects share", () => {
    expect(({} as Record<string, unknown>)["isPolluted"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
