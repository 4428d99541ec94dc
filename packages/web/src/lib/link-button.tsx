import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { buttonLook, type ButtonLookOptions } from "../ui/button-look.ts";
import { classNames } from "../ui/class-names.ts";

function ButtonAnchor({ variant, size, className, ...rest }: ComponentProps<"a"> & ButtonLookOptions) {
  return <a {...rest} className={classNames(buttonLook({ variant, size }), className)} />;
}

/** A link that looks like a button. Whatever leads to another address is a link. */
export const LinkButton = createLink(ButtonAnchor);

function TextAnchor({ className, ...rest }: ComponentProps<"a">) {
  return (
    <a
      {...rest}
      className={classNames(
        "rounded-sm font-medium text-accent-ink underline-offset-3 hover:underline",
        className,
      )}
    />
  );
}

/** A link inside running text. */
export const TextLink = createLink(TextAnchor);
