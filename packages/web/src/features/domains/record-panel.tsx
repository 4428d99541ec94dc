import { useTranslation } from "react-i18next";
import { verdictTones, type ShownVerdict } from "../../lib/dns/shown-verdict.ts";
import { useCauseText } from "../../lib/dns/use-cause-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { CopyLine } from "../../ui/copy-line.tsx";
import { Section } from "../../ui/page-header.tsx";
import { RecordEdit } from "./record-edit.tsx";
import { RecordEvidence } from "./record-evidence.tsx";
import { typedRecord } from "./records-text.ts";
import type { ShownGuide, ShownRecord } from "./use-domains.ts";
import { usePanelWords } from "./use-panel-words.ts";

/** One record: what to enter in this panel's words, what is seen, why, and the one change. */
export function RecordPanel({ shown, guide }: { shown: ShownRecord; guide: ShownGuide }) {
  const { t } = useTranslation("domains");
  const { record, verdict } = shown;
  return (
    <div className="flex min-w-0 scroll-mt-16 flex-col gap-5">
      <Section
        title={t(`steps.${record.purpose}`)}
        description={t(`why.${record.purpose}`)}
        actions={verdict && <Badge tone={verdictTones[verdict.state]}>{t(`states.${verdict.state}`)}</Badge>}
      >
        {verdict ? <Seen verdict={verdict} /> : <p className="text-13 text-ink-soft">{t("record.notYet")}</p>}
        <AlignmentLine shown={shown} guide={guide} />
        <NeedsLine purpose={record.purpose} />
      </Section>
      {verdict?.edit && <RecordEdit edit={verdict.edit} />}
      <ToEnter shown={shown} guide={guide} />
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
      {state === "verified" && <p className="text-13 text-ink-soft">{t("record.stands")}</p>}
    </div>
  );
}

/** Whether receivers count the signature, or the return path, as the domain in From. */
function AlignmentLine({ shown: { record }, guide }: { shown: ShownRecord; guide: ShownGuide }) {
  const { t } = useTranslation("domains");
  const { purpose } = record;
  if (!guide.facts || (purpose !== "dkim" && purpose !== "return_path")) return null;
  const { identifier, isAligned, mode } = guide.facts.alignment[purpose === "dkim" ? "dkim" : "spf"];
  return (
    <p className="mt-1.5 max-w-[68ch] text-13 wrap-anywhere text-ink-soft">
      {t(isAligned ? "record.aligned" : "record.notAligned", {
        identifier,
        from: guide.domain,
        mode: t(`record.${mode}`),
      })}
    </p>
  );
}

/** What an optional record needs beforehand. */
function NeedsLine({ purpose }: { purpose: ShownRecord["record"]["purpose"] }) {
  const { t } = useTranslation("domains");
  if (purpose !== "mta_sts" && purpose !== "tls_rpt" && purpose !== "bimi") return null;
  return <p className="mt-1.5 max-w-[68ch] text-13 text-ink-soft">{t(`needs.${purpose}`)}</p>;
}

/** The record in the words and the notation of the panel in which it is typed. */
function ToEnter({ shown, guide }: { shown: ShownRecord; guide: ShownGuide }) {
  const { t } = useTranslation("domains");
  const words = usePanelWords(guide);
  const { provider, zoneApex } = guide;
  const { type, name, priority, value, full } = typedRecord(shown, guide);
  return (
    <Section title={provider ? t("record.enterAt", { name: provider.name }) : t("record.enter")}>
      <dl className="grid gap-3">
        <CopyLine label={words.type}>{type}</CopyLine>
        <CopyLine label={words.name} copy={{ text: name, label: t("record.copyName") }}>
          {name === "" ? <span className="text-ink-faint">–</span> : name}
        </CopyLine>
        {priority !== undefined && <CopyLine label={words.priority}>{priority}</CopyLine>}
        <CopyLine label={words.value} copy={{ text: value, label: t("record.copyValue") }}>
          {value}
        </CopyLine>
        <CopyLine label={t("record.full")}>{full}</CopyLine>
      </dl>
      {name !== full && (
        <p className="mt-3 max-w-[68ch] text-13 text-ink-faint">{t("record.fullHint", { zone: zoneApex })}</p>
      )}
    </Section>
  );
}
