import { startNameServer, type TestNameServer } from "./name-server.ts";

export interface DnsTree {
  /** Port of every authoritative server of the tree. */
  readonly port: number;
  readonly root: TestNameServer;
  /** Serves the suffixes. */
  readonly suffixes: TestNameServer;
  /** Two servers of one host, `ns1.host.net` and `ns2.host.net`. */
  readonly ns1: TestNameServer;
  readonly ns2: TestNameServer;
  /** A cache with content of its own. */
  readonly resolver: TestNameServer;
  /** Registers a domain at the host and puts its zone on both servers and into the cache. */
  publish(domain: string, text: string): void;
  stop(): Promise<void>;
}

const at = (last: number): string => `127.0.53.${last}`;

const host = `
  ns1.host.net A ${at(4)}
  ns2.host.net A ${at(5)}`;

const delegation = (domain: string): string => `
  ${domain} NS ns1.host.net
  ${domain} NS ns2.host.net`;

/** The settings under which a server looks at the tree on this port, and at no other DNS. */
export const dnsTreeEnv = (port: number): Record<string, string> => ({
  DNS_ROOT_SERVERS: `${at(2)}:${port}`,
  DNS_PORT: String(port),
  DNS_SERVERS: `${at(6)}:${port}`,
  ALLOW_PRIVATE_NETWORK: "127.0.53.0/24",
});

/** A whole private DNS on loopback addresses, as the internet has it: root, suffixes, a host with two servers, a resolver. */
export async function startDnsTree(onPort?: number): Promise<DnsTree> {
  const root = await startNameServer({ address: at(2), ...(onPort === undefined ? {} : { port: onPort }) });
  const { port } = root;
  const suffixes = await startNameServer({ address: at(3), port });
  const ns1 = await startNameServer({ address: at(4), port });
  const ns2 = await startNameServer({ address: at(5), port });
  const resolver = await startNameServer({ address: at(6), port, isResolver: true });
  const registered = new Map<string, Set<string>>();

  const suffixOf = (domain: string) => domain.slice(domain.indexOf(".") + 1);
  const refreshSuffixes = () => {
    const names = [...registered.keys()];
    root.serve("", names.map((suffix) => `${suffix} NS a.nic.net\na.nic.net A ${at(3)}`).join("\n"));
    for (const [suffix, domains] of registered) {
      const glue = suffix === "net" ? host : "";
      suffixes.serve(
        suffix,
        [...domains].map(delegation).join("\n") + (suffix === "net" ? delegation("host.net") : "") + glue,
      );
    }
  };
  const register = (domain: string) => {
    const suffix = suffixOf(domain);
    registered.set(suffix, (registered.get(suffix) ?? new Set()).add(domain));
    refreshSuffixes();
  };
  registered.set("net", new Set());
  refreshSuffixes();
  for (const server of [ns1, ns2]) server.serve("host.net", `${delegation("host.net")}${host}`);

  return {
    port,
    root,
    suffixes,
    ns1,
    ns2,
    resolver,
    publish: (domain, text) => {
      register(domain);
      const zone = `${delegation(domain)}\n${text}`;
      for (const server of [ns1, ns2, resolver]) server.serve(domain, zone);
    },
    stop: async () => {
      for (const server of [root, suffixes, ns1, ns2, resolver]) await server.stop();
    },
  };
}
