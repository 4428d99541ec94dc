import { CallRefused, mutate, mutateRaw, PASSWORD, query, signUp, type Session } from "../product/api.ts";
import { setUpTotp } from "../product/second-factor.ts";
import type { Product } from "../product/start-product.ts";
import type { TenantWorld } from "../product/world.ts";

const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "ok",
    (error: unknown) => (error instanceof CallRefused ? error.data.code : "no answer"),
  );

/** Somebody of the tenant with a session of their own, which the other server has answered already. */
async function seated(product: Product, copyUrl: string, world: TenantWorld, role = "member") {
  const { superuser } = product.database;
  await superuser.query("DELETE FROM rate_limits");
  const own = await signUp(product.url);
  const { rows } = await superuser.query<{ id: string }>(
    `INSERT INTO tenant_users (tenant_id, user_id, roles, email)
     SELECT $1, id, ARRAY[$2], email FROM users WHERE email = $3 RETURNING user_id AS id`,
    [world.tenantId, role, own.email],
  );
  const session: Session = { ...own, slug: world.slug };
  const there: Session = { ...session, url: copyUrl };
  if ((await outcome(query(there, "people.list"))) !== "ok") throw new Error("The seat was not taken");
  return { session, there, userId: rows[0]?.id ?? "" };
}
type Seat = Awaited<ReturnType<typeof seated>>;

interface Cause {
  readonly role?: string;
  readonly revoke: (seat: Seat, product: Product, world: TenantWorld) => Promise<unknown>;
  /** What must be refused afterwards; the members' list where nothing else is said. */
  readonly ask?: (seat: Seat) => Promise<unknown>;
}

const otherSession = async (product: Product, email: string): Promise<Session> => {
  const { cookie } = await mutateRaw({ url: product.url }, "sessions.signIn", { email, password: PASSWORD });
  return { url: product.url, cookie, slug: "", email };
};

const causes: Record<string, Cause> = {
  "sign-out": { revoke: ({ session }) => mutate(session, "sessions.signOut") },
  "end one": {
    revoke: async ({ session }, product) => {
      const here = await otherSession(product, session.email);
      const all = await query<{ id: string; isCurrent: boolean }[]>(here, "sessions.list");
      for (const { id } of all.filter(({ isCurrent }) => !isCurrent))
        await mutate(here, "sessions.end", { sessionId: id });
    },
  },
  "end all others": {
    revoke: async ({ session }, product) =>
      mutate(await otherSession(product, session.email), "sessions.endOthers"),
  },
  "end by an admin": {
    revoke: ({ userId }, _product, world) => mutate(world.owner, "people.endSessions", { userId }),
  },
  remove: { revoke: ({ userId }, _product, world) => mutate(world.owner, "people.remove", { userId }) },
  suspend: {
    revoke: ({ userId }, _product, world) =>
      mutate(world.owner, "people.suspend", { userId, isSuspended: true }),
  },
  "role change": {
    role: "admin",
    revoke: ({ userId }, _product, world) =>
      mutate(world.owner, "people.setRole", { userId, role: "member" }),
    ask: ({ there }) => mutate(there, "companies.add", { name: "Not any more" }),
  },
  password: {
    revoke: async ({ session }, product) =>
      mutate(await otherSession(product, session.email), "account.changePassword", {
        current: PASSWORD,
        password: "a long new password",
      }),
  },
  factor: {
    revoke: async ({ session }, product) => setUpTotp(await otherSession(product, session.email)),
  },
  "policy change": {
    revoke: async ({ session }, product, world) => {
      await product.database.superuser.query(
        "UPDATE sessions SET created = now() - interval '2 hours' WHERE user_id = (SELECT id FROM users WHERE email = $1)",
        [session.email],
      );
      const { policy, updated } = await query<{ policy: object; updated: string }>(
        world.owner,
        "policies.current",
      );
      await mutate(world.owner, "policies.save", { policy: { ...policy, sessionTimeoutHours: 1 }, updated });
    },
  },
};

/** Each cause at one server; the other one's next answer must know of it. */
export async function revocation(
  product: Product,
  copyUrl: string,
  world: TenantWorld,
): Promise<{ tried: number; misses: number; controlFound: boolean }> {
  let [count, misses] = [0, 0];
  for (let round = 0; round < 2; round += 1)
    for (const cause of Object.values(causes)) {
      const seat = await seated(product, copyUrl, world, cause.role);
      await cause.revoke(seat, product, world);
      count += 1;
      const ask = cause.ask ?? ((of: Seat) => query(of.there, "people.list"));
      if ((await outcome(ask(seat))) === "ok") misses += 1;
    }
  // A guard broken on purpose: a session that was ended is made to live again.
  const seat = await seated(product, copyUrl, world);
  await mutate(seat.session, "sessions.signOut");
  await product.database.superuser.query(
    "UPDATE sessions SET ended = NULL WHERE user_id = (SELECT id FROM users WHERE email = $1)",
    [seat.session.email],
  );
  const controlFound = (await outcome(query(seat.there, "people.list"))) === "ok";
  return { tried: count, misses, controlFound };
}
