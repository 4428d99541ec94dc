import { FileUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Section } from "../../ui/page-header.tsx";
import { StackedBar } from "../../ui/stacked-bar.tsx";
import { duration } from "./byte-size.ts";
import { useCountParts, useIdentity } from "./count-parts.ts";
import { ImportChoices } from "./import-choices.tsx";
import { ImportFiles } from "./import-files.tsx";
import { ImportLines } from "./import-lines.tsx";
import { UndoButton } from "./undo-button.tsx";
import { UndoOutcome } from "./undo-outcome.tsx";
import { UndoRunning } from "./undo-running.tsx";
import type { ShownImport } from "./use-imports.ts";
import { useMayImport } from "./use-may-import.ts";

/** What became of the file: the picture, the numbers that add up, every line that did not make it, and the way back. */
export function ImportOutcome({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  return (
    <div className="flex flex-col gap-5">
      <Failures found={found} />
      {found.status === "undoing" && <UndoRunning found={found} />}
      <NextSteps found={found} />
      {found.status === "undone" && <UndoOutcome found={found} />}
      <Picture found={found} />
      <ImportChoices
        found={found}
        title={t("outcome.choices")}
        {...(found.createdBy.name !== null && {
          description: t("outcome.choicesText", { name: found.createdBy.name }),
        })}
      />
      <ImportLines found={found} />
    </div>
  );
}

function Picture({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const { counts, startedAt, finishedAt } = found;
  const seconds =
    startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : undefined;
  const identity = useIdentity(counts);
  const parts = useCountParts(counts);
  return (
    <Section
      title={t("outcome.picture")}
      description={identity}
      actions={
        seconds !== undefined && (
          <p className="text-13 text-ink-faint tabular-nums">
            {seconds < 1
              ? t("outcome.tookNoTime")
              : t("outcome.took", { time: duration(seconds, i18n.language) })}
          </p>
        )
      }
    >
      <StackedBar label={t("outcome.picture")} parts={parts} />
      <ImportFiles found={found} />
    </Section>
  );
}

/** What failed, as an alert. */
function Failures({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  const text = useErrorText();
  const file = found.fileName;
  const reason = found.failureReason && `${text.rule(found.failureReason)} `;
  if (found.status === "failed")
    return (
      <Callout tone="bad" title={t("outcome.failedTitle", { file })} isAlert>
        {reason}
        {t("outcome.failedText")}
      </Callout>
    );
  // An undo that stopped leaves the import as one that can be undone.
  if (found.undo && !found.undo.finishedAt && found.status !== "undoing")
    return (
      <Callout tone="bad" title={t("undo.stoppedTitle", { file })} isAlert>
        {reason}
        {t("undo.stoppedText")}
      </Callout>
    );
  return null;
}

function NextSteps({ found }: { found: ShownImport }) {
  const { t } = useTranslation("imports");
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  const mayImport = useMayImport();
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton to={paths.leads} params={params} variant="primary">
        {t("outcome.leads")}
      </LinkButton>
      {mayImport && (
        <LinkButton to={paths.newImport} params={params}>
          <FileUp aria-hidden />
          {t("outcome.another")}
        </LinkButton>
      )}
      {mayImport && <UndoButton found={found} />}
    </div>
  );
}
