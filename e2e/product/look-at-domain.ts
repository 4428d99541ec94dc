import { mutate, query, type Session } from "./api.ts";
import type { Product } from "./start-product.ts";

/** Asks for a look at the domain, waits for it, and gives the domain as its page shows it then. */
export async function lookAt<Shown>(
  { database: { superuser } }: Product,
  session: Session,
  domainId: string,
): Promise<Shown> {
  const looks = async () =>
    (
      await superuser.query<{ n: number }>("SELECT count(*)::int AS n FROM dns_checks WHERE domain_id = $1", [
        domainId,
      ])
    ).rows[0]?.n ?? 0;
  const before = await looks();
  await superuser.query("DELETE FROM rate_limits");
  await mutate(session, "domains.check", { domainId });
  for (let wait = 0; wait < 400; wait += 1) {
    if ((await looks()) > before) return query<Shown>(session, "domains.byId", { domainId });
    await new Promise((later) => setTimeout(later, 25));
  }
  throw new Error("The domain was not looked at");
}
