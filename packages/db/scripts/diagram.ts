/** `pnpm db:diagram`: writes the diagrams of docs/data-model.md anew from this release's migrations. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawDiagrams, withDiagrams } from "../src/diagram.ts";
import { createTestDatabase } from "../src/testing/test-database.ts";
import { startTestServer } from "../src/testing/test-server.ts";
import { command, say } from "./command.ts";

const page = fileURLToPath(new URL("../../../docs/data-model.md", import.meta.url));

command(async () => {
  const server = await startTestServer();
  try {
    const database = await createTestDatabase(server.url);
    writeFileSync(page, withDiagrams(readFileSync(page, "utf8"), await drawDiagrams(database.superuser)));
    await database.drop();
  } finally {
    await server.stop();
  }
  say(`Wrote ${page}`);
});
