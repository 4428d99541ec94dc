import type { Tx } from "@rookery/db";
import { AppError, notFound } from "../../errors.ts";
import { dayInput, type FieldValue, type FieldValueInput, type LeadFieldType } from "./lead-fields.schema.ts";

/** Where a value is kept: one of the three; yes is 1 and no is 0. */
export interface StoredValue {
  readonly text: string | null;
  readonly number: number | null;
  readonly day: Date | null;
}

export interface LeadOfList {
  readonly tenantId: string;
  readonly companyId: string | null;
  readonly leadId: string;
}

/** The value as it is shown. */
export function valueOf(type: LeadFieldType, { text, number, day }: StoredValue): FieldValue | null {
  if (type === "boolean") return number === null ? null : number === 1;
  return text ?? number ?? day?.toISOString().slice(0, "2026-11-30".length) ?? null;
}

/**
 * Gives a lead these values and leaves its other fields alone. The caller holds the lock of the tenant's leads.
 * @returns what changed, by the fields' names.
 * @throws AppError not_found for a field that the lead's list has not; invalid field_value_wrong for a value of another type.
 */
export async function putFieldValues(tx: Tx, lead: LeadOfList, given: readonly FieldValueInput[]) {
  const changes = { before: {} as Record<string, unknown>, after: {} as Record<string, unknown> };
  if (given.length === 0) return changes;
  const { tenantId, companyId, leadId } = lead;
  const fields = await tx.leadField.findMany({
    where: { tenantId, companyId, id: { in: given.map(({ fieldId }) => fieldId) } },
    select: { id: true, name: true, type: true },
  });
  const stored = await tx.leadFieldValue.findMany({
    where: { tenantId, leadId },
    select: { fieldId: true, text: true, number: true, day: true },
  });
  for (const { fieldId, value } of given) {
    const field = fields.find(({ id }) => id === fieldId);
    if (!field) throw notFound();
    const type = field.type as LeadFieldType;
    const kept = stored.find((each) => each.fieldId === fieldId);
    const before = kept ? valueOf(type, kept) : null;
    const next = value === null ? undefined : storedOf({ type, fieldId }, value);
    if (before === value) continue;
    changes.before[field.name] = before;
    changes.after[field.name] = value;
    const key = { tenantId, leadId, fieldId };
    if (!next) await tx.leadFieldValue.deleteMany({ where: key });
    else if (kept) await tx.leadFieldValue.updateMany({ where: key, data: next });
    else await tx.leadFieldValue.createMany({ data: { ...key, companyId, ...next } });
  }
  return changes;
}

function storedOf(
  { type, fieldId }: { type: LeadFieldType; fieldId: string },
  value: FieldValue,
): StoredValue {
  const none = { text: null, number: null, day: null };
  if (type === "text" && typeof value === "string") return { ...none, text: value };
  if (type === "number" && typeof value === "number") return { ...none, number: value };
  if (type === "boolean" && typeof value === "boolean") return { ...none, number: value ? 1 : 0 };
  if (type === "date" && dayInput.safeParse(value).success) return { ...none, day: new Date(String(value)) };
  throw new AppError("invalid", "field_value_wrong", { field: `fields.${fieldId}`, details: { type } });
}
