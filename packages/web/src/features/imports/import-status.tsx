import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { ShownImport } from "./use-imports.ts";

const tones: Record<ShownImport["status"], Tone> = {
  uploading: "idle",
  mapping: "warn",
  checking: "busy",
  running: "busy",
  done: "good",
  cancelled: "idle",
  failed: "bad",
  undoing: "busy",
  undone: "idle",
};

export function ImportStatusBadge({ status }: { status: ShownImport["status"] }) {
  const { t } = useTranslation("imports");
  return <Badge tone={tones[status]}>{t(`states.${status}`)}</Badge>;
}
