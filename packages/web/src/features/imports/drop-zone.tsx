import { FileUp } from "lucide-react";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";

/** Takes a file by drop or by choice. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation("imports");
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (file: File | undefined) => file && onFile(file);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
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
        "flex flex-col items-center rounded-lg border border-dashed px-6 py-16 text-center transition-colors",
        isOver ? "border-mark bg-hover" : "border-control-line bg-panel",
      )}
    >
      <div
        aria-hidden
        className="mb-4 flex size-11 items-center justify-center rounded-lg border border-line bg-page text-ink-faint"
      >
        <FileUp className="size-5" />
      </div>
      <p className="text-16 font-semibold text-ink">{t("upload.drop")}</p>
      <p className="my-2 text-13 text-ink-faint">{t("upload.or")}</p>
      <Button variant="primary" onClick={() => input.current?.click()}>
        {t("upload.choose")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.tab,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        // Not to be heard twice: the button beside it opens it.
        hidden
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <p className="mt-5 max-w-md text-13 text-balance text-ink-faint">{t("upload.hint")}</p>
    </div>
  );
}
