import { useTranslation } from "react-i18next";
import { Stepper } from "../../ui/stepper.tsx";

export type ImportStep = "file" | "columns" | "check" | "run" | "outcome";

/** The five steps, the same on every page of an import. */
export function ImportSteps({ current, isDone = false }: { current: ImportStep; isDone?: boolean }) {
  const { t } = useTranslation("imports");
  const steps = (["file", "columns", "check", "run", "outcome"] as const).map((id) => ({
    id,
    label: t(`steps.${id}`),
  }));
  return (
    <div className="mb-6">
      <Stepper label={t("steps.label")} steps={steps} current={current} isDone={isDone} />
    </div>
  );
}
