import { handoffDays } from "@rookery/server/handoffs/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useCreateHandoff, useHandoffs, useRevokeHandoff, type ListedHandoff } from "./use-handoffs.ts";

export interface HandoffsDialogProps {
  readonly domainId: string;
  /** As people read it. */
  readonly domain: string;
  readonly onClose: () => void;
}

/** "Someone else runs our DNS": a link that shows what to publish, without an account. */
export function HandoffsDialog({ domainId, domain, onClose }: HandoffsDialogProps) {
  const { t } = useTranslation("handoffs");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("dialog.title")}
      description={t("dialog.description", { domain })}
      width="lg"
    >
      <div className="flex flex-col gap-6">
        <NewHandoff domainId={domainId} />
        <OpenHandoffs domainId={domainId} />
      </div>
    </Dialog>
  );
}

type Days = `${(typeof handoffDays)[number]}`;

function NewHandoff({ domainId }: { domainId: string }) {
  const { t } = useTranslation("handoffs");
  const text = useErrorText();
  const create = useCreateHandoff();
  const [days, setDays] = useState<Days>("14");
  const options = handoffDays.map((each) => ({
    value: String(each) as Days,
    label: t("dialog.days", { count: each }),
  }));
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ domainId, days: Number(days) as (typeof handoffDays)[number] });
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-40 flex-1">
          <SelectField label={t("dialog.lasts")} value={days} onChange={setDays} options={options} />
        </div>
        <div className="pb-1.5">
          <Button type="submit" variant="primary" isBusy={create.isPending}>
            {t("dialog.create")}
          </Button>
        </div>
      </div>
      {create.isError && (
        <Callout tone="bad" isAlert>
          {text.sentence(create.error)}
        </Callout>
      )}
      {create.data && <CreatedLink url={create.data.url} />}
    </form>
  );
}

function CreatedLink({ url }: { url: string }) {
  const { t } = useTranslation("handoffs");
  return (
    <div role="status" className="rounded-md border border-line bg-hover px-3 py-2.5">
      <p className="flex items-start gap-2">
        <code className="min-w-0 flex-1 py-1 font-mono text-12 break-all text-ink">{url}</code>
        <CopyButton size="sm" text={url} label={t("dialog.copy")} />
      </p>
      <p className="mt-1 text-12 text-ink-soft">{t("dialog.once")}</p>
    </div>
  );
}

function OpenHandoffs({ domainId }: { domainId: string }) {
  const { t } = useTranslation("handoffs");
  const found = useHandoffs(domainId);
  if (found.isPending) return <Skeleton className="h-16 w-full" />;
  if (found.isError) return <QueryFailure error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section aria-label={t("dialog.open")}>
      <h3 className="mb-2 text-13 font-medium text-ink">{t("dialog.open")}</h3>
      {found.data.length === 0 ? (
        <p className="text-13 text-ink-soft">{t("dialog.none")}</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line">
          {found.data.map((handoff) => (
            <OpenHandoff key={handoff.id} handoff={handoff} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OpenHandoff({ handoff }: { handoff: ListedHandoff }) {
  const { t } = useTranslation("handoffs");
  const text = useErrorText();
  const revoke = useRevokeHandoff();
  const end = () =>
    revoke.mutate(
      { handoffId: handoff.id },
      {
        onSuccess: () => toastDone({ text: t("dialog.ended") }),
        onError: (error) => toastFailed(text.sentence(error)),
      },
    );
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-3 py-2.5 text-13">
      <div className="min-w-0">
        <p className="text-ink">
          {t("dialog.madeBy", { name: handoff.createdBy ?? t("dialog.somebody") })}{" "}
          <Time at={handoff.createdAt} />
        </p>
        <p className="text-12 text-ink-soft">
          {handoff.openedAt === null ? (
            t("dialog.unopened")
          ) : (
            <>
              {t("dialog.opened")} <Time at={handoff.openedAt} />
            </>
          )}
          {" · "}
          {t("dialog.ends")} <Time at={handoff.expiresAt} />
        </p>
      </div>
      <Button onClick={end} isBusy={revoke.isPending}>
        {t("dialog.end")}
      </Button>
    </li>
  );
}
