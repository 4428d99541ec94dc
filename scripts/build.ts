/** `pnpm build`: makes what is derived from sources, where it is stale; `--client` leaves the portal for later. */
import { ensureClient, ensurePortal } from "./fresh.ts";

if (ensureClient()) process.stdout.write("Made the database client.\n");
if (!process.argv.includes("--client") && ensurePortal()) process.stdout.write("Built the portal.\n");
