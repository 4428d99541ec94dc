import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { changes, isReady } from "./import-step.ts";
import type { ShownImport } from "./use-imports.ts";

const tones: Record<ShownImport["status"] | "ready" | "nothing", Tone> = {
  uploading: "idle",
  mapping: "warn",
  ready: "info",
  nothing: "idle",
  checking: "busy",
  running: "busy",
  done: "good",
  cancelled: "idle",
  failed: "bad",
  undoing: "busy",
  undone: "idle",
};

export function ImportStatusBadge({ found }: { found: Pick<ShownImport, "status" | "checked"> }) {
  const { t } = useTranslation("imports");
  const { status, checked } = found;
  const state = checked && isReady(found) ? (changes(checked) > 0 ? "ready" : "nothing") : status;
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>;
}
