import { X } from "lucide-react";
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { ToneIcon } from "./badge.tsx";
import { keepFocus } from "./page-heading.ts";
import { toasts, type ToastMessage } from "./toasts.ts";
import { useUiWords } from "./ui-words.tsx";

const stack = "flex flex-col gap-2 not-empty:mt-2";

/** The place where toasts appear, read aloud once; one in the whole app. `toasts` fills it. */
export function Toaster() {
  const words = useUiWords();
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current);
  const [isHeld, setHeld] = useState(false);
  const boxes = (tone: ToastMessage["tone"]) =>
    shown
      .filter((message) => message.tone === tone)
      .map((message) => <ToastBox key={message.id} message={message} isHeld={isHeld} />);
  return (
    <section aria-label={words.notifications}>
      <div
        role="presentation"
        // Nothing goes away under a hand that reaches for it.
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        className="toaster pointer-events-none fixed inset-x-3 bottom-3 z-50 flex flex-col sm:end-5 sm:bottom-5 sm:start-auto sm:w-88"
      >
        {/* Both are there before anything is said in them, and neither in the other, so that it is said once. */}
        <div aria-live="polite" className={stack}>
          {boxes("good")}
        </div>
        <div aria-live="assertive" className={stack}>
          {boxes("bad")}
        </div>
      </div>
    </section>
  );
}

function ToastBox({ message, isHeld }: { message: ToastMessage; isHeld: boolean }) {
  const words = useUiWords();
  const { id, text, tone, undo, lifeMs } = message;
  const close = useEffectEvent(() => toasts.close(id));
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => close(), lifeMs);
    return () => clearTimeout(timer);
  }, [isHeld, lifeMs]);
  const dismiss = () => {
    toasts.close(id);
    // With the pressed button the focus goes.
    setTimeout(keepFocus);
  };
  const takeBack = () => {
    dismiss();
    undo?.run();
  };
  return (
    <div className="toast pointer-events-auto flex items-center gap-3 rounded-lg bg-raised py-2 pe-2 ps-3 shadow-float">
      <ToneIcon tone={tone} className={tone === "bad" ? "size-4 text-bad-ink" : "size-4 text-good-ink"} />
      <p className="min-w-0 flex-1 py-1 text-13 wrap-anywhere text-ink">{text}</p>
      {undo && (
        <button
          type="button"
          onClick={takeBack}
          className="h-7 rounded-md px-2 text-13 font-medium text-accent-ink hover:bg-hover touch:h-9"
        >
          {undo.label}
        </button>
      )}
      <button
        type="button"
        aria-label={words.close}
        onClick={dismiss}
        className="flex size-7 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink touch:size-9"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </div>
  );
}
