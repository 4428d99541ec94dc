import type { TemplateDraft } from "@rookery/server/templates/schema";
import { Image, Monitor, Moon, Smartphone, Text, UserRoundSearch } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { PreviewFrame } from "./preview-frame.tsx";
import { ReaderDialog } from "./reader-dialog.tsx";
import { usePreview } from "./use-template.ts";

type View = "desktop" | "phone" | "text";
const views = { desktop: Monitor, phone: Smartphone, text: Text } as const;

/** The draft as the mail that one lead would get. */
export function PreviewPanel({ companyId, draft }: { companyId: string; draft: TemplateDraft }) {
  const { t } = useTranslation("templates");
  const [view, setView] = useState<View>(useMedia(PHONE) ? "phone" : "desktop");
  const [isDark, setDark] = useState(false);
  const [showsImages, setShowsImages] = useState(false);
  const [leadId, setLeadId] = useState<string | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const preview = usePreview({
    companyId,
    draft,
    leadId,
    showsImages,
    scheme: isDark ? "dark" : "light",
  });
  const mail = preview.data;
  const reader = mail?.reader;
  return (
    <div className="flex flex-col gap-3">
      <div role="toolbar" aria-label={t("preview.tools")} className="flex flex-wrap items-center gap-1">
        {(["desktop", "phone", "text"] as const).map((each) => {
          const Icon = views[each];
          return (
            <Toggle
              key={each}
              label={t(`preview.${each}`)}
              icon={<Icon aria-hidden />}
              isOn={view === each}
              onClick={() => setView(each)}
            />
          );
        })}
        <span aria-hidden className="mx-1 h-5 border-s border-line" />
        <Toggle
          label={t("preview.dark")}
          icon={<Moon aria-hidden />}
          isOn={isDark}
          onClick={() => setDark(!isDark)}
        />
        <Toggle
          label={t("preview.images")}
          icon={<Image aria-hidden />}
          isOn={showsImages}
          onClick={() => setShowsImages(!showsImages)}
        />
        <Button variant="quiet" onClick={() => setChoosing(true)} className="ms-auto min-w-0">
          <UserRoundSearch aria-hidden />
          <span className="max-w-40 truncate">
            {reader ? (reader.name ?? reader.email) : t("preview.reader")}
          </span>
        </Button>
      </div>
      {preview.isError && <QueryFailure error={preview.error} onRetry={() => void preview.refetch()} />}
      {mail && mail.gaps.length > 0 && (
        <Callout tone="warn" title={t("preview.gaps", { count: mail.gaps.length })}>
          {t("preview.gapsText", { names: mail.gaps.join(", ") })}
        </Callout>
      )}
      {mail?.reader === null && <p className="text-13 text-ink-soft">{t("preview.nobody")}</p>}
      {!mail && preview.isPending && <Skeleton className="h-[32rem] w-full" />}
      {mail && (
        <div className="overflow-hidden rounded-lg border border-line bg-panel">
          <div className="border-b border-line px-4 py-2.5">
            <p dir="auto" className="truncate text-14 font-medium text-ink">
              {mail.subject === "" ? (
                <span className="text-ink-faint">{t("preview.noSubject")}</span>
              ) : (
                mail.subject
              )}
            </p>
            <p dir="auto" className="truncate text-12 text-ink-faint">
              {mail.previewText}
            </p>
          </div>
          {view === "text" ? (
            <pre
              dir="auto"
              className="h-[32rem] overflow-auto p-4 font-mono text-12 whitespace-pre-wrap text-ink"
            >
              {mail.text}
            </pre>
          ) : (
            <PreviewFrame path={mail.path} isPhone={view === "phone"} isDark={isDark} />
          )}
        </div>
      )}
      {mail && (
        <p className="text-12 text-ink-faint">
          {t("preview.size", { kilobytes: Math.ceil(mail.sizeBytes / 1024) })}
        </p>
      )}
      {isChoosing && (
        <ReaderDialog
          companyId={companyId}
          current={leadId}
          onChoose={(id) => {
            setLeadId(id);
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly isOn: boolean;
  readonly onClick: () => void;
}

const Toggle = ({ label, icon, isOn, onClick }: ToggleProps) => (
  <IconButton
    label={label}
    icon={icon}
    aria-pressed={isOn}
    onClick={onClick}
    className={isOn ? "bg-accent-soft text-accent-ink" : undefined}
  />
);
