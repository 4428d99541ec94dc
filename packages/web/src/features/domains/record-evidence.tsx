import { useTranslation } from "react-i18next";
import type { ShownVerdict } from "../../lib/dns/shown-verdict.ts";
import { Section } from "../../ui/page-header.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { waitText } from "../../lib/dns/use-cause-text.ts";

type Evidence = ShownVerdict["evidence"][number];

/** What every server that was asked said, as it said it. */
export function RecordEvidence({ verdict }: { verdict: ShownVerdict }) {
  const { t } = useTranslation("domains");
  const { locale } = useUiWords();
  const columns: Column<Evidence>[] = [
    {
      id: "server",
      header: t("record.server"),
      width: "w-52",
      onPhone: "title",
      cell: ({ server, role }) => (
        <>
          <span className="block truncate font-mono text-12 text-ink">{server}</span>
          <span className="block text-12 font-normal text-ink-faint">
            {role === "authoritative" ? t("record.own") : t("record.resolver")}
          </span>
        </>
      ),
    },
    {
      id: "says",
      header: t("record.says"),
      onPhone: "detail",
      cell: ({ kind, found }) =>
        found.length === 0 ? (
          <span className="text-ink-soft">{t(`answers.${kind}`)}</span>
        ) : (
          <span className="flex flex-col py-1.5">
            {found.map((text) => (
              <code key={text} className="font-mono text-12 break-all whitespace-normal text-ink">
                {text}
              </code>
            ))}
          </span>
        ),
    },
    {
      id: "ttl",
      header: t("record.ttl"),
      width: "w-28",
      align: "end",
      onPhone: "hidden",
      cell: ({ ttlSeconds }) => (
        <span className="text-ink-soft">{ttlSeconds === undefined ? "–" : waitText(ttlSeconds, locale)}</span>
      ),
    },
  ];
  if (verdict.evidence.length === 0) return null;
  return (
    <Section title={t("record.evidence")}>
      <Table
        label={t("record.evidence")}
        columns={columns}
        rows={verdict.evidence}
        rowKey={({ server, role }) => `${role} ${server}`}
      />
    </Section>
  );
}
