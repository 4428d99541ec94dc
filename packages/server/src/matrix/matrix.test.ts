import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, type TestApp } from "../testing/create-test-app.ts";
import { callProcedure, procedureKinds, type Answered } from "./call-procedure.ts";
import {
  COMPANY_MARK,
  createMatrixWorld,
  TENANT_MARK,
  type Actor,
  type MatrixWorld,
} from "./matrix-world.ts";
import { idsOfCompany, randomIds, type Column, type Ids, type Line } from "./callers.ts";
import { idsNamed, procedureMatrix } from "./procedure-matrix.ts";

let world: TestApp;
let matrix: MatrixWorld;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
  matrix = await createMatrixWorld(world);
});
afterAll(() => world.close());

const paths = Object.keys(procedureKinds).toSorted();
const lineOf = (path: string): Line => {
  const line = procedureMatrix[path];
  if (!line) throw new Error(`${path} has no line in procedure-matrix.ts`);
  return line;
};

const call = (actor: Actor, path: string, ids: Ids, tenant = actor.tenant): Promise<Answered> =>
  callProcedure(world, { personId: actor.personId, tenant, path, input: lineOf(path).input(ids) });

test("every procedure of the router has a line in the matrix, and every line a procedure", () => {
  expect(Object.keys(procedureMatrix).toSorted()).toEqual(paths);
});

/** Words that must not reach the caller, whatever they ask about a company of the tenant. */
const secrets: Record<Column, readonly string[]> = {
  worker: [],
  viewer: [],
  admin: [],
  owner: [],
  elsewhere: [COMPANY_MARK],
  nobody: [COMPANY_MARK, TENANT_MARK],
  outsider: [COMPANY_MARK, TENANT_MARK],
  stranger: [COMPANY_MARK, TENANT_MARK],
};

interface Asked {
  readonly actor: Actor;
  readonly answer: Answered;
}

/** Calls as each at once, about rows of the tenant that nothing else uses; a mutation uses its rows up. */
async function ask(path: string, actors: readonly Actor[], isUsedUp: boolean) {
  const line = lineOf(path);
  const fresh = () => matrix.freshIds(idsNamed(line), line.isArchived);
  const shared = await fresh();
  const ready = await Promise.all(
    actors.map(async (actor) => {
      const sessionId = await matrix.sessionFor(actor);
      return { actor, ids: { ...(isUsedUp ? await fresh() : shared), sessionId } };
    }),
  );
  const before = await matrix.digest();
  const asked: Asked[] = await Promise.all(
    ready.map(async ({ actor, ids }) => ({ actor, answer: await call(actor, path, ids) })),
  );
  return { asked, isChanged: (await matrix.digest()) !== before };
}

/** Those whose calls may leave a trace in the tenant; what all others leave there is a fault. */
const mayWrite = ({ column }: Actor, { outcomes, isOwn = false }: Line): boolean =>
  column === "admin" || column === "owner" || ((column === "worker" || isOwn) && outcomes[column] === "ok");

describe("who may call what", () => {
  test.each(paths)(
    "%s answers each caller as its line says, and changes nothing for others",
    async (path) => {
      const line = lineOf(path);
      const others = matrix.actors.filter((actor) => !mayWrite(actor, line));
      const bystanders = await ask(path, others, false);
      const writers = matrix.actors.filter((actor) => mayWrite(actor, line));
      const insiders = await ask(path, writers, procedureKinds[path] === "mutation");
      const all = [...bystanders.asked, ...insiders.asked];
      expect(all.map(({ actor, answer }) => `${actor.name} - ${answer.outcome}`)).toEqual(
        all.map(({ actor }) => `${actor.name} - ${line.outcomes[actor.column]}`),
      );
      expect(bystanders.isChanged, "a call of somebody who may not write changed the tenant").toBe(false);
      const told = all.flatMap(({ actor, answer }) =>
        secrets[actor.column].filter((word) => answer.bytes.includes(word)).map((word) => [actor.name, word]),
      );
      expect(told, "words that reached somebody who may not know them").toEqual([]);
    },
  );
});

interface Look {
  readonly actor: Actor;
  /** What the actor may name. */
  readonly own: Ids;
  /** What is there and out of the actor's sight. */
  readonly foreign: Ids;
  readonly names: readonly (keyof Ids)[];
}

/** Every caller with every set of rows that is not theirs. */
async function looks(path: string): Promise<Look[]> {
  const line = lineOf(path);
  const { actors, elsewhereIds, poolIds, purgedIds, strangerIds } = matrix;
  const names = idsNamed(line);
  const ofCompany = names.filter((name) => idsOfCompany.includes(name));
  const ours = await matrix.freshIds(names, line.isArchived);
  const withSession = async (actor: Actor) => ({ ...ours, sessionId: await matrix.sessionFor(actor) });
  const found = await Promise.all(
    actors.map(async (actor): Promise<Look[]> => {
      const own = await withSession(actor);
      if (actor.column === "stranger") return [{ actor, own: strangerIds, foreign: own, names }];
      if (actor.column === "outsider" || actor.column === "nobody")
        return [{ actor, own: randomIds(), foreign: own, names }];
      const beyondTenant = { actor, own, foreign: strangerIds, names };
      // Its leads and imports can be named by those who manage the tenant until the job has removed them.
      const gone = { actor, own, foreign: purgedIds, names: path.startsWith("companies.") ? ofCompany : [] };
      const pool = { actor, own, foreign: poolIds, names: ofCompany };
      if (actor.column === "elsewhere")
        return [beyondTenant, gone, pool, { actor, own: elsewhereIds, foreign: ours, names: ofCompany }];
      if (actor.column === "worker" || actor.column === "viewer")
        return [beyondTenant, gone, pool, { actor, own, foreign: elsewhereIds, names: ofCompany }];
      return [beyondTenant, gone];
    }),
  );
  return found.flat();
}

const naming = paths.filter((path) => procedureMatrix[path] && idsNamed(lineOf(path)).length > 0);

describe("what is out of sight and what is not there", () => {
  test.each(naming)("%s answers both alike, to the byte", async (path) => {
    for (const { actor, own, foreign, names } of await looks(path)) {
      for (const name of names) {
        const [hidden, absent] = await Promise.all([
          call(actor, path, { ...own, [name]: foreign[name] }),
          call(actor, path, { ...own, [name]: randomIds()[name] }),
        ]);
        expect(hidden.bytes, `${path} as ${actor.name}, ${name}`).toBe(absent.bytes);
      }
    }
  });

  test("a tenant that the caller does not belong to answers as one that is not there", async () => {
    const outside = matrix.actors.filter(({ column }) => column === "outsider" || column === "nobody");
    let compared = 0;
    for (const actor of outside) {
      for (const path of paths.filter((each) => lineOf(each).outcomes[actor.column] !== "ok")) {
        const ids = randomIds();
        const hidden = await call(actor, path, ids);
        const absent = await call(actor, path, ids, `nowhere-${ids.leadId.slice(0, 8)}`);
        expect(hidden.bytes, `${path} as ${actor.name}`).toBe(absent.bytes);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(paths.length);
  });
});
