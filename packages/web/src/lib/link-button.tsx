import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { buttonLook, type ButtonLookOptions } from "../ui/button-look.ts";
import { classNames } from "../ui/class-names.ts";

type ButtonAnchorProps = ComponentProps<"a"> & ButtonLookOptions;

function ButtonAnchor({ variant, size, className, children, ...rest }: ButtonAnchorProps) {
  return (
    <a {...rest} className={classNames(buttonLook({ variant, size }), className)}>
      {children}
    </a>
  );
}

/** A link that looks like a button. Whatever leads to another address is a link. */
export const LinkButton = createLink(ButtonAnchor);

function TextAnchor({ className, children, ...rest }: ComponentProps<"a">) {
  return (
    <a
      {...rest}
      className={classNames(
        "rounded-sm font-medium text-accent-ink underline-offset-3 hover:underline",
        className,
      )}
    >
      {children}
    </a>
  );
}

/** A link inside running text. */
export const TextLink = createLink(TextAnchor);
