/** First parts of the addresses of a tenant's pages, as `paths.ts` has them behind `/t/$tenant`. */
const places = new Set(["companies", "people", "policies", "brand", "settings", "c"]);

interface Rewritten {
  readonly url: URL;
}

/** At its own address a tenant's pages stand without `/t/<slug>`; the router and its types know one form of them all the same. */
export const ownAddress = (slug: string) => ({
  input: ({ url }: Rewritten): URL => {
    const [, first = ""] = url.pathname.split("/");
    if (places.has(first)) url.pathname = `/t/${slug}${url.pathname}`;
    return url;
  },
  output: ({ url }: Rewritten): URL => {
    const start = `/t/${slug}`;
    if (url.pathname === start || url.pathname.startsWith(`${start}/`))
      url.pathname = url.pathname.slice(start.length) || "/";
    return url;
  },
});
