import {
  stagesOf,
  type Protocol,
  type ServerSettings,
  type Stage,
  type StageFacts,
  type StageReport,
} from "@rookery/server/email-accounts/rules";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { ToneIcon, type Tone } from "../../ui/badge.tsx";
import { Callout } from "../../ui/callout.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Section } from "../../ui/page-header.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useCauseWords } from "./use-cause-words.ts";
import type { Probe } from "./use-email-accounts.ts";

export interface ProbeTargets {
  readonly email: string;
  readonly smtp: ServerSettings;
  readonly imap: ServerSettings | null;
}

/** What a try goes through, protocol by protocol, with the cause and the fix where it ends. */
export function ProbePanel({ probe, targets }: { probe: Probe; targets: ProbeTargets }) {
  const { t } = useTranslation("emailAccounts");
  const text = useErrorText();
  const { state, reports, error } = probe;
  const hasFailed = reports.some(({ state: end }) => end === "failed");
  return (
    <Section title={t("probe.title")} description={state === "idle" ? t("probe.idle") : undefined}>
      <div className="flex flex-col gap-6" aria-live="polite">
        {error !== undefined && <Callout tone="bad">{text.sentence(error)}</Callout>}
        {state === "ended" && error === undefined && !hasFailed && (
          <Callout tone="good" title={t("probe.passed")}>
            {targets.imap ? t("probe.passedBoth") : t("probe.passedOne")}
          </Callout>
        )}
        {error === undefined && (
          <>
            <ProtocolStages protocol="smtp" server={targets.smtp} probe={probe} email={targets.email} />
            {targets.imap && (
              <ProtocolStages protocol="imap" server={targets.imap} probe={probe} email={targets.email} />
            )}
          </>
        )}
        {state === "ended" && hasFailed && <p className="text-13 text-ink-soft">{t("probe.anyway")}</p>}
      </div>
    </Section>
  );
}

interface ProtocolStagesProps {
  readonly protocol: Protocol;
  readonly server: ServerSettings;
  readonly email: string;
  readonly probe: Probe;
}

function ProtocolStages({ protocol, server, email, probe }: ProtocolStagesProps) {
  const { t } = useTranslation("emailAccounts");
  const reports = probe.reports.filter((report) => report.protocol === protocol);
  return (
    <section>
      <h3 className="mb-2 text-13 font-medium text-ink">{t(`protocols.${protocol}`)}</h3>
      <ol className="flex flex-col">
        {stagesOf(protocol, server.security).map((stage) => (
          <StageRow
            key={stage}
            stage={stage}
            report={reports.find((report) => report.stage === stage)}
            tried={{ protocol, host: server.host, port: server.port, email }}
          />
        ))}
      </ol>
    </section>
  );
}

type RowState = StageReport["state"] | "waiting";

const tones: Record<Exclude<RowState, "waiting">, Tone> = { running: "busy", passed: "good", failed: "bad" };
const looks = { running: "", passed: "text-good-ink", failed: "text-bad-ink" };

interface StageRowProps {
  readonly stage: Stage;
  readonly report: StageReport | undefined;
  readonly tried: Parameters<ReturnType<typeof useCauseWords>>[1];
}

function StageRow({ stage, report, tried }: StageRowProps) {
  const { t } = useTranslation("emailAccounts");
  const words = useCauseWords();
  const found = useFoundText();
  const state: RowState = report?.state ?? "waiting";
  const cause = report?.cause && words(report.cause, tried, report.facts.names);
  return (
    <li className="flex gap-2.5 py-1">
      <span className="mt-[3px] flex size-4 shrink-0 items-center justify-center">
        {state === "waiting" ? (
          <span aria-hidden className="size-1.5 rounded-full bg-idle-solid" />
        ) : (
          <ToneIcon tone={tones[state]} className={classNames("size-4", looks[state])} />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <p
          className={classNames(
            "flex flex-wrap items-baseline justify-between gap-x-3 text-13",
            state === "waiting" ? "text-ink-faint" : "text-ink",
          )}
        >
          <span>
            {t(`stages.${stage}`)}
            <span className="sr-only">: {t(`probe.states.${state}`)}</span>
          </span>
          {report && <span className="text-12 text-ink-faint tabular-nums">{found(stage, report)}</span>}
        </p>
        {cause && (
          <div className="mt-1.5 mb-1 rounded-md bg-bad-soft px-3 py-2 text-13">
            <p className="font-medium wrap-anywhere text-bad-ink">{cause.what}</p>
            <p className="mt-1 wrap-anywhere text-ink">{cause.fix}</p>
            {report.facts.reply !== undefined && (
              <p className="mt-1 text-12 text-ink-soft">{t("found.reply", { reply: report.facts.reply })}</p>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

/** What a stage found, short enough for the end of its line. */
function useFoundText(): (stage: Stage, report: StageReport) => string {
  const { t } = useTranslation("emailAccounts");
  const { writeDay } = useUiWords();
  const byStage: Partial<Record<Stage, (facts: StageFacts) => string | undefined>> = {
    resolve: ({ addresses }) =>
      addresses === undefined ? undefined : t("found.addresses", { count: addresses }),
    connect: ({ address }) => address,
    tls: ({ tlsVersion }) => tlsVersion?.replace("v", " "),
    certificate: ({ expiresAt }) =>
      expiresAt === undefined ? undefined : t("found.expires", { day: writeDay(new Date(expiresAt)) }),
    capabilities: ({ mechanisms }) => mechanisms?.join(", "),
    folders: ({ folders }) => (folders === undefined ? undefined : t("found.folders", { count: folders })),
    limits: ({ messageBytes, recipients }) =>
      [
        messageBytes && t("found.size", { megabytes: Math.floor(messageBytes / 2 ** 20) }),
        recipients && t("found.recipients", { count: recipients }),
      ]
        .filter(Boolean)
        .join(" · "),
  };
  return (stage, { state, facts, tookMs }) => {
    if (state === "running") return "";
    const took = t("found.seconds", { seconds: Math.max(0.1, Math.round(tookMs / 100) / 10) });
    const found = state === "passed" ? byStage[stage]?.(facts) : undefined;
    return found ? `${found} · ${took}` : took;
  };
}
