import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { useReaders } from "./use-template.ts";

export interface ReaderDialogProps {
  readonly companyId: string;
  readonly current: string | null;
  /** Null = a lead that lacks as much as any does. */
  readonly onChoose: (leadId: string | null) => void;
  readonly onClose: () => void;
}

/** Whose data the preview shows. */
export function ReaderDialog({ companyId, current, onChoose, onClose }: ReaderDialogProps) {
  const { t } = useTranslation("templates");
  const [search, setSearch] = useState("");
  const readers = useReaders(companyId, search).data?.leads ?? [];
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t("reader.title")}>
      <div className="flex flex-col gap-2">
        <SearchBox label={t("reader.search")} value={search} onChange={setSearch} />
        <ul className="max-h-72 overflow-y-auto rounded-lg border border-line p-1">
          {readers.map(({ id, email, name }) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={id === current}
                onClick={() => onChoose(id)}
                className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-2 text-start text-13 hover:bg-hover aria-pressed:bg-accent-soft"
              >
                <span className="truncate text-ink">{name ?? t("reader.noName")}</span>
                <span className="ms-auto truncate text-12 text-ink-faint">{email}</span>
              </button>
            </li>
          ))}
          {readers.length === 0 && <li className="px-2 py-1.5 text-13 text-ink-soft">{t("reader.none")}</li>}
        </ul>
      </div>
      <DialogActions>
        <Button onClick={() => onChoose(null)}>{t("reader.gaps")}</Button>
      </DialogActions>
    </Dialog>
  );
}
