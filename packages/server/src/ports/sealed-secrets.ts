import { randomUUIDv7 } from "node:crypto";
import { openEnvelope, sealEnvelope, type SecretsKeys } from "./envelope.ts";
import { boundTo, holderOf, UnreadableSecret, type SecretsStore } from "./secrets.ts";

const PREFIX = "sealed:";

const idOf = (reference: string): string => reference.slice(PREFIX.length);

const envelopeColumns = { id: true, keyId: true, wrappedKey: true, sealed: true } as const;

/**
 * Envelopes in PostgreSQL. A new operator's key means sealing 32 bytes a secret anew, and never the secrets.
 */
export function sealedSecrets(keys: SecretsKeys): SecretsStore {
  return {
    prefix: PREFIX,
    prepare: (place, secret) => {
      const id = randomUUIDv7();
      const envelope = sealEnvelope(keys, secret, boundTo(holderOf(place), place.column, id));
      const data = { id, keptIn: place.column, ...envelope };
      return Promise.resolve({
        store: async (tx) => {
          if ("userId" in place)
            await tx.sealedPersonSecret.createMany({ data: { ...data, userId: place.userId } });
          else {
            const { tenantId, companyId } = place;
            await tx.sealedSecret.createMany({ data: { ...data, tenantId, companyId } });
          }
          return `${PREFIX}${id}`;
        },
      });
    },
    fetch: async (tx, place, reference) => {
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
      return {
        open: async () => {
          if (!row) throw new UnreadableSecret(reference);
          try {
            return openEnvelope(keys, row, boundTo(holderOf(place), place.column, row.id));
          } catch (error) {
            throw new UnreadableSecret(reference, { cause: error });
          }
        },
      };
    },
    remove: async (tx, place, references) => {
      if (references.length === 0) return;
      const id = { in: references.map(idOf) };
      if ("userId" in place) await tx.sealedPersonSecret.deleteMany({ where: { userId: place.userId, id } });
      else await tx.sealedSecret.deleteMany({ where: { tenantId: place.tenantId, id } });
    },
    // Its rows went with the transaction.
    forget: () => Promise.resolve(),
  };
}
