import { Switch as Base } from "@base-ui/react/switch";
import { useId, type ReactNode } from "react";

export interface SwitchProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
}

/** Acts at once, without a button to save. */
export function Switch({ label, help, isOn, onChange, isDisabled = false }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="min-w-0">
        <span id={id} className="text-14 font-medium text-ink">
          {label}
        </span>
        {help !== undefined && <p className="text-13 text-ink-faint">{help}</p>}
      </div>
      <Base.Root
        checked={isOn}
        onCheckedChange={onChange}
        disabled={isDisabled}
        aria-labelledby={id}
        className="flex h-5 w-9 shrink-0 items-center rounded-full bg-control-line p-0.5 transition-colors data-checked:bg-accent data-disabled:opacity-50"
      >
        <Base.Thumb className="size-4 rounded-full bg-panel transition-[translate] data-checked:translate-x-4" />
      </Base.Root>
    </div>
  );
}
