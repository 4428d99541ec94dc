import { spawn, type ChildProcess } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  diagnose,
  expectedRecords,
  exportRecords,
  questionsOf,
  walkSpf,
  type SendingSettings,
} from "@rookery/dns";
import { startNameServer, type TestNameServer } from "@rookery/dns/testing";
import { afterEach, describe, expect, test } from "vitest";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createDnsLookup } from "./dns-lookup.ts";

/** Of the root of ours that names them. */
const ROOT = "127.0.53.8";
const DOMAIN = "kaffee.org";

interface RealServer {
  readonly program: string;
  readonly address: string;
  readonly args: (folder: string) => string[];
  readonly file: string;
  readonly config: (folder: string, port: number) => string;
}

const servers: readonly RealServer[] = [
  {
    program: "nsd",
    address: "127.0.53.9",
    args: (folder) => ["-d", "-c", join(folder, "nsd.conf")],
    file: "nsd.conf",
    config: (folder, port) => `
server:
  ip-address: 127.0.53.9@${port}
  zonesdir: "${folder}"
  database: ""
  username: ""
  pidfile: ""
  logfile: "${folder}/log"
  xfrdfile: ""
  xfrdir: "${folder}"
  zonelistfile: "${folder}/zones"
remote-control:
  control-enable: no
zone:
  name: ${DOMAIN}
  zonefile: zone`,
  },
  {
    program: "knotd",
    address: "127.0.53.9",
    args: (folder) => ["-c", join(folder, "knot.conf")],
    file: "knot.conf",
    config: (folder, port) => `
server:
    rundir: "${folder}"
    listen: 127.0.53.9@${port}
control:
    listen: "${folder}/control"
database:
    storage: "${folder}"
zone:
  - domain: ${DOMAIN}
    storage: "${folder}"
    file: zone`,
  },
  {
    program: "named",
    // It listens on addresses that an interface has, and on no other of the loopback network.
    address: "127.0.0.1",
    args: (folder) => ["-g", "-c", join(folder, "named.conf")],
    file: "named.conf",
    config: (folder, port) => `
options {
  directory "${folder}"; listen-on port ${port} { 127.0.0.1; }; listen-on-v6 { none; };
  recursion no; pid-file none; session-keyfile none; managed-keys-directory "${folder}";
};
controls {};
zone "${DOMAIN}" { type primary; file "${folder}/zone"; };`,
  },
];

/** Where the program is; undefined where it is not installed. */
const pathOf = ({ program }: RealServer): string | undefined =>
  ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/sbin"]
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));

const settings: SendingSettings = {
  ownershipLabel: "_domain-owner",
  spfInclude: "_spf.mail.invalid",
  mailHosts: [{ preference: 10, host: "mx1.mail.invalid" }],
  returnPathLabel: "bounce",
  returnPathTarget: "return.mail.invalid",
  trackingLabel: "link",
  trackingTarget: "track.mail.invalid",
  reportTo: "dmarc@mail.invalid",
};

const publicKey = generateKeyPairSync("rsa", {
  modulusLength: 2_048,
  publicKeyEncoding: { type: "spki", format: "der" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
}).publicKey.toString("base64");

const expected = expectedRecords(
  {
    domain: DOMAIN,
    ownershipToken: "0123456789abcdef0123456789abcdef",
    keys: [{ selector: "s1", publicKey, isRequired: true }],
    receivesHere: true,
    extras: ["mta_sts", "tls_rpt", "bimi"],
  },
  settings,
);

const running: { stop: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).toReversed()) await each.stop();
});

/** Starts the server on the zone, behind a root of ours that names it. */
async function serve(server: RealServer, zone: string): Promise<TestNameServer> {
  const folder = mkdtempSync(join(tmpdir(), "rookery-dns-"));
  const root = await startNameServer({
    address: ROOT,
    zones: { "": `${DOMAIN} NS ns1.${DOMAIN}\nns1.${DOMAIN} A ${server.address}` },
  });
  writeFileSync(join(folder, "zone"), zone);
  writeFileSync(join(folder, server.file), server.config(folder, root.port));
  const child: ChildProcess = spawn(pathOf(server) ?? server.program, server.args(folder), {
    stdio: "ignore",
  });
  const gone = new Promise((done) => child.once("exit", done));
  running.push(root, {
    stop: async () => {
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  });
  await expect.poll(() => listens(server.address, root.port), { timeout: 10_000 }).toBe(true);
  return root;
}

/** Whether the server takes connections yet. */
const listens = (host: string, port: number): Promise<boolean> =>
  new Promise((tell) => {
    const socket = connect({ host, port });
    socket.once("connect", () => tell(true)).once("error", () => tell(false));
    socket.once("connect", () => socket.destroy());
  });

const zoneFile = (address: string, lines: string): string => `$TTL 300
${DOMAIN}. IN SOA ns1.${DOMAIN}. hostmaster.${DOMAIN}. 1 3600 600 86400 300
${DOMAIN}. IN NS ns1.${DOMAIN}.
ns1.${DOMAIN}. IN A ${address}
${lines}`;

describe.each(servers)("an authoritative server that others wrote: $program", (server) => {
  // Where it is not installed the run says "skipped".
  test.skipIf(pathOf(server) === undefined)(
    "reads our zone file, and what it answers verifies, longest key and all",
    async () => {
      const root = await serve(server, zoneFile(server.address, exportRecords("bind", expected, DOMAIN)));
      const lookup = createDnsLookup({
        resolvers: [`${server.address}:${root.port}`],
        roots: [`${ROOT}:${root.port}`],
        port: root.port,
        mayAsk: createOutboundGuard(["127.0.0.0/8"]),
      });
      const take = () =>
        lookup.look({
          domain: DOMAIN,
          registrable: DOMAIN,
          questions: (apex) => questionsOf({ domain: DOMAIN, apex, expected, formerSelectors: [] }),
        });
      await expect
        .poll(async () => (await take()).zone.servedBy, { timeout: 10_000 })
        .toEqual([`ns1.${DOMAIN}`]);
      const look = await take();
      const spf = expected.find(({ purpose }) => purpose === "spf")?.value ?? "";
      const walk = await walkSpf(DOMAIN, spf, async (name) => ({
        kind: "records",
        records: [{ name, ttlSeconds: 300, type: "TXT", strings: ["v=spf1 -all"] }],
      }));
      const verdicts = diagnose({ domain: DOMAIN, expected, look, walk, formerSelectors: [] });
      expect(verdicts.map(({ record, state, cause }) => [record.key, state, cause?.code])).toEqual(
        expected.map(({ key }) => [key, "verified", undefined]),
      );
      const kindOf = (name: string, type: string) =>
        look.observations.find((each) => each.name === name && each.type === type)?.answers[0]?.kind;
      expect(kindOf(`no-such-name-4f1c9a.${DOMAIN}`, "TXT")).toBe("nxdomain");
      expect(kindOf(DOMAIN, "A")).toBe("nodata");
    },
  );
});
