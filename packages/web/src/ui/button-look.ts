import { classNames } from "./class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "md" | "lg";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent inset-ring inset-ring-accent-line hover:bg-accent-hover",
  secondary: "border border-control-line/55 bg-panel text-ink hover:bg-hover active:bg-pressed",
  quiet: "text-ink-soft hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "bg-bad-solid text-on-bad hover:bg-bad-hover",
};

const sizes: Record<ButtonSize, string> = {
  md: "h-control px-3 text-13",
  lg: "h-10 px-4 text-14",
};

export interface ButtonLookOptions {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
}

/** The look of a button, for buttons and for links that stand as one. */
export function buttonLook({ variant = "secondary", size = "md" }: ButtonLookOptions): string {
  return classNames(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none",
    "transition-colors [&_svg]:size-4 [&_svg]:shrink-0",
    "disabled:pointer-events-none disabled:opacity-55 aria-disabled:pointer-events-none aria-disabled:opacity-55",
    variants[variant],
    sizes[size],
  );
}
