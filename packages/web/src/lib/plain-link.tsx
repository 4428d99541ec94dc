import { useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";

export interface PlainLinkProps {
  /** An address of the portal, as `router.buildLocation` gives it. */
  readonly href: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A link for rows of long lists. The router's own listens to every navigation, which fifty of them make felt; this one
 * knows its address already and listens to nothing.
 */
export function PlainLink({ href, className, children }: PlainLinkProps) {
  const router = useRouter();
  const open = (event: MouseEvent) => {
    const isForBrowser =
      event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (isForBrowser) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} onClick={open} className={className}>
      {children}
    </a>
  );
}
