import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../src/embedded.ts";
import { CommandFault } from "./command.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The passwords that `start` made for its own server. */
export interface Credentials {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
  readonly system: string;
}

export interface EmbeddedDoor {
  readonly server: EmbeddedPostgres;
  readonly credentials: Credentials;
  /** Address of the superuser at the product's database. */
  readonly url: string;
}

/** Opens the server of `start`, whether it runs or not, and leaves it as it was. */
export async function withEmbedded<T>(work: (door: EmbeddedDoor) => Promise<T>): Promise<T> {
  const dataDir = resolve(process.env["DATA_DIR"] || join(root, ".data"));
  const file = join(dataDir, "credentials.json");
  if (!existsSync(file)) {
    throw new CommandFault(
      `There is no ${file}: \`start\` never ran here. Set DATA_DIR to its folder, or give a superuser's address with --url.`,
    );
  }
  const credentials = JSON.parse(readFileSync(file, "utf8")) as Credentials;
  const server = await startEmbeddedPostgres({
    dataDir: join(dataDir, "postgres"),
    password: credentials.superuser,
  });
  try {
    return await work({ server, credentials, url: server.url("rookery") });
  } finally {
    if (!server.wasRunning) await server.stop();
  }
}
