/** `pnpm build`: makes what is derived from sources, where it is stale. */
import { ensureClient, ensurePortal } from "./fresh.ts";

if (ensureClient()) process.stdout.write("Made the database client.\n");
if (ensurePortal()) process.stdout.write("Built the portal.\n");
