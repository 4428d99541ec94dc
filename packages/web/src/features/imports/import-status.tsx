import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { isReady } from "./import-step.ts";
import type { ShownImport } from "./use-imports.ts";

const tones: Record<ShownImport["status"] | "ready", Tone> = {
  uploading: "idle",
  mapping: "warn",
  ready: "warn",
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
  const state = isReady(found) ? "ready" : found.status;
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>;
}
