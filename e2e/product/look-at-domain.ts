import { mutate, query, type Session } from "./api.ts";
import type { Product } from "./start-product.ts";

/**
 * Asks for a look at the domain, waits for it, and gives the domain as its page shows it then. A look that the schedule began
 * before, and that ends only now, saw the zone as it was.
 */
export async function lookAt<Shown>(
  { database: { superuser } }: Product,
  session: Session,
  domainId: string,
): Promise<Shown> {
  const { rows: clock } = await superuser.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const isLooked = async () => {
    const { rowCount } = await superuser.query(
      "SELECT 1 FROM dns_checks WHERE domain_id = $1 AND created - make_interval(secs => took_ms / 1000.0) >= $2",
      [domainId, clock[0]?.now],
    );
    return rowCount !== null && rowCount > 0;
  };
  await superuser.query("DELETE FROM rate_limits");
  await mutate(session, "domains.check", { domainId });
  for (let wait = 0; wait < 400; wait += 1) {
    if (await isLooked()) return query<Shown>(session, "domains.byId", { domainId });
    await new Promise((later) => setTimeout(later, 25));
  }
  throw new Error("The domain was not looked at");
}
