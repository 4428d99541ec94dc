import type { Tx } from "@rookery/db";

/** A tenant's secret, kept behind its walls. */
export interface TenantSecretPlace {
  readonly tenantId: string;
  readonly companyId: string | null;
  /** Table and column that keep the reference. */
  readonly column: "dkim_keys.secret_ref" | "email_accounts.vault_key_path";
}

/** A person's own, whatever their tenants; reached as rookery_system alone. */
export interface PersonSecretPlace {
  readonly userId: string;
  readonly column: "user_totp.secret_ref";
}

/** Whose secret it is, and for what; all of it is bound to the secret, so that one that is moved cannot be opened. */
export type SecretPlace = TenantSecretPlace | PersonSecretPlace;

export interface PreparedSecret {
  /** Keeps it in the caller's transaction; gives the reference for the row. */
  store(tx: Tx): Promise<string>;
}

export interface FetchedSecret {
  /**
   * @throws UnreadableSecret where it is gone, altered, moved, or sealed under a key that is not given any more; AppError
   * unavailable secrets_unavailable where that cannot be known now.
   */
  open(): Promise<string>;
}

/**
 * Secrets by reference: rows, logs and jobs hold `sealed:<id>` or `vault:<id>`, and never what is behind it. What takes a
 * transaction asks no network; what may ask it takes none and is called outside of any.
 */
export interface Secrets {
  /** Makes a secret ready to be kept. One that no row comes to refer to is let go by itself. @throws AppError unavailable secrets_unavailable. */
  prepare(place: SecretPlace, secret: string): Promise<PreparedSecret>;
  /** Reads what the database has of it, so that it can be opened once the transaction is over. */
  fetch(tx: Tx, place: SecretPlace, reference: string): Promise<FetchedSecret>;
  /** Lets secrets go with the rows that refer to them, if the transaction commits. */
  remove(tx: Tx, place: SecretPlace, references: readonly string[]): Promise<void>;
  /** What is left to do of `remove` outside of the database; the job `forget-secrets` does it. Safe to repeat. */
  forget(place: SecretPlace, references: readonly string[]): Promise<void>;
}

/** One keeper of secrets, known by how its references begin. */
export interface SecretsStore extends Secrets {
  readonly prefix: string;
}

export class UnreadableSecret extends Error {
  override name = "UnreadableSecret";
}

export const holderOf = (place: SecretPlace): string => ("userId" in place ? place.userId : place.tenantId);

/** What a secret is bound to. */
export const boundTo = (holderId: string, column: string, id: string): string =>
  `${holderId}/${column}/${id}`;

/** New secrets go to the first store; a reference is followed by the one that gave it, so that an install may change its store. */
export function secretsByReference(first: SecretsStore, ...others: SecretsStore[]): Secrets {
  const stores = [first, ...others];
  const own = (store: SecretsStore, references: readonly string[]) =>
    references.filter((reference) => reference.startsWith(store.prefix));
  return {
    prepare: first.prepare,
    fetch: (tx, place, reference) => {
      const store = stores.find(({ prefix }) => reference.startsWith(prefix));
      if (!store) return Promise.resolve({ open: () => Promise.reject(new UnreadableSecret(reference)) });
      return store.fetch(tx, place, reference);
    },
    remove: async (tx, place, references) => {
      for (const store of stores) await store.remove(tx, place, own(store, references));
    },
    forget: async (place, references) => {
      for (const store of stores) await store.forget(place, own(store, references));
    },
  };
}
