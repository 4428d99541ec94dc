/** Rewrites test/catalogue.snapshot.txt from this release's migrations; the drift test compares it with what they make. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describeCatalogue } from "../src/catalogue.ts";
import { createTestDatabase } from "../src/testing/test-database.ts";
import { startTestServer } from "../src/testing/test-server.ts";

const file = fileURLToPath(new URL("../test/catalogue.snapshot.txt", import.meta.url));
const server = await startTestServer();
try {
  const database = await createTestDatabase(server.url);
  writeFileSync(file, await describeCatalogue(database.superuser));
  await database.drop();
} finally {
  await server.stop();
}
process.stdout.write(`Wrote ${file}. Read the difference before you commit it.\n`);
