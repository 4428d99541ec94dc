import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

/** A security key in software: signs what a browser would hand to it. (Web Authentication 3, 6) */
export interface Authenticator {
  /** The credential as `navigator.credentials.create` gives it. */
  create(options: { challenge: string }): object;
  /** The signed challenge as `navigator.credentials.get` gives it. */
  get(options: { challenge: string }, over?: GetOptions): object;
}

interface GetOptions {
  readonly origin?: string;
  /** False = the person touched it and nothing more. */
  readonly isUserVerified?: boolean;
  /** The counter to tell; absent = one more than before. */
  readonly counter?: number;
}

const sha256 = (data: Uint8Array | string): Buffer => createHash("sha256").update(data).digest();
const base64url = (data: Uint8Array): string => Buffer.from(data).toString("base64url");

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

const cborText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
const cborBytes = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]), bytes]);

/** The public half as COSE has it: EC2, ES256, P-256. (RFC 9053, 7.1.1) */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const point = (label: number, text: string) =>
    Buffer.concat([Buffer.from([label, 0x58, 0x20]), Buffer.from(text, "base64url")]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]),
    point(0x21, x),
    point(0x22, y),
  ]);
}

export function createAuthenticator(origin = "http://localhost:3000"): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  const id = base64url(credentialId);
  const rpIdHash = sha256(new URL(origin).hostname);
  let counter = 0;

  const clientData = (type: string, challenge: string, from: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  const authData = (flags: number, count: number, rest = Buffer.alloc(0)): Buffer => {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(count);
    return Buffer.concat([rpIdHash, Buffer.from([flags]), counted, rest]);
  };
  const common = { id, rawId: id, type: "public-key", clientExtensionResults: {} };

  return {
    create: ({ challenge }) => {
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, credentialId.length]),
        credentialId,
        coseKey(publicKey),
      ]);
      const data = authData(USER_PRESENT | USER_VERIFIED | HAS_CREDENTIAL, counter, attested);
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        cborText("fmt"),
        cborText("none"),
        cborText("attStmt"),
        Buffer.from([0xa0]),
        cborText("authData"),
        cborBytes(data),
      ]);
      return {
        ...common,
        response: {
          clientDataJSON: base64url(clientData("webauthn.create", challenge, origin)),
          attestationObject: base64url(attestationObject),
          transports: ["internal"],
        },
      };
    },
    get: ({ challenge }, over = {}) => {
      counter = over.counter ?? counter + 1;
      const flags = USER_PRESENT | (over.isUserVerified === false ? 0 : USER_VERIFIED);
      const data = authData(flags, counter);
      const client = clientData("webauthn.get", challenge, over.origin ?? origin);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return {
        ...common,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      };
    },
  };
}
