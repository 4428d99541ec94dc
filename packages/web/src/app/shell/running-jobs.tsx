import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { shareDone } from "../../features/imports/share-done.ts";
import { isRunning, useAfterImport, useNewestImports } from "../../features/imports/use-imports.ts";
import { paths } from "../../lib/paths.ts";
import type { Company } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";

/** What runs in the company in sight, on every page; and the news when it has ended. */
export function RunningJobs({ company }: { company: Company }) {
  const { t } = useTranslation("app");
  const name = useJobName();
  const { data: newest = [] } = useNewestImports(company.id);
  useTellEnds(newest);
  const running = newest.filter(isRunning);
  const [first] = running;
  const words = first && (running.length > 1 ? t("jobs.many", { count: running.length }) : name(first));
  return (
    <>
      {/* Says once that it runs; how far it is stands outside, which would be said at every tick. */}
      <span role="status" className="sr-only">
        {words}
      </span>
      {first && <JobsLink company={company} first={first} count={running.length} />}
    </>
  );
}

interface JobsLinkProps {
  readonly company: Company;
  readonly first: Imports[number];
  readonly count: number;
}

function JobsLink({ company, first, count }: JobsLinkProps) {
  const { t } = useTranslation("app");
  const { locale } = useUiWords();
  const tenant = useTenantSlug();
  const name = useJobName();
  const share = Math.min(0.99, shareDone(first));
  const place = { tenant, workspace: company.workspaceName };
  const look =
    "flex h-control min-w-0 items-center gap-2 rounded-md px-2 text-13 text-ink-soft transition-colors hover:bg-hover hover:text-ink";
  if (count > 1)
    return (
      <Link to={paths.imports} params={place} className={look}>
        <Spinner />
        {t("jobs.many", { count })}
      </Link>
    );
  return (
    <Link to={paths.import} params={{ ...place, importId: first.id }} className={look}>
      <Spinner />
      <span className="sr-only">{name(first)}</span>
      <span aria-hidden className="max-w-40 truncate max-sm:hidden">
        {first.fileName}
      </span>
      <span className="tabular-nums">
        {new Intl.NumberFormat(locale, { style: "percent" }).format(share)}
      </span>
    </Link>
  );
}

type Imports = NonNullable<ReturnType<typeof useNewestImports>["data"]>;

/** What is going on with a file. */
function useJobName() {
  const { t } = useTranslation("app");
  return ({ status, fileName: file }: Imports[number]) => {
    if (status === "checking") return t("jobs.checking", { file });
    return status === "undoing" ? t("jobs.undoing", { file }) : t("jobs.one", { file });
  };
}

/** Says once that an import ended, unless its own page, which says more, is in sight. */
function useTellEnds(newest: Imports): void {
  const { t } = useTranslation("app");
  const { pathname } = useLocation();
  const afterImport = useAfterImport();
  const running = useRef(new Set<string>());
  const tell = useEffectEvent((imports: Imports) => {
    const ended = imports.filter((each) => running.current.has(each.id) && !isRunning(each));
    running.current = new Set(imports.filter(isRunning).map((each) => each.id));
    if (ended.length === 0) return;
    afterImport();
    for (const { id, status, checked, undo, fileName: file } of ended) {
      if (pathname.endsWith(id)) continue;
      // An undo that stopped leaves its import as one that is done; its page says why.
      if (status === "done" && !undo) toastDone({ text: t("jobs.done", { file }) });
      if (status === "mapping" && checked?.isWhole) toastDone({ text: t("jobs.checked", { file }) });
      if (status === "undone") toastDone({ text: t("jobs.undone", { file }) });
      if (status === "failed") toastFailed(t("jobs.failed", { file }));
    }
  });
  useEffect(() => tell(newest), [newest]);
}
