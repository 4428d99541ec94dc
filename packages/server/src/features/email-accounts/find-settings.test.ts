import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { resolverOf, zoneText } from "@rookery/dns/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createOutbound } from "../../ports/outbound.ts";
import { createAuthority } from "../../testing/certificates.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant } from "../../testing/found-tenant.ts";
import { mailProviders, providerOfExchange } from "./mail-providers.ts";
import { readAutoconfig } from "./read-autoconfig.ts";

const EMAIL = "ada@kaffee.example";

const file = (more = "") => `<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="kaffee.example">${more}
  <incomingServer type="pop3"><hostname>pop.kaffee.example</hostname><port>995</port><socketType>SSL</socketType></incomingServer>
  <incomingServer type="imap"><hostname>open.kaffee.example</hostname><port>143</port><socketType>plain</socketType></incomingServer>
  <incomingServer type="imap">
    <hostname>IMAP.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType><username>%EMAILLOCALPART%</username>
  </incomingServer>
  <outgoingServer type="smtp"><hostname>smtp.kaffee.example</hostname><port>587</port><socketType>STARTTLS</socketType></outgoingServer>
</emailProvider></clientConfig>`;

describe("an autoconfig file", () => {
  test("gives of each protocol the first server that is encrypted", () => {
    expect(readAutoconfig(file(), EMAIL)).toEqual({
      imap: { host: "imap.kaffee.example", port: 993, security: "tls", username: "ada" },
      smtp: { host: "smtp.kaffee.example", port: 587, security: "starttls", username: EMAIL },
    });
  });

  const named = (username: string): string =>
    file().replaceAll(
      /<\/socketType>(<username>[^<]*<\/username>)?/g,
      `</socketType><username>${username}</username>`,
    );
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><clientConfig>&b;</clientConfig>`;
  test.each([
    ["nothing", ""],
    ["a web page", "<html><body><p>Not here</body></html>"],
    ["entities of its own", bomb],
    ["a host that is none", file().replaceAll(/<hostname>[^<]*/g, "<hostname>127.0.0.1:22/x")],
    ["a port that is none", file().replaceAll(/<port>[^<]*/g, "<port>99999")],
    ["a user without end", named("a".repeat(256))],
    ["a user on two lines", named("ada\nNOOP")],
    ["a depth without end", "<a>".repeat(10_000)],
  ])("that is %s gives nothing", (_, xml) => {
    expect(readAutoconfig(xml, EMAIL)).toEqual({});
  });
});

describe("the providers", () => {
  test("are 25, each with a name and encryption", () => {
    expect(mailProviders).toHaveLength(25);
    expect(new Set(mailProviders.map(({ id }) => id)).size).toBe(25);
    for (const { smtp, imap } of mailProviders) expect([smtp.security, imap.security]).not.toContain("none");
  });

  test("are known by the end of an exchange, and not by a part of it", () => {
    expect(providerOfExchange("alt1.aspmx.l.google.com")?.id).toBe("google");
    expect(providerOfExchange("kaffee-de.mail.protection.outlook.com")?.id).toBe("microsoft");
    expect(providerOfExchange("evilgoogle.com")).toBeUndefined();
    expect(providerOfExchange("google.com.evil.example")).toBeUndefined();
  });
});

describe("the settings of an address", () => {
  let world: TestApp;
  const requests: string[] = [];
  let stopServer: () => void;

  const zone = zoneText(`
    gsuite.example MX 10 aspmx.l.google.com
    srv.example MX 10 mx.srv.example
    _submissions._tcp.srv.example SRV 0 0 0 .
    _submission._tcp.srv.example SRV 10 5 587 backup.srv.example
    _submission._tcp.srv.example SRV 0 5 1587 submit.srv.example
    _imaps._tcp.srv.example SRV 0 1 993 imap.srv.example
    autoconfig.srv.example A 127.0.0.1
    autoconfig.file.example A 127.0.0.1
    mail.guess.example A 192.0.2.1
    imap.guess.example A 192.0.2.2`);

  beforeAll(async () => {
    const authority = await createAuthority();
    const server = createServer(
      await authority.issue({ names: ["autoconfig.file.example"] }),
      (request, answer) => {
        requests.push(request.url ?? "");
        answer.end(file());
      },
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    stopServer = () => server.close();
    const { port } = server.address() as AddressInfo;
    const resolve = resolverOf(zone);
    const { connect, ...outbound } = createOutbound(resolve, createOutboundGuard(["127.0.0.1/32"]), [
      authority.ca,
    ]);
    world = await createTestApp(inject("databaseServer"), {
      dns: { resolve, look: () => Promise.reject(new Error("nobody looks")) },
      // The port of HTTPS belongs to the machine.
      outbound: { ...outbound, connect: (addresses, _, signal) => connect(addresses, port, signal) },
    });
  });
  afterAll(async () => {
    stopServer();
    await world.close();
  });

  const of = async (domain: string) => {
    const { asAdmin } = await foundTenant(world);
    return asAdmin.emailAccounts.findSettings({ companyId: null, email: `ada@${domain}` });
  };

  test("come from a known provider, by its own domain or by who takes in the mail", async () => {
    expect(await of("gmail.com")).toMatchObject({
      provider: { name: "Google Workspace", asks: "app_password" },
      smtp: { host: "smtp.gmail.com", username: "ada@gmail.com", source: "provider" },
    });
    expect(await of("gsuite.example")).toMatchObject({ imap: { host: "imap.gmail.com", source: "mx" } });
  });

  test("come from SRV records by their priority, where they do not say that there is none", async () => {
    expect(await of("srv.example")).toMatchObject({
      provider: null,
      smtp: { host: "submit.srv.example", port: 1587, security: "starttls", source: "srv" },
      imap: { host: "imap.srv.example", port: 993, security: "tls", source: "srv" },
    });
    // Who has said both is asked no further.
    expect(requests).toEqual([]);
  });

  test("come from the domain's own file, which is asked for without the address", async () => {
    expect(await of("file.example")).toMatchObject({
      smtp: { host: "smtp.kaffee.example", source: "autoconfig" },
      imap: { host: "imap.file.example", source: "autoconfig" },
    });
    expect(requests).toEqual(["/mail/config-v1.1.xml"]);
  });

  test("are guessed where the usual names exist, and else left to the person", async () => {
    expect(await of("guess.example")).toMatchObject({
      smtp: { host: "mail.guess.example", port: 465, source: "guess" },
      imap: { host: "imap.guess.example", port: 993, source: "guess" },
    });
    expect(await of("nowhere.example")).toEqual({
      provider: null,
      smtp: null,
      imap: null,
      canBeCreated: false,
    });
  });
});
