import { isIP } from "node:net";

/** Where a server listens for questions. */
export interface ServerAddress {
  readonly address: string;
  readonly port: number;
}

/** Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`; undefined where it is none of them. */
export function readServerAddress(text: string, defaultPort: number): ServerAddress | undefined {
  if (isIP(text) !== 0) return { address: text, port: defaultPort };
  const [, bracketed, plain, digits = ""] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? "";
  const port = Number(digits);
  const isValid = isIP(address) === (bracketed === undefined ? 4 : 6) && port > 0 && port <= 65_535;
  return isValid ? { address, port } : undefined;
}
