import type { ComponentProps } from "react";
import { buttonLook, type ButtonLookOptions } from "./button-look.ts";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps extends ComponentProps<"button">, ButtonLookOptions {
  /** Work is under way: keeps its width and its place in the tab order, and does nothing when pressed again. */
  readonly isBusy?: boolean | undefined;
}

export function Button({ variant, size, isBusy, className, children, onClick, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type === "submit" ? "submit" : "button"}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={classNames(buttonLook({ variant, size }), isBusy && "relative", className)}
    >
      {isBusy ? (
        <>
          <span className="invisible contents">
            <span className="invisible inline-flex items-center gap-1.5">{children}</span>
          </span>
          <Spinner className="absolute" />
        </>
      ) : (
        children
      )}
    </button>
  );
}
