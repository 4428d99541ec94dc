import { isIP, connect, type Socket } from "node:net";
import type { Resolve } from "@rookery/dns";
import type { OutboundGuard } from "../outbound-guard.ts";

/** `unreachable` is said alike of a silent host and of an address that may not be connected to, and after the same time. */
export type OutboundFaultCode = "host_not_found" | "resolver_silent" | "unreachable" | "refused";

export class OutboundFault extends Error {
  override name = "OutboundFault";
  readonly code: OutboundFaultCode;
  constructor(code: OutboundFaultCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Connections to hosts that a tenant names. The address that is connected to is the one that was judged. */
export interface Outbound {
  /** Roots that certificates may come from besides the system's, PEM; tests have one of their own. */
  readonly roots?: readonly string[] | undefined;
  /**
   * Addresses of a host, an address being its own. They are not judged here.
   * @throws OutboundFault host_not_found, resolver_silent.
   */
  resolve(host: string): Promise<string[]>;
  /**
   * Connects to the first of the addresses that may be connected to and answers. A failure that an observer of the operator's
   * network could learn from takes until `signal` aborts, whatever its reason.
   * @throws OutboundFault unreachable, refused.
   */
  connect(addresses: readonly string[], port: number, signal: AbortSignal): Promise<Socket>;
}

/** @param resolve asks DNS alone: what the operator's hosts file says is nobody's business. */
export function createOutbound(
  resolve: Resolve,
  mayConnect: OutboundGuard,
  roots?: readonly string[],
): Outbound {
  return {
    roots,
    resolve: async (host) => {
      if (isIP(host)) return [host];
      const answers = await Promise.all([resolve(host, "A"), resolve(host, "AAAA")]);
      const found = answers.flatMap(({ records }) =>
        records.flatMap((record) => ("address" in record ? [record.address] : [])),
      );
      if (found.length > 0) return found;
      const isAbsent = answers.every(({ kind }) => ["nxdomain", "nodata", "records"].includes(kind));
      throw new OutboundFault(isAbsent ? "host_not_found" : "resolver_silent");
    },
    connect: async (addresses, port, signal) => {
      const open = addresses.filter(mayConnect);
      try {
        if (open.length > 0) return await firstThatAnswers(open, port, signal, mayConnect);
      } catch (error) {
        if (error instanceof OutboundFault) throw error;
      }
      await timeUp(signal);
      throw new OutboundFault("unreachable");
    },
  };
}

function firstThatAnswers(
  addresses: readonly string[],
  port: number,
  signal: AbortSignal,
  mayConnect: OutboundGuard,
): Promise<Socket> {
  return new Promise((done, failed) => {
    const socket = connect({
      host: "judged.invalid",
      port,
      autoSelectFamily: true,
      lookup: (_host, _options, answer) =>
        answer(
          null,
          addresses.map((address) => ({ address, family: isIP(address) })),
        ),
    });
    const giveUp = () => socket.destroy(new Error("time is up"));
    signal.addEventListener("abort", giveUp, { once: true });
    const fail = (error: unknown) => {
      signal.removeEventListener("abort", giveUp);
      failed(isRefusal(error) ? new OutboundFault("refused", error) : (error as Error));
    };
    if (signal.aborted) giveUp();
    socket.once("error", fail);
    socket.once("connect", () => {
      signal.removeEventListener("abort", giveUp);
      socket.removeListener("error", fail);
      // Judged once more where it counts: on the socket itself.
      if (socket.remoteAddress !== undefined && mayConnect(socket.remoteAddress)) return done(socket);
      socket.destroy();
      failed(new Error("connected to another address"));
    });
  });
}

/** Several addresses that all refuse come as one error that holds theirs. */
function isRefusal(error: unknown): boolean {
  const all = error instanceof AggregateError ? error.errors : [error];
  return all.some((each) => (each as NodeJS.ErrnoException).code === "ECONNREFUSED");
}

const timeUp = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) return done();
    signal.addEventListener("abort", () => done(), { once: true });
  });
