import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { resolverOf, zoneText } from "@rookery/dns/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOutboundGuard } from "../../../outbound-guard.ts";
import { createOutbound, type Outbound } from "../../../ports/outbound.ts";
import { createAuthority, selfSigned } from "../../../testing/certificates.ts";
import { errorOf } from "../../../testing/error-of.ts";
import { images } from "../../../testing/images.ts";
import { fetchImage } from "./fetch-image.ts";
import { prepareImage } from "./prepare-image.ts";

const HOST = "pictures.example";
const resolve = resolverOf(
  zoneText(`
    ${HOST} A 127.0.0.1
    selfmade.example A 127.0.0.1
    inside.example A 10.0.0.1
    inside.example AAAA fd00::1
    cloud.example A 169.254.169.254
    six.example AAAA ::ffff:127.0.0.1`),
);
const picture = images.png(64, 32);

let authority: Awaited<ReturnType<typeof createAuthority>>;
const servers: Server[] = [];
let requests: IncomingMessage[] = [];
let answerWith: (answer: ServerResponse) => void;
let open: Outbound;
let closed: Outbound;

/** Connections to the HTTPS port end at the server, because that port belongs to the machine. */
function outboundTo(port: number, allowed: readonly string[]): Outbound {
  const { connect, ...rest } = createOutbound(resolve, createOutboundGuard(allowed), [authority.ca]);
  return {
    ...rest,
    connect: (addresses, asked, signal) => {
      expect(asked).toBe(443);
      return connect(addresses, port, signal);
    },
  };
}

beforeAll(async () => {
  authority = await createAuthority();
  const server = createServer(await authority.issue({ names: [HOST] }), (request, answer) => {
    requests.push(request);
    answerWith(answer);
  });
  const selfMade = await selfSigned({ names: ["selfmade.example"] });
  server.addContext("selfmade.example", selfMade);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  open = outboundTo(port, ["127.0.0.1/32"]);
  closed = outboundTo(port, []);
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  requests = [];
  answerWith = (answer) => answer.end(picture);
});

const soon = () => AbortSignal.timeout(300);
const outcome = async (url: string, from = open, signal?: AbortSignal): Promise<string> => {
  const { code, reason, extra } = await errorOf(fetchImage(from, url, signal));
  expect(extra.field).toBe("url");
  return `${code}: ${reason}`;
};

describe("a picture at an address", () => {
  test("is downloaded once, and nobody is said who asks", async () => {
    expect(await fetchImage(open, `https://${HOST}/a.png?size=2`)).toEqual(picture);
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /a.png?size=2"]);
    expect(Object.keys(requests[0]?.headers ?? {}).toSorted()).toEqual(["accept", "connection", "host"]);
  });

  test("is judged by its content, whatever is said of its type", async () => {
    answerWith = (answer) => answer.writeHead(200, { "content-type": "text/html" }).end(picture);
    const bytes = await fetchImage(open, `https://${HOST}/`);
    expect((await prepareImage(bytes, "logo")).files).toHaveLength(1);
    answerWith = (answer) =>
      answer.writeHead(200, { "content-type": "image/png" }).end("<html>canary</html>");
    const error = await errorOf(
      fetchImage(open, `https://${HOST}/`).then((page) => prepareImage(page, "logo")),
    );
    expect(error.reason).toBe("image_unknown_type");
    expect(JSON.stringify(error)).not.toContain("canary");
  });

  test.each([
    "http://pictures.example/a.png",
    "https://pictures.example:8443/a.png",
    "https://ada@pictures.example/a.png",
    "https://:secret@pictures.example/a.png",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "ftp://pictures.example/a.png",
    "pictures.example/a.png",
    "https://",
    "",
  ])("is not asked for at %s", async (url) => {
    expect(await outcome(url)).toBe("invalid: image_url_invalid");
    expect(requests).toEqual([]);
  });

  test.each([
    "https://127.0.0.1/",
    "https://0x7f000001/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    `https://${HOST}/`,
    "https://inside.example/",
    "https://cloud.example/latest/meta-data/",
    "https://six.example/",
    "https://localhost/",
    "https://nowhere.example/",
  ])("is not asked for at %s, which is private or nothing, and both look alike", async (url) => {
    expect(await outcome(url, closed, soon())).toBe("unavailable: image_url_silent");
    expect(requests).toEqual([]);
  });

  test("is not followed elsewhere", async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      answerWith = (answer) => answer.writeHead(status, { location: `https://${HOST}/b.png` }).end(picture);
      expect(await outcome(`https://${HOST}/a.png`)).toBe("invalid: image_url_refused");
    }
    expect(requests.map(({ url }) => url)).toEqual(Array.from({ length: 5 }, () => "/a.png"));
  });

  test("is not an error's page, nor nothing", async () => {
    for (const status of [204, 206, 404, 500]) {
      answerWith = (answer) => answer.writeHead(status).end();
      expect(await outcome(`https://${HOST}/`)).toBe("invalid: image_url_refused");
    }
  });

  test("is cut where it grows too large", async () => {
    let sent = 0;
    const gone = new Promise<void>((done) => {
      answerWith = (answer) => {
        const more = () => {
          if (answer.destroyed) return done();
          sent += 65_536;
          answer.write(Buffer.alloc(65_536), () => setImmediate(more));
        };
        answer.on("close", done);
        more();
      };
    });
    const { reason } = await errorOf(fetchImage(open, `https://${HOST}/`));
    expect(reason).toBe("image_too_many_bytes");
    await gone;
    // What lay in buffers between the two.
    expect(sent).toBeLessThan(16 * 1024 * 1024);
    answerWith = (answer) => answer.end(Buffer.alloc(1024 * 1024));
    expect(await fetchImage(open, `https://${HOST}/`)).toHaveLength(1024 * 1024);
  });

  test("has five seconds, however steadily it trickles", async () => {
    let isOpen = true;
    answerWith = (answer) => {
      answer.on("close", () => (isOpen = false));
      const timer = setInterval(() => answer.write("a"), 50);
      answer.on("close", () => clearInterval(timer));
    };
    const begun = performance.now();
    const { reason } = await errorOf(fetchImage(open, `https://${HOST}/`));
    expect(reason).toBe("image_url_silent");
    expect(performance.now() - begun).toBeGreaterThan(4_500);
    expect(performance.now() - begun).toBeLessThan(7_000);
    await sleep(100);
    expect(isOpen).toBe(false);
  });

  test("is given up when the caller does", async () => {
    answerWith = () => undefined;
    expect(await outcome(`https://${HOST}/`, open, soon())).toBe("unavailable: image_url_silent");
  });

  test("comes from a server that proves its name", async () => {
    expect(await outcome("https://selfmade.example/")).toBe("unavailable: image_url_silent");
    expect(requests).toEqual([]);
  });

  test("that breaks off is none", async () => {
    answerWith = (answer) => {
      answer.writeHead(200, { "content-length": "5000" });
      answer.write(picture, () => answer.destroy());
    };
    expect(await outcome(`https://${HOST}/`)).toBe("unavailable: image_url_silent");
  });
});
