import { randomInt } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { connect } from "node:net";
import type { Question } from "@rookery/dns";
import packet, { type DecodedPacket } from "dns-packet";
import type { ServerAddress } from "./server-address.ts";

/** A decoded message; the library's types leave its result out. */
export type Message = DecodedPacket & { readonly rcode?: string };

/** What came of one question: the server's message, or that none came. */
export type Heard =
  | { readonly message: Message; readonly tookMs: number }
  | { readonly message: undefined; readonly why: "timeout" | "truncated"; readonly tookMs: number };

/** Fits into one packet on every path (DNS flag day 2020). */
const UDP_BYTES = 1_232;

/** A datagram may be lost; each question is sent again while there is time. */
const RESEND_MS = [700, 1_500];

interface Waiting {
  readonly question: Question;
  readonly heard: (message: Message | undefined) => void;
}

function query(question: Question, id: number, options: { isRecursive: boolean; hasEdns: boolean }) {
  return packet.encode({
    type: "query",
    id,
    flags: options.isRecursive ? packet.RECURSION_DESIRED : 0,
    questions: [{ name: question.name || ".", type: question.type, class: "IN" }],
    additionals: options.hasEdns
      ? [
          {
            type: "OPT",
            name: ".",
            udpPayloadSize: UDP_BYTES,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: 0,
            flag_do: false,
            options: [],
          },
        ]
      : [],
  });
}

const sameName = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/\.$/, "") === b.toLowerCase().replace(/\.$/, "");

function decode(bytes: Buffer): Message | undefined {
  try {
    return packet.decode(bytes);
  } catch {
    // Garbage from a server is as good as silence.
    return undefined;
  }
}

const answersQuestion = (message: Message, question: Question): boolean => {
  const [asked] = message.questions ?? [];
  return asked !== undefined && asked.type === question.type && sameName(asked.name, question.name);
};

/**
 * A conversation with one server over a socket of its own: a random port, random ids, and nobody else is listened to
 * (RFC 5452). Questions may be asked all at once.
 */
export class Talk {
  readonly #server: ServerAddress;
  readonly #isRecursive: boolean;
  readonly #waiting = new Map<number, Waiting>();
  readonly #socket: Socket;
  readonly #connected: Promise<boolean>;
  /** Datagrams and streams sent, for the budget. */
  sent = 0;

  constructor(server: ServerAddress, isRecursive: boolean) {
    this.#server = server;
    this.#isRecursive = isRecursive;
    this.#socket = createSocket(server.address.includes(":") ? "udp6" : "udp4");
    this.#socket.unref();
    this.#socket.on("message", (bytes) => this.#hear(bytes));
    // A closed port answers at once; time-outs tell the same, later.
    this.#socket.on("error", () => undefined);
    this.#connected = new Promise((done) => {
      this.#socket.once("connect", () => done(true));
      this.#socket.once("error", () => done(false));
      this.#socket.connect(server.port, server.address);
    });
  }

  #hear(bytes: Buffer): void {
    const message = decode(bytes);
    const waiting = message && this.#waiting.get(message.id ?? -1);
    if (message && waiting && message.type === "response" && answersQuestion(message, waiting.question))
      waiting.heard(message);
  }

  /** Asks by datagram, again while none comes, and by stream where the answer does not fit. */
  async ask(question: Question, deadline: number): Promise<Heard> {
    const begun = performance.now();
    const took = () => performance.now() - begun;
    let message = await this.#byDatagram(question, deadline, true);
    // An old server that knows no EDNS says so (RFC 6891 7).
    if (message?.rcode === "FORMERR") message = await this.#byDatagram(question, deadline, false);
    if (!message) return { message, why: "timeout", tookMs: took() };
    if (!message.flag_tc) return { message, tookMs: took() };
    const whole = await this.#byStream(question, deadline);
    return whole ? { message: whole, tookMs: took() } : { message: whole, why: "truncated", tookMs: took() };
  }

  async #byDatagram(question: Question, deadline: number, hasEdns: boolean): Promise<Message | undefined> {
    if (!(await this.#connected)) return undefined;
    let id = randomInt(65_536);
    while (this.#waiting.has(id)) id = randomInt(65_536);
    const bytes = query(question, id, { isRecursive: this.#isRecursive, hasEdns });
    const send = () => {
      this.sent += 1;
      this.#socket.send(bytes, () => undefined);
    };
    const left = deadline - performance.now();
    if (left <= 0) return undefined;
    return new Promise((done) => {
      const timers = [
        setTimeout(() => finish(undefined), left),
        ...RESEND_MS.filter((after) => after < left).map((after) => setTimeout(send, after)),
      ];
      const finish = (message: Message | undefined) => {
        for (const timer of timers) clearTimeout(timer);
        this.#waiting.delete(id);
        done(message);
      };
      this.#waiting.set(id, { question, heard: finish });
      send();
    });
  }

  /** RFC 7766: two octets of length, then the message. */
  #byStream(question: Question, deadline: number): Promise<Message | undefined> {
    const id = randomInt(65_536);
    const bytes = query(question, id, { isRecursive: this.#isRecursive, hasEdns: true });
    this.sent += 1;
    return new Promise((done) => {
      const socket = connect({ host: this.#server.address, port: this.#server.port });
      let received = Buffer.alloc(0);
      const finish = (message?: Message) => {
        clearTimeout(timer);
        socket.destroy();
        done(message && message.id === id && answersQuestion(message, question) ? message : undefined);
      };
      const timer = setTimeout(finish, Math.max(1, deadline - performance.now()));
      socket.once("connect", () =>
        socket.write(Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes])),
      );
      socket.on("data", (piece) => {
        received = Buffer.concat([received, piece]);
        if (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0))
          finish(decode(received.subarray(2, 2 + received.readUInt16BE(0))));
      });
      socket.once("error", () => finish());
      socket.once("close", () => finish());
    });
  }

  close(): void {
    for (const { heard } of this.#waiting.values()) heard(undefined);
    this.#socket.close();
  }
}
