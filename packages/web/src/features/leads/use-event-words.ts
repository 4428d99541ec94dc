import { useTranslation } from "react-i18next";
import type { LeadEvent } from "./use-lead.ts";

type Suppressed = Extract<LeadEvent, { kind: "suppressed" }>["entry"];

const reasons = ["unsubscribed", "bounced", "complained"] as const;
const sources = ["report", "link", "list", "edit", "erasure"] as const;

/** One sentence for each thing that can happen to a lead. */
export function useEventWords(): (event: LeadEvent) => string {
  const { t } = useTranslation("lead");
  const held = ({ reason, source }: Suppressed) => {
    const why = reasons.find((each) => each === reason);
    const how = sources.find((each) => each === source);
    return {
      reason: why ? t(`held.reasons.${why}`) : reason,
      source: how ? t(`held.sources.${how}`) : source,
    };
  };
  const edited = ({ by, action, before }: Extract<LeadEvent, { kind: "edited" }>) => {
    if (action === "leads.merge") {
      const gone = (before?.["merged"] ?? {}) as { email?: string };
      return t("history.merged", { by: by ?? t("history.somebody"), email: gone.email ?? "" });
    }
    if (action === "unsubscribe.confirm") return t("history.unsubscribedByLink");
    return by === null ? t("history.editedUnsaid") : t("history.edited", { by });
  };
  return (event) => {
    switch (event.kind) {
      case "created":
        if (event.import) return t("history.createdByImport", { file: event.import.fileName });
        return event.by === null ? t("history.createdUnsaid") : t("history.created", { by: event.by });
      case "imported":
        return t("history.imported", { file: event.import.fileName });
      case "edited":
        return edited(event);
      case "reported":
        return t(`history.reported.${event.event}`);
      case "suppressed":
        return event.by === null
          ? t("history.suppressed", held(event.entry))
          : t("history.suppressedBy", { by: event.by, ...held(event.entry) });
      default:
        return event satisfies never;
    }
  };
}
