import { CircleAlert, FileText } from "lucide-react";
import { useId, useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { faultOf, type FileFault } from "./list-parts.ts";

export interface ListFileProps {
  readonly file: File | undefined;
  readonly onChange: (file: File | undefined) => void;
  readonly error: string | undefined;
}

/** A file with a list, by drop or by choice; what is no text is refused before anything is sent. */
export function ListFile({ file, onChange, error }: ListFileProps) {
  const { t } = useTranslation("suppressions");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<FileFault>();
  const take = async (given: File | undefined) => {
    if (!given) return;
    const found = await faultOf(given);
    setFault(found);
    onChange(found ? undefined : given);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const said = fault ? t(`add.${fault}`) : error;
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames(
        "flex flex-col items-center gap-2 rounded-lg border border-dashed px-4 py-7 text-center",
        isOver ? "border-mark bg-hover" : "border-control-line",
      )}
    >
      <p className="flex max-w-full items-center gap-2 text-14 font-medium text-ink">
        <FileText aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <bdi className="truncate">{file?.name ?? t("add.drop")}</bdi>
      </p>
      <Button onClick={() => input.current?.click()} aria-describedby={id}>
        {t(file ? "add.chooseOther" : "add.choose")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        // Not to be heard twice: the button above opens it.
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <div id={id} aria-live="polite" className="max-w-sm text-13 text-balance">
        {said === undefined ? (
          <p className="text-ink-faint">{t("add.fileHelp")}</p>
        ) : (
          <p className="flex gap-1.5 text-bad-ink">
            <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
            {said}
          </p>
        )}
      </div>
    </div>
  );
}
