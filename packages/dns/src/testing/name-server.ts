import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { createServer, type Server } from "node:net";
import packet, { type Answer as RawAnswer, type DecodedPacket } from "dns-packet";
import type { ResourceRecord } from "../record.ts";
import { zoneText } from "./zone-text.ts";

/** What a server does instead of answering. `forgetful`: it truncates and takes no stream. */
export type NameServerFault =
  | "silent"
  | "servfail"
  | "refused"
  | "lame"
  | "truncating"
  | "forgetful"
  | "garbage";

export interface TestNameServer {
  readonly address: string;
  readonly port: number;
  /** Replaces a zone, or adds it. Lines as `zoneText` reads them; an SOA is made where there is none. */
  serve(apex: string, text: string): void;
  /** Undefined mends it. */
  fail(fault: NameServerFault | undefined): void;
  /** Before each answer. */
  pauseMs: number;
  /** Questions that came, as `name TYPE`. */
  readonly asked: string[];
  stop(): Promise<void>;
}

export interface NameServerOptions {
  readonly address: string;
  /** A free one where it is absent. */
  readonly port?: number;
  readonly zones?: Readonly<Record<string, string>>;
  /** Answers as a cache does: for every name, without authority. */
  readonly isResolver?: boolean;
  /** Seconds that an absence is kept. */
  readonly negativeSeconds?: number;
}

const isBelow = (name: string, parent: string): boolean =>
  parent === "" || name === parent || name.endsWith(`.${parent}`);

function rawOf(record: ResourceRecord): RawAnswer {
  const head = { name: record.name || ".", ttl: record.ttlSeconds, class: "IN" as const };
  if (record.type === "MX")
    return { ...head, type: "MX", data: { preference: record.preference, exchange: record.exchange || "." } };
  if (record.type === "SRV") {
    const { priority, weight, port, host } = record;
    return { ...head, type: "SRV", data: { priority, weight, port, target: host || "." } };
  }
  if (record.type === "TXT") return { ...head, type: "TXT", data: [...record.strings] };
  if (record.type === "SOA") {
    const times = { refresh: 3_600, retry: 600, expire: 86_400, minimum: record.minimumSeconds };
    return {
      ...head,
      type: "SOA",
      data: { mname: record.primary, rname: "admin.host.net", serial: record.serial, ...times },
    };
  }
  return "address" in record
    ? { ...head, type: record.type, data: record.address }
    : { ...head, type: record.type, data: record.target };
}

interface Reply {
  readonly isOwn: boolean;
  readonly rcode: "NOERROR" | "NXDOMAIN" | "SERVFAIL" | "REFUSED";
  readonly answers?: readonly ResourceRecord[];
  readonly authorities?: readonly ResourceRecord[];
  readonly additionals?: readonly ResourceRecord[];
}

const rcodes = { NOERROR: 0, NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 } as const;

/** The records for a name, through its aliases inside the zone, or by a wildcard (RFC 4592). */
function find(records: readonly ResourceRecord[], name: string, type: string, depth = 0): ResourceRecord[] {
  const here = records.filter((record) => record.name === name);
  const wildcard = records.filter(
    (record) => record.name.startsWith("*.") && name.endsWith(record.name.slice(1)),
  );
  const isKnown = records.some((record) => record.name === name || record.name.endsWith(`.${name}`));
  const all =
    here.length > 0 || isKnown ? here : wildcard.map((record) => Object.assign({}, record, { name }));
  const found = all.filter((record) => record.type === type);
  if (found.length > 0 || depth > 8) return found;
  const alias = all.find((record) => record.type === "CNAME");
  return alias && "target" in alias ? [alias, ...find(records, alias.target, type, depth + 1)] : [];
}

class Zones {
  readonly #zones = new Map<string, ResourceRecord[]>();
  readonly #options: NameServerOptions;
  constructor(options: NameServerOptions) {
    this.#options = options;
    for (const [apex, text] of Object.entries(options.zones ?? {})) this.put(apex, text);
  }

  put(apex: string, text: string): void {
    const records = zoneText(text);
    const minimumSeconds = this.#options.negativeSeconds ?? 300;
    if (!records.some(({ type }) => type === "SOA"))
      records.push({
        name: apex,
        ttlSeconds: 3_600,
        type: "SOA",
        primary: "ns1.host.net",
        serial: 1,
        minimumSeconds,
      });
    this.#zones.set(apex, records);
  }

  reply(name: string, type: string): Reply {
    if (this.#options.isResolver) return this.#fromCache(name, type);
    const apex = [...this.#zones.keys()]
      .filter((each) => isBelow(name, each))
      .sort((a, b) => b.length - a.length)[0];
    const records = apex === undefined ? undefined : this.#zones.get(apex);
    if (apex === undefined || !records) return { isOwn: false, rcode: "REFUSED" };
    const cut = records
      .filter((record) => record.type === "NS" && record.name !== apex && isBelow(name, record.name))
      .sort((a, b) => b.name.length - a.name.length)[0];
    if (cut) return this.#referral(records, cut.name);
    return this.#own(records, name, type);
  }

  #referral(records: readonly ResourceRecord[], zone: string): Reply {
    const authorities = records.filter((record) => record.type === "NS" && record.name === zone);
    const names = new Set(authorities.flatMap((record) => ("target" in record ? [record.target] : [])));
    const additionals = records.filter((record) => "address" in record && names.has(record.name));
    return { isOwn: false, rcode: "NOERROR", authorities, additionals };
  }

  #own(records: readonly ResourceRecord[], name: string, type: string): Reply {
    const answers = find(records, name, type);
    if (answers.length > 0) return { isOwn: true, rcode: "NOERROR", answers };
    const isKnown = records.some((record) => isBelow(record.name, name));
    const authorities = records.filter((record) => record.type === "SOA");
    return { isOwn: true, rcode: isKnown ? "NOERROR" : "NXDOMAIN", authorities };
  }

  #fromCache(name: string, type: string): Reply {
    const all = [...this.#zones.values()].flat();
    const reply = this.#own(all, name, type);
    const authorities = reply.authorities?.slice(0, 1) ?? [];
    return { ...reply, isOwn: false, authorities };
  }
}

const faults: Partial<Record<NameServerFault, Reply>> = {
  servfail: { isOwn: false, rcode: "SERVFAIL" },
  refused: { isOwn: false, rcode: "REFUSED" },
  lame: { isOwn: false, rcode: "NOERROR" },
};

function encode(request: DecodedPacket, reply: Reply, isTruncated: boolean): Buffer {
  const answers = isTruncated ? [] : (reply.answers ?? []).map(rawOf);
  const flags =
    rcodes[reply.rcode] |
    (reply.isOwn ? packet.AUTHORITATIVE_ANSWER : 0) |
    (isTruncated ? packet.TRUNCATED_RESPONSE : 0);
  return packet.encode({
    type: "response",
    id: request.id ?? 0,
    flags,
    questions: request.questions ?? [],
    answers,
    authorities: (reply.authorities ?? []).map(rawOf),
    additionals: (reply.additionals ?? []).map(rawOf),
  });
}

/** The largest answer that goes by datagram, as the asker's EDNS says; 512 octets without it (RFC 1035 4.2.1). */
function limitOf(request: DecodedPacket): number {
  const option = (request.additionals ?? []).find((each) => each.type === "OPT");
  return option && "udpPayloadSize" in option ? option.udpPayloadSize : 512;
}

class Running implements TestNameServer {
  readonly address: string;
  readonly asked: string[] = [];
  readonly #zones: Zones;
  readonly #udp: Socket;
  readonly #tcp: Server;
  #fault: NameServerFault | undefined;
  port = 0;
  pauseMs = 0;

  constructor(options: NameServerOptions) {
    this.address = options.address;
    this.#zones = new Zones(options);
    this.#udp = createSocket("udp4");
    this.#udp.on("message", (bytes, from) => this.#hear(bytes, from));
    this.#tcp = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (bytes) => {
        const answer = this.#answer(bytes.subarray(2), Number.POSITIVE_INFINITY);
        if (this.#fault === "forgetful" || !answer) socket.destroy();
        else socket.end(Buffer.concat([Buffer.from([answer.length >> 8, answer.length & 255]), answer]));
      });
    });
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((done, failed) => {
      this.#udp.once("error", failed);
      this.#udp.bind(port, this.address, done);
    });
    this.port = this.#udp.address().port;
    await new Promise<void>((done, failed) => {
      this.#tcp.once("error", failed);
      this.#tcp.listen(this.port, this.address, done);
    });
  }

  #hear(bytes: Buffer, from: RemoteInfo): void {
    const answer = this.#answer(bytes, undefined);
    const send = () => answer && this.#udp.send(answer, from.port, from.address, () => undefined);
    if (this.pauseMs > 0) setTimeout(send, this.pauseMs);
    else send();
  }

  #answer(bytes: Buffer, limit: number | undefined): Buffer | undefined {
    const request = packet.decode(bytes);
    const [question] = request.questions ?? [];
    if (!question) return undefined;
    const name = question.name.toLowerCase().replace(/\.$/, "");
    this.asked.push(`${name} ${question.type}`);
    if (this.#fault === "silent") return undefined;
    if (this.#fault === "garbage") return Buffer.from("not a message");
    const reply = (this.#fault && faults[this.#fault]) ?? this.#zones.reply(name, question.type);
    const whole = encode(request, reply, false);
    const mustTruncate = this.#fault === "truncating" || this.#fault === "forgetful";
    const isTruncated = limit === undefined && (mustTruncate || whole.length > limitOf(request));
    return isTruncated ? encode(request, reply, true) : whole;
  }

  serve(apex: string, text: string): void {
    this.#zones.put(apex, text);
  }

  fail(fault: NameServerFault | undefined): void {
    this.#fault = fault;
  }

  async stop(): Promise<void> {
    await new Promise<void>((done) => this.#udp.close(() => done()));
    await new Promise<void>((done) => this.#tcp.close(() => done()));
  }
}

/** An authoritative name server on loopback, by datagram and stream, whose zones and faults a test changes while it runs. */
export async function startNameServer(options: NameServerOptions): Promise<TestNameServer> {
  const server = new Running(options);
  await server.listen(options.port ?? 0);
  return server;
}
