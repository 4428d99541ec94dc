import { addLeadInput, type updateLeadInput } from "@rookery/server/leads/schema";
import { numberInput } from "@rookery/server/lead-fields/schema";
import type { z } from "zod";
import type { LeadOwnField, WholeLead } from "./use-lead.ts";

/** What a form says of a lead; an own field as it is typed, by its id, empty = none. */
export interface LeadDraft {
  readonly email: string;
  readonly name: string;
  readonly employer: string;
  readonly tags: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

export type OwnField = Pick<LeadOwnField, "fieldId" | "name" | "type">;
type FieldValue = LeadOwnField["value"];

/** How an own field's value is typed. */
export const typedOf = (value: FieldValue): string => (value === null ? "" : String(value));

export const draftOf = (lead: WholeLead): LeadDraft => ({
  email: lead.email,
  name: lead.name ?? "",
  employer: lead.employer ?? "",
  tags: lead.tags.map(({ name }) => name),
  fields: Object.fromEntries(lead.fields.map(({ fieldId, value }) => [fieldId, typedOf(value)])),
});

export const emptyDraft = (fields: readonly OwnField[]): LeadDraft => ({
  email: "",
  name: "",
  employer: "",
  tags: [],
  fields: Object.fromEntries(fields.map(({ fieldId }) => [fieldId, ""])),
});

/** The value that was typed into a field of this type. */
export function valueOf(type: OwnField["type"], typed: string): FieldValue {
  const text = typed.trim();
  if (text === "") return null;
  if (type === "number") return Number(text);
  if (type === "boolean") return text === "true";
  return text;
}

export const valuesOf = (fields: readonly OwnField[], draft: LeadDraft) =>
  fields.map(({ fieldId, type }) => ({ fieldId, value: valueOf(type, draft.fields[fieldId] ?? "") }));

/** A part of a draft that can be changed and chosen by itself: `name`, `tags`, or `fields.<id>`. */
export type DraftPart = "email" | "name" | "employer" | "tags" | `fields.${string}`;

export const partsOf = (draft: LeadDraft): DraftPart[] => [
  "email",
  "name",
  "employer",
  "tags",
  ...Object.keys(draft.fields).map((id): DraftPart => `fields.${id}`),
];

export function partOf(draft: LeadDraft, part: DraftPart): string | readonly string[] {
  if (part === "tags") return draft.tags;
  if (part === "email" || part === "name" || part === "employer") return draft[part].trim();
  return (draft.fields[part.slice("fields.".length)] ?? "").trim();
}

export const isSamePart = (one: LeadDraft, other: LeadDraft, part: DraftPart): boolean => {
  const [mine, theirs] = [partOf(one, part), partOf(other, part)];
  const order = (value: string | readonly string[]) =>
    typeof value === "string" ? value : JSON.stringify(value.toSorted());
  return order(mine) === order(theirs);
};

/** A draft with some parts of another one. */
export function withParts(draft: LeadDraft, other: LeadDraft, parts: readonly DraftPart[]): LeadDraft {
  const own = new Set(parts);
  const fields = Object.keys({ ...draft.fields, ...other.fields });
  return {
    email: own.has("email") ? other.email : draft.email,
    name: own.has("name") ? other.name : draft.name,
    employer: own.has("employer") ? other.employer : draft.employer,
    tags: own.has("tags") ? other.tags : draft.tags,
    fields: Object.fromEntries(
      fields.map((id) => [id, (own.has(`fields.${id}`) ? other : draft).fields[id] ?? ""]),
    ),
  };
}

type Update = z.input<typeof updateLeadInput>;

/** What a draft changes of a lead, and nothing that it leaves as it is. */
export function changesOf(lead: WholeLead, draft: LeadDraft): Update {
  const before = draftOf(lead);
  const isChanged = (part: DraftPart) => !isSamePart(before, draft, part);
  const fields = valuesOf(lead.fields, draft).filter(({ fieldId }) => isChanged(`fields.${fieldId}`));
  return {
    leadId: lead.id,
    updatedAt: lead.updatedAt,
    ...(isChanged("email") && { email: draft.email }),
    ...(isChanged("name") && { name: draft.name }),
    ...(isChanged("employer") && { employer: draft.employer }),
    ...(isChanged("tags") && { tags: [...draft.tags] }),
    ...(fields.length > 0 && { fields }),
  };
}

export const isUnchanged = (lead: WholeLead, draft: LeadDraft): boolean =>
  partsOf(draft).every((part) => isSamePart(draftOf(lead), draft, part));

export type DraftFaults = Readonly<Record<string, string>>;

/** What the server would refuse, by part; the message is a key of the rules' catalogue. */
export function faultsOf(fields: readonly OwnField[], draft: LeadDraft): DraftFaults {
  const read = addLeadInput.pick({ email: true, name: true, employer: true, tags: true }).safeParse({
    email: draft.email,
    name: draft.name,
    employer: draft.employer,
    tags: [...draft.tags],
  });
  const text = read.success ? [] : read.error.issues.map(({ path, message }) => [String(path[0]), message]);
  const own = fields.flatMap(({ fieldId, type }) => {
    const value = valueOf(type, draft.fields[fieldId] ?? "");
    const isWrong = type === "number" && value !== null && !numberInput.safeParse(value).success;
    return isWrong ? [[`fields.${fieldId}`, "field_value_wrong"]] : [];
  });
  return Object.fromEntries([...own, ...text.toReversed()]);
}
