/**
 * `pnpm dkim:zone`: the DKIM keys of all domains as zone lines below `sending.dkim_target`, for the operator's own name
 * servers. Run it on a schedule and load what it prints; without that setting every domain publishes its key itself.
 */
import { exportRecords } from "@rookery/dns";
import { delegatedKeys } from "../src/features/domains/delegated-keys.ts";
import { sendingSettings } from "../src/features/domains/sending-settings.ts";
import { operatorCommand } from "./operator-command.ts";

await operatorCommand(async (db, env) => {
  const { dkimTarget } = await sendingSettings(db, env.APP_URL);
  return dkimTarget === undefined
    ? { say: "sending.dkim_target is not set, so domains publish their keys themselves.", code: 1 }
    : { say: exportRecords("bind", await delegatedKeys(db, dkimTarget), dkimTarget) };
});
