import { useTranslation } from "react-i18next";
import { verdictTones, type ShownVerdict } from "../../../lib/dns/shown-verdict.ts";
import { useCauseText } from "../../../lib/dns/use-cause-text.ts";
import { Badge } from "../../../ui/badge.tsx";
import { CopyLine } from "../../../ui/copy-line.tsx";
import type { HostRecord } from "./use-hosts.ts";

/** How panels write the name of the zone itself. */
const TOP = "@";

/** One record of an address: what to enter, what is seen, and why that is not enough. */
export function HostRecordPanel({ shown, host }: { shown: HostRecord; host: string }) {
  const { t } = useTranslation("brand");
  const { t: tDomains } = useTranslation("domains");
  const causeText = useCauseText();
  const { record, name, verdict } = shown;
  const purpose = record.purpose === "ownership" ? "ownership" : "portal";
  return (
    <div className="flex flex-col gap-3 py-4">
      <div>
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h3 className="text-13 font-medium text-ink">{t(`hosts.records.${purpose}`)}</h3>
          {verdict && <Badge tone={verdictTones[verdict.state]}>{tDomains(`states.${verdict.state}`)}</Badge>}
        </div>
        <p className="mt-0.5 max-w-[68ch] text-13 text-ink-soft">{t(`hosts.why.${purpose}`)}</p>
        {verdict?.cause && (
          <p className="mt-1.5 max-w-[68ch] text-14 wrap-anywhere text-ink">
            {causeText.ofCause(verdict.cause)}
          </p>
        )}
      </div>
      {purpose === "portal" && name === TOP ? (
        <AtTheTop shown={shown} host={host} />
      ) : (
        <Entered shown={shown} />
      )}
      {verdict && verdict.state !== "verified" && <SeenNow verdict={verdict} />}
    </div>
  );
}

function Entered({ shown: { record, name } }: { shown: HostRecord }) {
  const { t } = useTranslation("domains");
  const { t: tBrand } = useTranslation("brand");
  return (
    <dl className="grid gap-2.5">
      <CopyLine label={t("record.type")}>{record.type}</CopyLine>
      <CopyLine label={tBrand("hosts.name")} copy={{ text: name, label: t("record.copyName") }}>
        {name}
      </CopyLine>
      <CopyLine label={tBrand("hosts.value")} copy={{ text: record.value, label: t("record.copyValue") }}>
        {record.value}
      </CopyLine>
      {name !== record.name && <CopyLine label={t("record.full")}>{record.name}</CopyLine>}
      {(record.addresses ?? []).map((address) => (
        <CopyLine
          key={address}
          label={tBrand("hosts.instead")}
          copy={{ text: address, label: tBrand("hosts.copyAddress", { address }) }}
        >
          {address}
        </CopyLine>
      ))}
    </dl>
  );
}

/** Where no alias can stand (RFC 1912, 2.4), the addresses that it would lead to. */
function AtTheTop({ shown: { record, name }, host }: { shown: HostRecord; host: string }) {
  const { t } = useTranslation("brand");
  const { t: tDomains } = useTranslation("domains");
  const addresses = record.addresses ?? [];
  return (
    <>
      <p className="max-w-[68ch] text-13 text-ink-soft">
        {addresses.length > 0 ? t("hosts.top", { host }) : t("hosts.topUnknown", { host })}
      </p>
      {addresses.length > 0 && (
        <dl className="grid gap-2.5">
          <CopyLine label={tDomains("record.type")}>A</CopyLine>
          <CopyLine label={t("hosts.name")} copy={{ text: name, label: tDomains("record.copyName") }}>
            {name}
          </CopyLine>
          {addresses.map((address) => (
            <CopyLine
              key={address}
              label={t("hosts.value")}
              copy={{ text: address, label: t("hosts.copyAddress", { address }) }}
            >
              {address}
            </CopyLine>
          ))}
          <CopyLine label={tDomains("record.full")}>{record.name}</CopyLine>
        </dl>
      )}
    </>
  );
}

/** What the zone's own servers say, each answer once. */
function SeenNow({ verdict: { evidence } }: { verdict: ShownVerdict }) {
  const { t } = useTranslation("brand");
  const { t: tDomains } = useTranslation("domains");
  const own = evidence.filter(({ role }) => role === "authoritative");
  const said = new Set(
    own.flatMap(({ kind, found }) => (found.length > 0 ? found : [tDomains(`answers.${kind}`)])),
  );
  if (said.size === 0) return null;
  return (
    <dl className="grid gap-2.5">
      <CopyLine label={t("hosts.seen")}>
        {[...said].map((text) => (
          <span key={text} className="block">
            {text}
          </span>
        ))}
      </CopyLine>
    </dl>
  );
}
