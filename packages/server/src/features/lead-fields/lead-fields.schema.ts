import { z } from "zod";
import { line } from "../../text-input.ts";

export const leadFieldTypes = ["text", "number", "date", "boolean"] as const;
export type LeadFieldType = (typeof leadFieldTypes)[number];

/** Own fields that a company may have: each is a column of the list, a part of every form and of every filter. */
export const FIELDS_MAX = 20;

/** Counting stops here: whether more leads than that have a value tells nobody more. */
export const VALUE_COUNT_CAP = 10_000;

const name = line(60);

export const listLeadFieldsInput = z.strictObject({ companyId: z.uuid().nullable() });

export const addLeadFieldInput = z.strictObject({
  /** Null = the tenant's own pool. */
  companyId: z.uuid().nullable(),
  name,
  /** For good: values of one type cannot be read as another. */
  type: z.enum(leadFieldTypes),
});

export const updateLeadFieldInput = z.strictObject({ fieldId: z.uuid(), name });

export const leadFieldInput = z.strictObject({ fieldId: z.uuid() });

/** A day of the calendar that PostgreSQL has: it knows no year 0. */
export const dayInput = z.iso.date().refine((day) => !day.startsWith("0000"), "wrong_form");

/** Far beyond what anybody counts, and exact in a double. */
export const numberInput = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

/** The value of one field: text, a number, a day as `2026-11-30`, yes or no, by the field's type; null = none. */
export const fieldValueInput = z.strictObject({
  fieldId: z.uuid(),
  value: z.union([line(500), numberInput, z.boolean(), z.null()]),
});
export type FieldValueInput = z.output<typeof fieldValueInput>;
export type FieldValue = NonNullable<FieldValueInput["value"]>;

const bound = z.union([numberInput, dayInput]).optional();

/** Leads by the value of one field: exactly this text, this number, yes or no; or a number or a day from and to, both included. */
export const fieldFilter = z
  .strictObject({
    fieldId: z.uuid(),
    is: z.union([line(500), numberInput, z.boolean()]).optional(),
    from: bound,
    to: bound,
  })
  .refine(({ is, from, to }) => (is === undefined) !== (from === undefined && to === undefined), "required")
  .refine(
    ({ from, to }) => from === undefined || to === undefined || typeof from === typeof to,
    "wrong_type",
  );
export type FieldFilter = z.output<typeof fieldFilter>;
