import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { useUiWords } from "./ui-words.tsx";

export interface KeysetControlsProps {
  /** "1 to 50", "10,000+ leads": whatever is known without counting. */
  readonly summary: ReactNode;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
}

/** Paging by keys: forward and back, without numbers that nobody could count cheaply. */
export function KeysetControls({ summary, onPrevious, onNext }: KeysetControlsProps) {
  const words = useUiWords();
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="min-w-0 truncate text-13 text-ink-soft tabular-nums">{summary}</p>
      <div className="flex gap-1.5">
        <Button disabled={!onPrevious} onClick={onPrevious}>
          <ChevronLeft aria-hidden />
          {words.previous}
        </Button>
        <Button disabled={!onNext} onClick={onNext}>
          {words.next}
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </div>
  );
}
