import { randomUUIDv7 } from "node:crypto";
import type { Tx } from "@rookery/db";
import { openEnvelope, sealEnvelope, type SecretsKeys } from "./envelope.ts";

/** A tenant's secret, kept behind its walls. */
export interface TenantSecretPlace {
  readonly tenantId: string;
  readonly companyId: string | null;
  /** Table and column that keep the reference: `dkim_keys.secret_ref`. */
  readonly column: string;
}

/** A person's own, whatever their tenants; reached as rookery_system alone. */
export interface PersonSecretPlace {
  readonly userId: string;
  readonly column: string;
}

/** Whose secret it is, and for what; all of it is bound into the seal, so that a row that is moved cannot be opened. */
export type SecretPlace = TenantSecretPlace | PersonSecretPlace;

/** Secrets by reference: rows, logs and jobs hold `sealed:<id>`, and never what is behind it. */
export interface Secrets {
  /** Seals in the caller's transaction; gives the reference to keep. */
  seal(tx: Tx, place: SecretPlace, secret: string): Promise<string>;
  /** @throws UnreadableSecret where it is gone, altered, or sealed under a key that is not given any more. */
  open(tx: Tx, place: SecretPlace, reference: string): Promise<string>;
  remove(tx: Tx, place: SecretPlace, references: readonly string[]): Promise<void>;
}

export class UnreadableSecret extends Error {
  override name = "UnreadableSecret";
}

const PREFIX = "sealed:";

const idOf = (reference: string): string => reference.slice(PREFIX.length);

/** What the seal of a secret is bound to. */
export const boundTo = (holderId: string, column: string, id: string): string =>
  `${holderId}/${column}/${id}`;

const envelopeColumns = { id: true, keyId: true, wrappedKey: true, sealed: true } as const;

/**
 * Envelopes in PostgreSQL. A new operator's key means sealing 32 bytes a secret anew, and never the secrets.
 */
export function sealedSecrets(keys: SecretsKeys): Secrets {
  return {
    seal: async (tx, place, secret) => {
      const id = randomUUIDv7();
      const common = { id, keptIn: place.column };
      if ("userId" in place) {
        const envelope = sealEnvelope(keys, secret, boundTo(place.userId, place.column, id));
        await tx.sealedPersonSecret.createMany({ data: { ...common, ...envelope, userId: place.userId } });
      } else {
        const { tenantId, companyId } = place;
        const envelope = sealEnvelope(keys, secret, boundTo(tenantId, place.column, id));
        await tx.sealedSecret.createMany({ data: { ...common, ...envelope, tenantId, companyId } });
      }
      return `${PREFIX}${id}`;
    },
    open: async (tx, place, reference) => {
      const id = idOf(reference);
      const row =
        "userId" in place
          ? await tx.sealedPersonSecret.findFirst({
              where: { userId: place.userId, id },
              select: envelopeColumns,
            })
          : await tx.sealedSecret.findFirst({
              where: { tenantId: place.tenantId, id },
              select: envelopeColumns,
            });
      if (!row) throw new UnreadableSecret(reference);
      try {
        const holder = "userId" in place ? place.userId : place.tenantId;
        return openEnvelope(keys, row, boundTo(holder, place.column, row.id));
      } catch (error) {
        throw new UnreadableSecret(reference, { cause: error });
      }
    },
    remove: async (tx, place, references) => {
      const id = { in: references.map(idOf) };
      if ("userId" in place) await tx.sealedPersonSecret.deleteMany({ where: { userId: place.userId, id } });
      else await tx.sealedSecret.deleteMany({ where: { tenantId: place.tenantId, id } });
    },
  };
}
