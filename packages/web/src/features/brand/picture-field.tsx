import type { ImageSlot, Theme } from "@rookery/server/brand/rules";
import { CircleAlert, ImageUp } from "lucide-react";
import { useId, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { faviconAt } from "./brand-values.ts";
import { ChooseButtons } from "./choose-buttons.tsx";
import type { PictureUpload } from "./use-picture-uploads.ts";

export interface PictureFieldProps {
  readonly slot: ImageSlot;
  readonly label: string;
  readonly help: string;
  readonly url: string | null;
  /** Where the picture will stand. */
  readonly grounds: readonly Theme[];
  /** On dark ground the picture keeps a light one of its own. */
  readonly isOnWhite: boolean;
  readonly upload: PictureUpload;
  /** Another picture than by upload: from an address. */
  readonly onTaken: (url: string) => void;
  readonly onRemove: () => void;
}

/** One picture: dropped or chosen, on its way, shown on the grounds that it will stand on. */
export function PictureField(props: PictureFieldProps) {
  const { label, help, url, upload, onRemove } = props;
  const { t } = useTranslation("brand");
  const text = useErrorText();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} aria-describedby={`${id}-help`} className="flex flex-col gap-2">
      <div>
        <p id={id} className="text-13 font-medium text-ink">
          {label}
        </p>
        <p id={`${id}-help`} className="text-13 text-ink-faint">
          {help}
        </p>
      </div>
      <DropBox {...props} />
      {upload.isPending && (
        <ProgressBar
          size="sm"
          label={t("pictures.sending", { name: label })}
          share={upload.share < 1 ? upload.share : undefined}
        />
      )}
      {url !== null && (
        <div className="flex flex-wrap gap-2">
          <ChooseButtons {...props} />
          <Button variant="quiet" aria-label={t("pictures.removeNamed", { name: label })} onClick={onRemove}>
            {t("pictures.remove")}
          </Button>
        </div>
      )}
      {upload.error !== null && (
        <p role="alert" className="flex gap-1.5 text-13 text-bad-ink">
          <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
          {text.sentence(upload.error)}
        </p>
      )}
    </div>
  );
}

function DropBox(props: PictureFieldProps) {
  const { slot, url, isOnWhite, upload, grounds } = props;
  const { t } = useTranslation("brand");
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !upload.isPending) upload.send(file);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames(
        "flex overflow-hidden rounded-md border",
        isOver
          ? "border-mark outline-2 outline-mark"
          : url === null
            ? "border-dashed border-control-line"
            : "border-line",
      )}
    >
      {url === null ? (
        <div className="flex min-h-14 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1.5 px-3 py-2">
          <span className="flex items-center gap-2 text-13 text-ink-faint">
            <ImageUp aria-hidden className="size-4 shrink-0" />
            {t("pictures.drop")}
          </span>
          <span className="flex gap-1">
            <ChooseButtons {...props} />
          </span>
        </div>
      ) : (
        grounds.map((theme) => (
          <Ground key={theme} theme={theme} slot={slot} url={url} isOnWhite={isOnWhite && theme === "dark"} />
        ))
      )}
    </div>
  );
}

interface GroundProps {
  readonly theme: Theme;
  readonly slot: ImageSlot;
  readonly url: string;
  readonly isOnWhite: boolean;
}

function Ground({ theme, slot, url, isOnWhite }: GroundProps) {
  const { t } = useTranslation("brand");
  return (
    <div
      data-brand-preview
      data-theme={theme}
      className="flex h-20 min-w-0 flex-1 items-center justify-center bg-page p-3"
    >
      <img
        src={slot === "favicon" ? faviconAt(url, 32) : url}
        alt={t(`pictures.on.${theme}`)}
        className={classNames(
          slot === "favicon" ? "size-8" : "max-h-full max-w-full object-contain",
          isOnWhite && "rounded-sm bg-white p-1",
        )}
      />
    </div>
  );
}
