import { parse } from "tldts";
import { toAscii, type NameRules } from "@rookery/dns";
import type { SendingSettings } from "@rookery/dns";

/** The public suffix list, with the suffixes that companies lend names under; 200 kB that stay on the server. */
function suffixOf(ascii: string): ReturnType<NameRules["suffixOf"]> {
  const { domain, isPrivate } = parse(ascii, { allowPrivateDomains: true });
  return { registrable: domain ?? undefined, isShared: isPrivate ?? false };
}

/** Names of the platform's own: where it is reached, and where its mail servers are. */
export function nameRules(appUrl: string, settings: SendingSettings): NameRules {
  const hosts = [
    URL.parse(appUrl)?.hostname ?? "",
    settings.spfInclude,
    settings.returnPathTarget,
    settings.trackingTarget,
  ];
  const ownNames = hosts.flatMap((host) => suffixOf(toAscii(host) ?? "").registrable ?? []);
  return { suffixOf, ownNames };
}
