import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

export type SchemaEngine = engineModule.SchemaEngine;

/** The part of the standard that is used; its types come with the browser's library only. */
interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: Record<string, object>): Promise<{ exports: Record<string, unknown> }>;
  Module: { imports(module: object): { module: string }[] };
}

/** The engine's module keeps one instance a process, whatever the number of copies of this file that a test runner loads. */
const place = globalThis as { [key: symbol]: Promise<void> | undefined };
const loaded = Symbol.for("rookery.schema-engine");

/** Instantiates the WebAssembly by hand: Node cannot import a `.wasm` file as a module without a flag. */
function loadWebAssembly(): Promise<void> {
  place[loaded] ??= (async () => {
    const { WebAssembly: api } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
    const resolve = createRequire(import.meta.url).resolve;
    const file = resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
    const module = await api.compile(await readFile(file));
    const imports: Record<string, object> = {};
    for (const { module: name } of api.Module.imports(module)) {
      imports[name] = engineModule;
    }
    const instance = await api.instantiate(module, imports);
    engineModule.__wbg_set_wasm(instance.exports);
    (instance.exports["__wbindgen_start"] as () => void)();
  })();
  return place[loaded];
}

/**
 * Prisma's adapter cuts scripts at every semicolon, which breaks function bodies; PostgreSQL takes a script whole, and
 * then as one transaction.
 */
function wholeScripts(
  pool: pg.Pool,
  faults: unknown[],
  ending: (script: string) => string,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      adapter.executeScript = async (script) => {
        await pool.query(script + ending(script)).catch((error: unknown) => {
          faults.push(error);
          throw error;
        });
      };
      return adapter;
    },
  };
}

/** A script was refused by PostgreSQL; `cause` is what it said. */
export class ScriptFault extends Error {
  override name = "ScriptFault";
}

/**
 * Opens Prisma's own schema engine on a database, does the work, and closes it.
 * The engine is the WebAssembly build, so nothing has to be downloaded.
 * @param ending SQL to run in the transaction of a script, after it.
 * @throws ScriptFault
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
  ending: (script: string) => string = () => "",
): Promise<T> {
  await loadWebAssembly();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const faults: unknown[] = [];
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool, faults, ending));
    const engine = await engineModule.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    // The engine answers with its own stack only; what PostgreSQL said about the script is the cause.
    throw faults.length > 0 ? new ScriptFault("A script failed", { cause: faults[0] }) : error;
  } finally {
    await pool.end();
  }
}
