import { readRowsAsSystem, type Db } from "@rookery/db";
import type { SendingSettings } from "@rookery/dns";
import { z } from "zod";

/** Keys of `system_config`; what the operator has not set is made from `sending.base`. docs/operations lists them. */
const config = z.object({
  "sending.base": z.string().max(180).default("mail.invalid"),
  "sending.ownership_label": z.string().max(63).default("_domain-owner"),
  "sending.spf_include": z.string().max(253).optional(),
  "sending.mail_hosts": z
    .array(z.object({ preference: z.int().min(0).max(65_535), host: z.string().max(253) }))
    .max(10)
    .optional(),
  "sending.return_path_label": z.string().max(63).default("bounce"),
  "sending.return_path_target": z.string().max(253).optional(),
  "sending.tracking_label": z.string().max(63).default("link"),
  "sending.tracking_target": z.string().max(253).optional(),
  "sending.dkim_target": z.string().max(120).optional(),
  "sending.report_to": z.email().optional(),
});

/** What the platform's mail servers are called, as the operator set it; read at each use, so that a change acts at once. */
export async function sendingSettings(db: Db, appUrl: string): Promise<SendingSettings> {
  const rows = await readRowsAsSystem<{ key: string; value: unknown }>(db, "sending settings", {
    name: "sending_settings",
    text: "SELECT key, value FROM system_config WHERE key LIKE 'sending.%'",
    values: [],
  });
  const given = config.parse({
    "sending.base": defaultBase(appUrl),
    ...Object.fromEntries(rows.map(({ key, value }) => [key, value])),
  });
  const base = given["sending.base"];
  return {
    ownershipLabel: given["sending.ownership_label"],
    spfInclude: given["sending.spf_include"] ?? `_spf.${base}`,
    mailHosts: given["sending.mail_hosts"] ?? [
      { preference: 10, host: `mx1.${base}` },
      { preference: 20, host: `mx2.${base}` },
    ],
    returnPathLabel: given["sending.return_path_label"],
    returnPathTarget: given["sending.return_path_target"] ?? `return.${base}`,
    trackingLabel: given["sending.tracking_label"],
    trackingTarget: given["sending.tracking_target"] ?? `track.${base}`,
    dkimTarget: given["sending.dkim_target"],
    reportTo: given["sending.report_to"],
  };
}

/** The host that people know; on loopback a name that nobody has, so that a try-out points at no stranger. */
function defaultBase(appUrl: string): string {
  const host = URL.parse(appUrl)?.hostname ?? "";
  return host.includes(".") && !/^[\d.]+$/.test(host) ? host : "mail.invalid";
}
