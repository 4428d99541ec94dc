import { Toolbar } from "@base-ui/react/toolbar";
import type { LucideIcon } from "lucide-react";
import { classNames } from "../../../ui/class-names.ts";
import { IconButton } from "../../../ui/icon-button.tsx";

interface ToolbarButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** For what is on or off at the caret. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** One button among the tools, reached with the arrow keys. */
export function ToolbarButton({
  label,
  icon: Icon,
  keys,
  isOn,
  isDisabled = false,
  onPress,
}: ToolbarButtonProps) {
  return (
    <Toolbar.Button
      disabled={isDisabled}
      aria-pressed={isOn}
      onClick={onPress}
      render={
        <IconButton
          label={label}
          icon={<Icon aria-hidden />}
          {...(keys !== undefined && { keys })}
          className={classNames(
            "aria-disabled:opacity-45",
            isOn === true && "bg-accent-soft text-accent-ink",
          )}
        />
      }
    />
  );
}
