import { ChevronRight, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { stands } from "../../../lib/dns/shown-verdict.ts";
import { useCheckFailure } from "../../../lib/dns/use-check-failure.ts";
import { useErrorText } from "../../../lib/error-text.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Time } from "../../../ui/time.tsx";
import { toastDone, toastFailed } from "../../../ui/toasts.ts";
import { HostRecordPanel } from "./host-record-panel.tsx";
import { RemoveHostDialog } from "./remove-host-dialog.tsx";
import { useCheckHost, useSetMainHost, type PortalHost } from "./use-hosts.ts";

export interface HostCardProps {
  readonly host: PortalHost;
  /** A look that was asked for has not come back. */
  readonly isLooking: boolean;
  readonly onAsked: () => void;
}

type HostState = "served" | "doubted" | "first" | "waiting";

const tones: Record<HostState, Tone> = { served: "good", doubted: "warn", first: "busy", waiting: "idle" };

function stateOf({ verifiedAt, checkedAt, records }: PortalHost): HostState {
  if (verifiedAt === null) return checkedAt === null ? "first" : "waiting";
  return records.every(({ verdict }) => stands(verdict)) ? "served" : "doubted";
}

/** One address: how it stands, what it needs in DNS, and what can be done with it. */
export function HostCard({ host, isLooking, onAsked }: HostCardProps) {
  const { t } = useTranslation("brand");
  const { shown, origin, verifiedAt, isMain } = host;
  const state = stateOf(host);
  return (
    <section aria-label={shown} className="rounded-lg border border-line bg-panel">
      <header className="flex flex-wrap items-start justify-between gap-3 px-4 pt-4 sm:px-5">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h2 className="text-14 font-semibold wrap-anywhere text-ink">{shown}</h2>
            <Badge tone={tones[state]}>{t(`hosts.states.${state}`)}</Badge>
            {isMain && <Badge tone="info">{t("hosts.main")}</Badge>}
          </div>
          <p className="mt-1 flex flex-wrap items-center gap-x-2 text-13 text-ink-soft">
            {verifiedAt === null ? (
              t("hosts.notServed")
            ) : (
              <>
                <span>
                  {t("hosts.since")} <Time at={verifiedAt} form="date" />
                </span>
                <span className="flex min-w-0 items-center gap-1">
                  <a
                    href={origin}
                    target="_blank"
                    rel="noreferrer"
                    className="min-w-0 rounded-sm font-medium break-all text-accent-ink hover:underline"
                  >
                    {origin}
                  </a>
                  <CopyButton size="sm" text={origin} label={t("hosts.copyOrigin")} />
                </span>
              </>
            )}
          </p>
        </div>
        <HostActions host={host} isLooking={isLooking} onAsked={onAsked} />
      </header>
      {state === "served" ? (
        <details className="group mt-4 border-t border-line px-4 sm:px-5">
          <summary className="flex h-10 list-none items-center gap-1.5 rounded-sm text-13 text-ink-soft hover:text-ink">
            <ChevronRight
              aria-hidden
              className="size-4 shrink-0 transition-transform group-open:rotate-90 rtl:-scale-x-100"
            />
            {t("hosts.bothStand")}
          </summary>
          <HostRecords host={host} />
        </details>
      ) : (
        <div className="px-4 pb-1 sm:px-5" aria-live="polite">
          <HostRecords host={host} />
        </div>
      )}
      <footer className="border-t border-line px-4 py-2.5 text-12 text-ink-faint sm:px-5">
        <LookTimes host={host} />
      </footer>
    </section>
  );
}

function HostRecords({ host: { shown, records } }: { host: PortalHost }) {
  return (
    <div className="flex flex-col divide-y divide-line">
      {records.map((each) => (
        <HostRecordPanel key={each.record.key} shown={each} host={shown} />
      ))}
    </div>
  );
}

function LookTimes({ host: { checkedAt, nextCheckAt } }: { host: PortalHost }) {
  const { t } = useTranslation("brand");
  if (checkedAt === null) return t("hosts.firstLook");
  return (
    <>
      {t("hosts.looked")} <Time at={checkedAt} /> · {t("hosts.next")} <Time at={nextCheckAt} />
    </>
  );
}

function HostActions({ host, isLooking, onAsked }: HostCardProps) {
  const { t } = useTranslation("brand");
  const text = useErrorText();
  const sayWhy = useCheckFailure();
  const check = useCheckHost();
  const setMain = useSetMainHost();
  const [isRemoving, setRemoving] = useState(false);
  const { id: hostId, shown, isMain, verifiedAt } = host;
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        isBusy={check.isPending || isLooking}
        aria-label={t("hosts.checkNamed", { host: shown })}
        onClick={() => check.mutate({ hostId }, { onSuccess: onAsked, onError: sayWhy })}
      >
        <RefreshCw aria-hidden />
        {t("hosts.check")}
      </Button>
      {verifiedAt !== null && !isMain && (
        <Button
          isBusy={setMain.isPending}
          onClick={() =>
            setMain.mutate(
              { hostId },
              {
                onSuccess: () => toastDone({ text: t("hosts.mainDone", { host: shown }) }),
                onError: (error) => toastFailed(text.sentence(error)),
              },
            )
          }
        >
          {t("hosts.useForLinks")}
        </Button>
      )}
      <Button
        variant="quiet"
        aria-label={t("hosts.removeNamed", { host: shown })}
        onClick={() => setRemoving(true)}
      >
        {t("hosts.remove")}
      </Button>
      {isRemoving && <RemoveHostDialog host={host} onClose={() => setRemoving(false)} />}
    </div>
  );
}
