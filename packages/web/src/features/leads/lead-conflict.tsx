import { useTranslation } from "react-i18next";
import { Callout } from "../../ui/callout.tsx";
import { ChoiceList } from "../../ui/choice-list.tsx";
import {
  isSamePart,
  partOf,
  valueOf,
  withParts,
  type DraftPart,
  type LeadDraft,
  type OwnField,
} from "./lead-draft.ts";
import type { Conflict } from "./lead-together.ts";
import { useValueWords } from "./use-value-words.ts";

export interface LeadConflictProps {
  readonly conflict: Conflict;
  readonly fields: readonly OwnField[];
  readonly draft: LeadDraft;
  readonly onChoose: (draft: LeadDraft) => void;
}

/** Somebody saved first: what both said of the same part, side by side, with the choice which holds. */
export function LeadConflict({ conflict, fields, draft, onChoose }: LeadConflictProps) {
  const { t } = useTranslation("lead");
  const words = usePartWords(fields);
  const { mine, theirs, parts } = conflict;
  return (
    <div className="flex flex-col gap-3">
      <Callout tone="warn" isAlert title={t("conflict.title")}>
        {t(parts.length === 0 ? "conflict.textAlone" : "conflict.text")}
      </Callout>
      {parts.map((part) => (
        <ChoiceList
          key={part}
          isWide
          label={words.label(part)}
          value={
            isSamePart(draft, theirs, part) ? "theirs" : isSamePart(draft, mine, part) ? "mine" : undefined
          }
          onChange={(choice) => onChoose(withParts(draft, choice === "mine" ? mine : theirs, [part]))}
          options={[
            { value: "mine", label: t("conflict.mine", { value: words.value(mine, part) }) },
            { value: "theirs", label: t("conflict.theirs", { value: words.value(theirs, part) }) },
          ]}
        />
      ))}
    </div>
  );
}

function usePartWords(fields: readonly OwnField[]) {
  const { t } = useTranslation("lead");
  const words = useValueWords();
  const fieldOf = (part: DraftPart) => fields.find(({ fieldId }) => part === `fields.${fieldId}`);
  return {
    label: (part: DraftPart): string => {
      if (part === "email" || part === "name" || part === "employer" || part === "tags")
        return t(`facts.${part}`);
      return fieldOf(part)?.name ?? "";
    },
    value: (draft: LeadDraft, part: DraftPart): string => {
      const said = partOf(draft, part);
      if (said.length === 0) return t("conflict.empty");
      if (typeof said !== "string") return said.join(", ");
      const field = fieldOf(part);
      const value = field ? valueOf(field.type, said) : null;
      return field && value !== null ? words.ofField(field.type, value) : said;
    },
  };
}
