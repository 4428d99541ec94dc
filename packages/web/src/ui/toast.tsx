import { Toast as Base } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { toasts } from "./toasts.ts";
import { useUiWords } from "./ui-words.tsx";

/** The place where toasts appear; one in the whole app. `toasts` fills it. */
export function Toaster() {
  const words = useUiWords();
  return (
    <Base.Provider toastManager={toasts} timeout={6000} limit={4}>
      <Base.Portal>
        <Base.Viewport
          aria-label={words.notifications}
          className="fixed inset-x-3 bottom-3 z-50 flex flex-col gap-2 sm:right-5 sm:bottom-5 sm:left-auto sm:w-88"
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const words = useUiWords();
  const { toasts: shown } = Base.useToastManager();
  return shown.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="rounded-lg bg-raised shadow-float transition-[opacity,translate] duration-150 ease-out data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-3 py-2 pr-2 pl-3">
        {toast.type === "bad" ? (
          <CircleAlert aria-hidden className="size-4 shrink-0 text-bad-ink" />
        ) : (
          <CircleCheck aria-hidden className="size-4 shrink-0 text-good-ink" />
        )}
        <div className="min-w-0 flex-1 py-1 text-13">
          <Base.Title className="text-ink" />
          <Base.Description className="text-ink-soft" />
        </div>
        {toast.actionProps && (
          <Base.Action className="h-7 rounded-md px-2 text-13 font-medium text-accent-ink hover:bg-hover touch:h-9" />
        )}
        <Base.Close
          aria-label={words.close}
          className="flex size-7 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink touch:size-9"
        >
          <X aria-hidden className="size-3.5" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
