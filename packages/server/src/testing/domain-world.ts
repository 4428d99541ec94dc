import { rows } from "@rookery/db/testing";
import { startDnsTree, type DnsTree } from "@rookery/dns/testing";
import type { Deps } from "../context.ts";
import { checkDomain } from "../features/domains/check-domain.ts";
import { createOutboundGuard } from "../outbound-guard.ts";
import { createDnsLookup } from "../ports/dns/dns-lookup.ts";
import { createTestApp, type TestApp, type TestCaller } from "./create-test-app.ts";
import { foundTenant, type FoundTenant } from "./found-tenant.ts";

export type ShownDomain = Awaited<ReturnType<TestCaller["domains"]["byId"]>>;

export interface OwnDomain extends FoundTenant {
  readonly company: rows.CompanyRow;
  readonly domainId: string;
  readonly name: string;
}

/** The product before a DNS of its own, with a clock that tests turn. */
export interface DomainWorld {
  readonly app: TestApp;
  readonly tree: DnsTree;
  /** Milliseconds since the epoch. */
  now: number;
  /** A name that no other test has. */
  freshName(): string;
  home(): Promise<FoundTenant & { readonly company: rows.CompanyRow }>;
  /** A tenant of its own that has added the domain. */
  withDomain(name?: string): Promise<OwnDomain>;
  /** One look, as the job takes it. */
  check(of: OwnDomain): Promise<void>;
  shown(of: OwnDomain): Promise<ShownDomain>;
  /** Publishes what the domain's page asks for, but for what `over` replaces or leaves out by purpose, and looks. */
  publish(of: OwnDomain, over?: Record<string, string>): Promise<ShownDomain>;
  /** All servers whole, the clock at now, nothing counted. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Inputs are strict: an id and nothing beside it. */
export const only = ({ domainId }: { domainId: string }) => ({ domainId });

/** The zone as the page asks for it; `over` replaces or leaves out what stands for a purpose. */
export function zoneOf(records: ShownDomain["records"], over: Record<string, string> = {}): string {
  const lines = records.map(({ record }) => {
    const replaced = over[record.purpose];
    if (replaced !== undefined) return replaced;
    const pieces = record.value.match(/.{1,250}/g) ?? [];
    const data = record.type === "TXT" ? pieces.map((piece) => `"${piece}"`).join(" ") : record.value;
    return `${record.name} ${record.type} ${data}`;
  });
  return lines.join("\n");
}

export async function createDomainWorld(
  databaseServer: string,
  over: Partial<Deps> = {},
  settings: Record<string, string> = {},
): Promise<DomainWorld> {
  const tree = await startDnsTree();
  const at = (server: { address: string }) => `${server.address}:${tree.port}`;
  const dns = createDnsLookup({
    resolvers: [at(tree.resolver)],
    roots: [at(tree.root)],
    port: tree.port,
    mayAsk: createOutboundGuard(["127.0.53.0/24"]),
  });
  const app = await createTestApp(
    databaseServer,
    { clock: () => new Date(world.now), dns, ...over },
    settings,
  );
  tree.resolver.serve("mail.invalid", `_spf.mail.invalid TXT "v=spf1 ip4:198.51.100.0/24 -all"`);
  let counter = 0;
  const world: DomainWorld = {
    app,
    tree,
    now: Date.now(),
    freshName: () => `kaffee-${(counter += 1)}-${process.pid}.de`,
    home: async () => {
      const found = await foundTenant(app);
      const company = await rows.company(app.database.superuser, { tenantId: found.tenant.id });
      return { ...found, company };
    },
    withDomain: async (name = world.freshName()) => {
      const here = await world.home();
      const { id: domainId } = await here.asOwner.domains.add({ companyId: here.company.id, domain: name });
      return { ...here, domainId, name };
    },
    check: ({ tenant, domainId }) => checkDomain(app.deps, { tenantId: tenant.id, domainId }),
    shown: (of) => of.asOwner.domains.byId(only(of)),
    publish: async (of, over) => {
      tree.publish(of.name, zoneOf((await world.shown(of)).records, over));
      await world.check(of);
      return world.shown(of);
    },
    reset: async () => {
      world.now = Date.now();
      for (const server of [tree.ns1, tree.ns2, tree.resolver]) server.fail(undefined);
      await app.database.superuser.query("DELETE FROM rate_limits");
    },
    close: async () => {
      await app.close();
      await tree.stop();
    },
  };
  return world;
}
