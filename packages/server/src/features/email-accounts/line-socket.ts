import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import { connect as tlsConnect, type TLSSocket } from "node:tls";
import { ProbeFault } from "./probe-fault.ts";

/** What a server may say in one stage; a greeting is one line, and a list of folders some thousands. */
const STAGE_BYTES = 256 * 1024;
/** RFC 5321 4.5.3.1.5 allows 512 octets of a reply, IMAP about 8,000 of a line (RFC 9051 4). */
const LINE_BYTES = 16 * 1024;
/** So long a server may take to end the conversation by itself. */
const LEAVE_MS = 1_000;

/** A conversation in lines with a server that is not trusted: bounded in what it may say, and cut when time is up. */
export class LineSocket {
  #socket: Socket;
  #heard = Buffer.alloc(0);
  #total = 0;
  #isOver = false;
  #isLeaving = false;
  #wake: (() => void) | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  get address(): string | undefined {
    return this.#socket.remoteAddress;
  }

  get tls(): TLSSocket | undefined {
    return "getPeerCertificate" in this.#socket ? (this.#socket as TLSSocket) : undefined;
  }

  /** True where something came that nobody has read yet. */
  get hasHeard(): boolean {
    return this.#heard.length > 0;
  }

  #listen(): void {
    const over = () => {
      this.#isOver = true;
      this.#wake?.();
    };
    this.#socket.on("data", (chunk: Buffer) => {
      this.#total += chunk.length;
      if (this.#total > STAGE_BYTES) this.#socket.destroy();
      else this.#heard = Buffer.concat([this.#heard, chunk]);
      this.#wake?.();
    });
    for (const event of ["end", "close", "error"]) this.#socket.on(event, over);
  }

  /** Counts from here what a stage hears. */
  beginStage(): void {
    this.#total = this.#heard.length;
  }

  /**
   * The next line without its end.
   * @throws ProbeFault hung_up, too_much_said; timed_out when the signal aborts.
   */
  async line(signal: AbortSignal): Promise<string> {
    for (;;) {
      const end = this.#heard.indexOf(0x0a);
      if (end > LINE_BYTES || (end === -1 && this.#heard.length > LINE_BYTES))
        throw new ProbeFault("too_much_said");
      if (end !== -1) {
        const line = this.#heard.subarray(0, end).toString("utf8").replace(/\r$/, "");
        this.#heard = this.#heard.subarray(end + 1);
        return line;
      }
      await this.#more(signal);
    }
  }

  /** So many octets, as an IMAP literal has them. */
  async octets(count: number, signal: AbortSignal): Promise<void> {
    if (count > STAGE_BYTES) throw new ProbeFault("too_much_said");
    while (this.#heard.length < count) await this.#more(signal);
    this.#heard = this.#heard.subarray(count);
  }

  async #more(signal: AbortSignal): Promise<void> {
    if (this.#total > STAGE_BYTES) throw new ProbeFault("too_much_said");
    if (signal.aborted) throw new ProbeFault("timed_out");
    if (this.#isOver) throw new ProbeFault("hung_up");
    const woken = Promise.withResolvers<void>();
    this.#wake = woken.resolve;
    signal.addEventListener("abort", this.#wake, { once: true });
    await woken.promise;
    signal.removeEventListener("abort", this.#wake);
    this.#wake = undefined;
  }

  send(line: string): void {
    this.#socket.write(`${line}\r\n`);
  }

  /**
   * Goes on under TLS. Whom the certificate is for is judged by the next stage, so that it can be told apart.
   * @param ca further roots that are trusted, PEM.
   * @throws ProbeFault tls_on_plain_port, tls_too_old, tls_failed, hung_up, timed_out.
   */
  async secure(host: string, ca: readonly string[] | undefined, signal: AbortSignal): Promise<void> {
    this.#socket.removeAllListeners();
    const socket = tlsConnect({
      socket: this.#socket,
      host,
      ...(isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: false,
      minVersion: "TLSv1.2",
      ...(ca && { ca: [...ca] }),
    });
    // What was wrong is told by the first error; later ones only say that the connection is gone.
    socket.on("error", () => undefined);
    try {
      await once(socket, "secureConnect", { signal });
    } catch (error) {
      socket.destroy();
      throw new ProbeFault(signal.aborted ? "timed_out" : tlsCause(error as NodeJS.ErrnoException));
    }
    this.#socket = socket;
    this.#isOver = false;
    this.#heard = Buffer.alloc(0);
    this.#listen();
  }

  /** Says good-bye; the line may still be on its way when `close` comes. */
  leave(line: string): void {
    this.#isLeaving = true;
    this.#socket.end(`${line}\r\n`);
  }

  close(): void {
    if (this.#isLeaving) setTimeout(() => this.#socket.destroy(), LEAVE_MS).unref();
    else this.#socket.destroy();
  }
}

function tlsCause({ code = "", message }: NodeJS.ErrnoException) {
  const text = `${code} ${message}`;
  if (/WRONG_VERSION|PACKET_LENGTH|wrong version|packet length|HTTP_REQUEST/i.test(text))
    return "tls_on_plain_port" as const;
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|protocol version|unsupported protocol/i.test(text))
    return "tls_too_old" as const;
  return /ECONNRESET|disconnected/i.test(text) ? ("hung_up" as const) : ("tls_failed" as const);
}
