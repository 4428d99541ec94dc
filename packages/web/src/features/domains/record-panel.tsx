import { nameFor, recordToEnter, type ExpectedRecord } from "@rookery/dns";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/badge.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { verdictTones } from "./domain-health.tsx";
import { RecordEdit } from "./record-edit.tsx";
import { RecordEvidence } from "./record-evidence.tsx";
import { useCauseText } from "./use-cause-text.ts";
import type { ShownDomain, ShownRecord, ShownVerdict } from "./use-domains.ts";

/** One record: what to enter in this panel's words, what is seen, why, and the one change. */
export function RecordPanel({ shown, domain }: { shown: ShownRecord; domain: ShownDomain }) {
  const { t } = useTranslation("domains");
  const { record, verdict } = shown;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <Section
        title={t(`steps.${record.purpose}`)}
        description={t(`why.${record.purpose}`)}
        actions={verdict && <Badge tone={verdictTones[verdict.state]}>{t(`states.${verdict.state}`)}</Badge>}
      >
        {verdict ? <Seen verdict={verdict} /> : <p className="text-13 text-ink-soft">{t("record.notYet")}</p>}
      </Section>
      {verdict?.edit && <RecordEdit edit={verdict.edit} />}
      <ToEnter record={recordToEnter(record, verdict)} domain={domain} />
      {verdict && <RecordEvidence verdict={verdict} />}
    </div>
  );
}

function Seen({ verdict }: { verdict: ShownVerdict }) {
  const { t } = useTranslation("domains");
  const text = useCauseText();
  const { cause, notes, edit, state } = verdict;
  return (
    <div className="flex max-w-[68ch] flex-col gap-1.5 text-14 text-ink wrap-anywhere">
      {cause && <p>{text.ofCause(cause)}</p>}
      {notes.map((note) => (
        <p key={note.code} className="text-13 text-ink-soft">
          {text.ofNote(note)}
        </p>
      ))}
      {!edit && (state === "stale" || state === "pending") && (
        <p className="text-13 text-ink-soft">{t("record.nothing")}</p>
      )}
      {!cause && notes.length === 0 && <p className="text-13 text-ink-soft">{t(`states.${state}`)}</p>}
    </div>
  );
}

/** The record in the words and the notation of the panel in which it is typed. */
function ToEnter({ record, domain }: { record: ExpectedRecord; domain: ShownDomain }) {
  const { t } = useTranslation("domains");
  const { panel, provider, zoneApex } = domain;
  const apex = panel.apex === "domain" ? domain.domain : panel.apex;
  const name = nameFor({ notation: panel.notation, apex }, record.name, zoneApex);
  const [priority, target] = record.type === "MX" ? record.value.split(" ") : [undefined, record.value];
  const value = target ?? record.value;
  return (
    <Section title={provider ? t("record.enterAt", { name: provider.name }) : t("record.enter")}>
      <dl className="grid gap-3">
        <Line label={t("record.type")}>{record.type}</Line>
        <Line label={panel.words.name} copy={{ text: name, label: t("record.copyName") }}>
          {name === "" ? <span className="text-ink-faint">–</span> : name}
        </Line>
        {priority !== undefined && <Line label={t("record.priority")}>{priority}</Line>}
        <Line label={panel.words.value} copy={{ text: value, label: t("record.copyValue") }}>
          {value}
        </Line>
        <Line label={t("record.full")}>{record.name}</Line>
      </dl>
      {name !== record.name && (
        <p className="mt-3 max-w-[68ch] text-13 text-ink-faint">{t("record.fullHint", { zone: zoneApex })}</p>
      )}
    </Section>
  );
}

function Line(props: { label: string; copy?: { text: string; label: string }; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <dt className="pt-1 text-12 text-ink-faint">{props.label}</dt>
      <dd className="flex items-start gap-1.5">
        <code className="min-w-0 rounded-sm bg-hover px-1.5 py-1 font-mono text-12 break-all text-ink">
          {props.children}
        </code>
        {props.copy && props.copy.text !== "" && (
          <CopyButton size="sm" text={props.copy.text} label={props.copy.label} />
        )}
      </dd>
    </div>
  );
}
