import { Check } from "lucide-react";
import { classNames } from "./class-names.ts";
import { useUiWords } from "./ui-words.tsx";

export interface StepperProps {
  readonly label: string;
  readonly steps: readonly { id: string; label: string }[];
  /** Id of the step in hand; those before it are done. */
  readonly current: string;
  /** All are done, the last included. */
  readonly isDone?: boolean;
}

/** Where one is in a task of a few steps. */
export function Stepper({ label, steps, current, isDone = false }: StepperProps) {
  const words = useUiWords();
  const place = isDone ? steps.length : steps.findIndex((step) => step.id === current);
  return (
    <ol aria-label={label} className="flex items-center gap-1 min-[22rem]:gap-2 sm:gap-3">
      {steps.map((step, index) => {
        const state = index < place ? "done" : index === place ? "current" : "ahead";
        return (
          <li
            key={step.id}
            aria-current={state === "current" ? "step" : undefined}
            className="flex items-center gap-1 text-13 min-[22rem]:gap-2 not-last:after:h-px not-last:after:w-3 not-last:after:bg-line min-[22rem]:not-last:after:w-5 sm:gap-3 sm:not-last:after:w-8"
          >
            <span className="flex items-center gap-2">
              <span
                aria-hidden
                className={classNames(
                  "flex size-5 items-center justify-center rounded-full text-12 font-medium tabular-nums",
                  state === "done" && "bg-good-soft text-good-ink",
                  state === "current" && "bg-mark text-on-mark",
                  state === "ahead" && "bg-hover text-ink-faint",
                )}
              >
                {state === "done" ? <Check className="size-3" /> : index + 1}
              </span>
              <span
                className={classNames(
                  state === "current" ? "font-medium text-ink" : "text-ink-faint max-sm:sr-only",
                )}
              >
                {step.label}
                {state === "done" && <span className="sr-only"> ({words.done})</span>}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
