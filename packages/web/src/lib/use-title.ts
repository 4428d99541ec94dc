import { useEffect } from "react";

/** The tab's title, most particular first. The platform is not named on a tenant's pages. */
export function useTitle(...parts: (string | undefined)[]): void {
  const title = parts.filter(Boolean).join(" · ");
  useEffect(() => {
    if (title !== "") document.title = title;
  }, [title]);
}
