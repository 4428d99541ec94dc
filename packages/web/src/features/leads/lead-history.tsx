import { Ban, FileUp, GitMerge, MailX, Pencil, Plus, Send, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Button } from "../../ui/button.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { LeadEventChanges } from "./lead-event-changes.tsx";
import { useEventWords } from "./use-event-words.ts";
import { useLeadHistory, type LeadEvent } from "./use-lead.ts";

/** Who did what to a lead, when, and what was reported of its address; newest first. */
export function LeadHistory({ leadId }: { leadId: string }) {
  const { t } = useTranslation("lead");
  const history = useLeadHistory(leadId);
  const events = history.data?.pages.flatMap((page) => page.events);
  const isReported = events?.some(({ kind }) => kind === "reported");
  return (
    <section aria-labelledby="lead-history">
      <h3 id="lead-history" className="mb-3 text-14 font-semibold text-ink">
        {t("history.title")}
      </h3>
      {history.isPending && (
        <Loading>
          <Skeleton className="h-24 w-full" />
        </Loading>
      )}
      {history.isError && <QueryFailure error={history.error} onRetry={() => void history.refetch()} />}
      {events && (
        <>
          <ol className="flex flex-col">
            {events.map((event, place) => (
              // Events have no ids, and none comes in between.
              <Event key={`${event.at} ${event.kind} ${events.length - place}`} event={event} />
            ))}
          </ol>
          {history.hasNextPage && (
            <Button onClick={() => void history.fetchNextPage()} isBusy={history.isFetchingNextPage}>
              {t("history.more")}
            </Button>
          )}
          {!history.hasNextPage && !isReported && (
            <p className="text-13 text-ink-faint">{t("history.sending")}</p>
          )}
        </>
      )}
    </section>
  );
}

const icons = {
  created: Plus,
  imported: FileUp,
  edited: Pencil,
  merged: GitMerge,
  sent: Send,
  reported: MailX,
  suppressed: Ban,
} as const satisfies Record<string, LucideIcon>;

function pictureOf(event: LeadEvent): keyof typeof icons {
  if (event.kind === "created" && event.import) return "imported";
  if (event.kind === "edited" && event.action === "leads.merge") return "merged";
  if (event.kind === "reported" && event.event === "sent") return "sent";
  return event.kind;
}

function Event({ event }: { event: LeadEvent }) {
  const say = useEventWords();
  const Icon = icons[pictureOf(event)];
  return (
    <li className="group relative flex gap-3 pb-4">
      <span
        aria-hidden
        className="absolute start-3 top-6 bottom-0 w-px -translate-x-1/2 bg-line group-last:hidden rtl:translate-x-1/2"
      />
      <span
        aria-hidden
        className="flex size-6 shrink-0 items-center justify-center rounded-full border border-line bg-panel text-ink-faint"
      >
        <Icon className="size-3" />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex items-baseline justify-between gap-4 text-13">
          <p className="min-w-0 wrap-anywhere text-ink">{say(event)}</p>
          <span className="shrink-0 text-12 text-ink-faint">
            <Time at={event.at} />
          </span>
        </div>
        <LeadEventChanges event={event} />
      </div>
    </li>
  );
}
