import { TAGS_MAX } from "@rookery/server/leads/schema";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TokenField } from "../../ui/token-field.tsx";
import type { OwnField } from "./lead-draft.ts";
import type { LeadForm } from "./use-lead-form.ts";
import { useTagNames } from "./use-lead.ts";

export interface LeadInputsProps {
  readonly form: LeadForm;
  readonly companyId: string;
  readonly fields: readonly OwnField[];
  /** The address of a suppressed lead stays: an opt-out belongs to it. */
  readonly isEmailFixed?: boolean;
}

/** All that can be said of a lead by hand. */
export function LeadInputs({ form, companyId, fields, isEmailFixed = false }: LeadInputsProps) {
  const { t } = useTranslation("lead");
  const { draft, change, errorOf } = form;
  return (
    <>
      <TextField
        type="email"
        label={t("facts.email")}
        value={draft.email}
        onChange={(event) => change({ ...draft, email: event.target.value })}
        readOnly={isEmailFixed}
        autoComplete="off"
        spellCheck={false}
        error={errorOf("email")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {(["name", "employer"] as const).map((part) => (
          <TextField
            key={part}
            label={t(`facts.${part}`)}
            isOptional
            value={draft[part]}
            onChange={(event) => change({ ...draft, [part]: event.target.value })}
            autoComplete="off"
            error={errorOf(part)}
          />
        ))}
      </div>
      <TagsInput form={form} companyId={companyId} />
      {fields.length > 0 && (
        <div className="grid gap-4 sm:grid-cols-2">
          {fields.map((field) => (
            <OwnFieldInput key={field.fieldId} field={field} form={form} />
          ))}
        </div>
      )}
    </>
  );
}

function TagsInput({ form, companyId }: { form: LeadForm; companyId: string }) {
  const { t } = useTranslation("lead");
  const [typed, setTyped] = useState("");
  const known = useTagNames(companyId, useDeferredValue(typed), typed.trim() !== "");
  const { draft, change, errorOf } = form;
  return (
    <TokenField
      label={t("facts.tags")}
      help={t("tagField.help")}
      isOptional
      tokens={draft.tags}
      onChange={(tags) => change({ ...draft, tags })}
      maxLength={60}
      maxCount={TAGS_MAX}
      words={{
        remove: (tag) => t("tagField.remove", { tag }),
        added: (tag) => t("tagField.added", { tag }),
        removed: (tag) => t("tagField.removed", { tag }),
        tooLong: t("tagField.tooLong"),
        full: t("tagField.full"),
      }}
      known={{ label: t("tagField.suggestions"), words: known.data ?? [] }}
      onType={setTyped}
      error={errorOf("tags")}
    />
  );
}

const VALUE_MAX = 500;

function OwnFieldInput({ field, form }: { field: OwnField; form: LeadForm }) {
  const { t } = useTranslation("lead");
  const { fieldId, name, type } = field;
  const { draft, change } = form;
  const value = draft.fields[fieldId] ?? "";
  const error = form.errorOf(`fields.${fieldId}`);
  const set = (next: string) => change({ ...draft, fields: { ...draft.fields, [fieldId]: next } });
  if (type === "boolean")
    return (
      <SelectField
        label={name}
        isOptional
        value={value === "" ? "none" : value}
        onChange={(next) => set(next === "none" ? "" : next)}
        error={error}
        options={[
          { value: "none", label: t("fieldUnset") },
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]}
      />
    );
  return (
    <TextField
      label={name}
      isOptional
      type={type}
      {...(type === "number" && { step: "any" })}
      {...(type === "date" && { max: "9999-12-31" })}
      maxLength={VALUE_MAX}
      value={value}
      onChange={(event) => set(event.target.value)}
      autoComplete="off"
      error={error}
    />
  );
}
