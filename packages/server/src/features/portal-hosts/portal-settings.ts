import { readRowsAsSystem } from "@rookery/db";
import type { PortalSettings } from "@rookery/dns";
import { z } from "zod";
import type { Deps } from "../../context.ts";
import { sendingSettings } from "../domains/sending-settings.ts";

const target = z
  .string()
  .max(253)
  .transform((name) => name.toLowerCase().replace(/\.$/, ""));

/** Where a tenant's host has to lead: `portal.target` of `system_config`, else the host of APP_URL. Read at each use. */
export async function portalNames({ db, env }: Pick<Deps, "db" | "env">) {
  const [{ ownershipLabel }, rows] = await Promise.all([
    sendingSettings(db, env.APP_URL),
    readRowsAsSystem<{ value: unknown }>(db, "portal settings", {
      name: "portal_settings",
      text: "SELECT value FROM system_config WHERE key = 'portal.target'",
      values: [],
    }),
  ]);
  const given = target.safeParse(rows[0]?.value);
  const host = given.success ? given.data : defaultTarget(env.APP_URL);
  return { ownershipLabel, target: host };
}

/** The same with what the target's name leads to now; for a look, because it asks the network. */
export async function portalSettings(deps: Pick<Deps, "db" | "dns" | "env">): Promise<PortalSettings> {
  const names = await portalNames(deps);
  const { records } = await deps.dns.resolve(names.target, "A");
  const addresses = records.flatMap((record) => (record.type === "A" ? [record.address] : []));
  return { ...names, addresses };
}

/** On loopback a name that nobody has, so that a try-out points at no stranger. */
function defaultTarget(appUrl: string): string {
  const { hostname } = new URL(appUrl);
  return hostname.includes(".") && !/^[\d.]+$/.test(hostname) ? hostname : "portal.invalid";
}
