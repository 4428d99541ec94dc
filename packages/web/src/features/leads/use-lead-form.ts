import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf, fieldFaultsOf, type Failure } from "../../lib/failure.ts";
import { faultsOf, partsOf, type DraftPart, type LeadDraft, type OwnField } from "./lead-draft.ts";

export interface LeadFormOptions {
  readonly fields: readonly OwnField[];
  readonly initial: LeadDraft;
  /** Sends; throws what the server refused. */
  readonly send: (draft: LeadDraft) => Promise<unknown>;
}

export interface LeadForm {
  readonly draft: LeadDraft;
  readonly change: (draft: LeadDraft) => void;
  /** The sentence of a part's fault. */
  readonly errorOf: (part: DraftPart) => string | undefined;
  /** What the server refused, on whichever part it stands. */
  readonly failure: Failure | undefined;
  /** The failure that belongs to no part. */
  readonly wholeFailure: Failure | undefined;
  readonly isSending: boolean;
  readonly submit: (event: React.FormEvent) => void;
  /** Of the form element, so that the first part with a fault can be found in it. */
  readonly id: string;
}

type Faults = Readonly<Record<string, string>>;

/** What the server found wrong, on the parts that the form has. */
function placed(failure: Failure, draft: LeadDraft): Faults {
  const all = failure.field === undefined ? {} : { [failure.field]: failure.reason };
  const known = new Set<string>(partsOf(draft));
  return Object.fromEntries(
    Object.entries({ ...fieldFaultsOf(failure), ...all }).filter(([part]) => known.has(part)),
  );
}

/** A form about one lead, with own fields that no schema knows beforehand. What was typed is always kept. */
export function useLeadForm({ fields, initial, send }: LeadFormOptions): LeadForm {
  const { t } = useTranslation("lead");
  const text = useErrorText();
  const id = useId();
  const [draft, setDraft] = useState(initial);
  const [faults, setFaults] = useState<Faults>({});
  const [failure, setFailure] = useState<Failure>();
  const [isSending, setSending] = useState(false);
  const hasFaults = Object.keys(faults).length > 0;

  const focusFault = () =>
    // Once it is drawn.
    setTimeout(() => document.getElementById(id)?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());

  const submit = async (): Promise<void> => {
    const found = faultsOf(fields, draft);
    setFaults(found);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return void focusFault();
    setSending(true);
    try {
      await send(draft);
    } catch (error) {
      const refused = failureOf(error);
      setFailure(refused);
      setFaults(placed(refused, draft));
      focusFault();
    }
    return setSending(false);
  };

  return {
    draft,
    change: (next) => {
      setDraft(next);
      // What is being corrected is judged anew.
      if (hasFaults) setFaults({});
    },
    errorOf: (part) => {
      const fault = faults[part];
      if (fault === undefined) return undefined;
      return fault === "field_value_wrong" ? t("fieldNumber") : text.rule(fault);
    },
    failure,
    wholeFailure: failure && Object.keys(placed(failure, draft)).length === 0 ? failure : undefined,
    isSending,
    submit: (event) => {
      event.preventDefault();
      if (!isSending) void submit();
    },
    id,
  };
}
