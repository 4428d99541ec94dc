import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dnsTreeEnv, startDnsTree, type DnsTree } from "@rookery/dns/testing";
import { createAuthority } from "@rookery/server/testing";
import { mutate, signUp } from "../product/api.ts";
import { probe } from "../product/probe.ts";
import { freePort, startProduct, type Product } from "../product/start-product.ts";
import { formOf, protocols, reachForbidden, type Place } from "./forbidden-targets.ts";
import { probeCases, type Materials, type ProbeCase, type Protocol } from "./probe-cases.ts";
import { control, nought, tried, type Proof } from "./proof.ts";

/** In the range that the product is allowed to connect to. */
const ALLOWED = "127.0.53.10";
const PASSWORD = "right horse";

async function settle(product: Product, tree: DnsTree): Promise<Place> {
  await product.database.superuser.query("DELETE FROM rate_limits");
  const session = await signUp(product.url);
  const company = await mutate<{ id: string }>(session, "companies.add", { name: "Hafen" });
  const domain = `kontor-${Date.now()}.de`;
  tree.publish(domain, `${domain} A 192.0.2.80`);
  await mutate(session, "domains.add", { companyId: company.id, domain });
  const closed = { host: ALLOWED, port: await freePort(), security: "tls", username: "nobody" };
  return { session, companyId: company.id, domain, email: `ada@${domain}`, password: PASSWORD, closed };
}

/** Runs every case against servers of its own, and says which ended elsewhere. */
async function wrongStages(product: Product, place: Place, materials: Materials): Promise<string[]> {
  const wrong: string[] = [];
  const run = async (each: ProbeCase, protocol: Protocol) => {
    const running = await each.start(protocol, materials);
    const { security, username = place.email, password = PASSWORD } = each;
    const server = { host: materials.address, port: running.port, security, username };
    const ends = await probe(place.session, { ...formOf(place, protocol, server), password });
    await running.close();
    const end = ends.find((found) => found.protocol === protocol)?.end ?? "nothing";
    process.stderr.write(`  ${protocol} ${each.name.padEnd(34)} ${end}\n`);
    if (end !== each.end(protocol)) wrong.push(`${protocol} ${each.name}: ${end}`);
  };
  for (const protocol of protocols) {
    await product.database.superuser.query("DELETE FROM rate_limits");
    await Promise.all(probeCases.map((each) => run(each, protocol)));
  }
  for (const line of wrong) process.stderr.write(`  WRONG ${line}\n`);
  return wrong;
}

/** `accounts`: each way in which a server is wrong is told by its stage and cause, and nothing forbidden is connected to. */
export const proveAccounts: Proof = async () => {
  const dnsPort = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "rookery-prove-accounts-"));
  const tree = await startDnsTree(dnsPort);
  const authority = await createAuthority();
  const ca = join(folder, "authority.pem");
  writeFileSync(ca, authority.ca);
  const env = { ...dnsTreeEnv(dnsPort), NODE_EXTRA_CA_CERTS: ca };
  const certificates = {
    right: await authority.issue({ names: [ALLOWED] }),
    wrongName: await authority.issue({ names: ["other.example"] }),
    expired: await authority.issue({ names: [ALLOWED], notAfter: new Date(Date.now() - 60_000) }),
    stranger: await (await createAuthority()).issue({ names: [ALLOWED] }),
  };
  const within = async <T>(
    more: Record<string, string>,
    work: (product: Product, place: Place) => Promise<T>,
  ) => {
    const product = await startProduct({ env: { ...env, ...more } });
    try {
      return await work(product, await settle(product, tree));
    } finally {
      await product.stop();
    }
  };
  try {
    const [wrong, guarded] = await within({}, async (product, place) => [
      await wrongStages(product, place, {
        address: ALLOWED,
        email: place.email,
        password: PASSWORD,
        certificates,
      }),
      await reachForbidden(product, place, tree),
    ]);
    // The guard taken away: the same listeners are reached then.
    const open = await within({ ALLOW_PRIVATE_NETWORK: "0.0.0.0/0,::/0" }, (product, place) =>
      reachForbidden(product, place, tree),
    );
    return [
      tried("accounts.targets", guarded.targets, 60),
      nought("accounts.forbidden_connections", guarded.connections),
      tried("accounts.stages", probeCases.length * protocols.length, 50),
      nought("accounts.wrong_stage", wrong.length),
      control("accounts", open.connections > 0),
    ];
  } finally {
    await tree.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
