import { LockOpen } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useTenantFacts } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Time } from "../../ui/time.tsx";
import { LeadLiftDialog } from "./lead-lift-dialog.tsx";
import type { WholeLead } from "./use-lead.ts";

const held = ["unsubscribed", "bounced", "complained"] as const;
export const isHeld = (lead: WholeLead): boolean =>
  lead.suppressions.length > 0 || held.some((status) => status === lead.status);

/** Why a lead must not be written to, since when and by what; and the way back, for those who have it. */
export function LeadHeld({ lead }: { lead: WholeLead }) {
  const { t } = useTranslation("lead");
  const tenant = useTenantFacts()?.name ?? "";
  const mayLift = useMay("suppressions.manage");
  const [isLifting, setLifting] = useState(false);
  if (!isHeld(lead)) return null;
  return (
    <>
      <Callout
        tone="bad"
        title={t("held.title")}
        actions={
          mayLift === true &&
          lead.suppressions.length > 0 && (
            <Button onClick={() => setLifting(true)}>
              <LockOpen aria-hidden />
              {t("held.lift")}
            </Button>
          )
        }
      >
        <ul>
          {lead.suppressions.map(({ kind, reason, source, createdAt }) => (
            <li key={kind}>
              {t(`held.entry.${kind}`, {
                reason: t(`held.reasons.${reason}`),
                source: t(`held.sources.${source}`),
              })}
              , <Time at={createdAt} />
            </li>
          ))}
        </ul>
        <p className="mt-1">
          {t("held.everywhere", { tenant })} {mayLift === false && t("held.only")}
        </p>
      </Callout>
      {isLifting && <LeadLiftDialog email={lead.email} onClose={() => setLifting(false)} />}
    </>
  );
}
