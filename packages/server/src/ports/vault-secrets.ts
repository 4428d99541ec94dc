import { randomUUIDv7 } from "node:crypto";
import { asSystem, type Db } from "@rookery/db";
import type { Logger } from "pino";
import { z } from "zod";
import { AppError } from "../errors.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { boundTo, holderOf, UnreadableSecret, type SecretPlace, type SecretsStore } from "./secrets.ts";
import { VaultFault, type Vault } from "./vault.ts";

const PREFIX = "vault:";

/** A transaction lasts seconds: what no row refers to by then was rolled back, or its process died. */
const UNCLAIMED_SECONDS = 3_600;

const content = z.object({ secret: z.string(), boundTo: z.string() });

export interface VaultSecretsDeps {
  /** Undefined where the settings name none: what was kept there waits. */
  readonly vault: Vault | undefined;
  readonly db: Db;
  readonly log: Logger;
}

/**
 * Secrets in Vault; rows keep their ids, and where they are kept follows from whose they are. Vault and PostgreSQL share no
 * transaction, so a job that is queued before each write deletes what nothing refers to an hour later.
 */
export function vaultSecrets({ vault, db, log }: VaultSecretsDeps): SecretsStore {
  async function ask<T>(work: (there: Vault) => Promise<T>): Promise<T> {
    try {
      if (!vault) throw new VaultFault("unreachable", "VAULT_ADDR is not set");
      return await work(vault);
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error;
      log.warn({ code: error.code, cause: String(error.cause) }, "vault");
      throw new AppError("unavailable", "secrets_unavailable", { retryAfterSeconds: 30 });
    }
  }

  return {
    prefix: PREFIX,
    prepare: async (place, secret) => {
      const id = randomUUIDv7();
      const reference = `${PREFIX}${id}`;
      const job = { place, references: [reference] };
      await asSystem(db, "keep secret", (tx) => enqueue(tx, "forget-secrets", job, UNCLAIMED_SECONDS));
      const bound = boundTo(holderOf(place), place.column, id);
      await ask((there) => there.write(pathOf(place, id), { secret, boundTo: bound }));
      return { store: () => Promise.resolve(reference) };
    },
    fetch: (_, place, reference) => {
      const id = idOf(reference);
      const open = async () => {
        const kept = content.safeParse(await ask((there) => there.read(pathOf(place, id))));
        // A path says whose it is, and may have been copied there.
        if (kept.data?.boundTo !== boundTo(holderOf(place), place.column, id))
          throw new UnreadableSecret(reference);
        return kept.data.secret;
      };
      return Promise.resolve({ open });
    },
    remove: async (tx, place, references) => {
      if (references.length > 0) await enqueue(tx, "forget-secrets", { place, references });
    },
    forget: async (place, references) => {
      for (const reference of references) await ask((there) => there.remove(pathOf(place, idOf(reference))));
    },
  };
}

const idOf = (reference: string): string => reference.slice(PREFIX.length);

const pathOf = (place: SecretPlace, id: string): string =>
  `rookery/${"userId" in place ? "persons" : "tenants"}/${boundTo(holderOf(place), place.column, id)}`;
