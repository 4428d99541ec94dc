import { useTranslation } from "react-i18next";
import type { ShownVerdict } from "../../lib/dns/shown-verdict.ts";
import { classNames } from "../../ui/class-names.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Section } from "../../ui/page-header.tsx";

type Edit = NonNullable<ShownVerdict["edit"]>;

/** The one change in the zone that mends a record: what goes and what comes, in words as well as in colour. */
export function RecordEdit({ edit }: { edit: Edit }) {
  const { t } = useTranslation("domains");
  return (
    <Section title={t("record.edit")}>
      {edit.kind === "add" && <p className="text-14 text-ink">{t("record.editAdd")}</p>}
      {edit.kind === "replace" && (
        <>
          <p className="mb-2 text-14 text-ink">{t("record.editReplace")}</p>
          <Diff parts={edit.diff} />
          <NewValue value={edit.value} />
        </>
      )}
      {edit.kind === "delete" && (
        <>
          <p className="mb-2 text-14 text-ink">{t("record.editDelete")}</p>
          {edit.values
            .filter((value) => value !== edit.keep)
            .map((value) => (
              <Removed key={value} text={value} />
            ))}
          {edit.keep !== undefined && (
            <>
              <p className="mt-3 mb-1 text-13 text-ink-soft">{t("record.editKeep")}</p>
              <NewValue value={edit.keep} />
            </>
          )}
        </>
      )}
      {edit.kind === "move" && (
        <p className="text-14 wrap-anywhere text-ink">
          {t("record.editMove", { from: edit.from, name: edit.name })}
        </p>
      )}
    </Section>
  );
}

const codeLook = "rounded-sm px-1.5 py-1 font-mono text-12 break-all";

/** The old text and the new one in one, as a reader's eye compares them. */
function Diff({ parts }: { parts: Extract<Edit, { kind: "replace" }>["diff"] }) {
  const { t } = useTranslation("domains");
  return (
    <p className="flex flex-wrap gap-x-1.5 gap-y-1 rounded-md border border-line p-2.5">
      {parts.map((part) => (
        <span
          key={`${part.kind} ${part.text}`}
          className={classNames(
            codeLook,
            part.kind === "added" && "bg-good-soft text-good-ink",
            part.kind === "removed" && "bg-bad-soft text-bad-ink line-through",
          )}
        >
          {part.kind !== "same" && <span className="sr-only">{t(`record.${part.kind}`)}: </span>}
          {part.text}
        </span>
      ))}
    </p>
  );
}

function Removed({ text }: { text: string }) {
  const { t } = useTranslation("domains");
  return (
    <p className="mb-1">
      <span className="sr-only">{t("record.removed")}: </span>
      <code className={classNames(codeLook, "bg-bad-soft text-bad-ink line-through")}>{text}</code>
    </p>
  );
}

function NewValue({ value }: { value: string }) {
  const { t } = useTranslation("domains");
  return (
    <p className="mt-2 flex items-start gap-1.5">
      <code className={classNames(codeLook, "min-w-0 bg-hover text-ink")}>{value}</code>
      <CopyButton size="sm" text={value} label={t("record.copyValue")} />
    </p>
  );
}
