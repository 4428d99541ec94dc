import "reflect-metadata";
import { randomBytes, webcrypto } from "node:crypto";
import { isIP } from "node:net";
import * as x509 from "@peculiar/x509";

/** As the library names it, with a browser's types or without. */
type KeyPair = x509.X509CertificateCreateSelfSignedParams["keys"];

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface CertificateWish {
  readonly names: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const keys = (): Promise<KeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]) as Promise<unknown> as Promise<KeyPair>;

const pem = async ({ privateKey }: KeyPair): Promise<string> =>
  x509.PemConverter.encode(
    await webcrypto.subtle.exportKey("pkcs8", privateKey as webcrypto.CryptoKey),
    "PRIVATE KEY",
  );

const yesterday = () => new Date(Date.now() - 86_400_000);
const nextYear = () => new Date(Date.now() + 365 * 86_400_000);

function wished({ names, notBefore = yesterday(), notAfter = nextYear() }: CertificateWish) {
  return {
    serialNumber: randomBytes(8).toString("hex"),
    notBefore,
    notAfter,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? ("ip" as const) : ("dns" as const), value })),
      ),
    ],
  };
}

/** An authority of the tests' own, which nobody else trusts. */
export async function createAuthority() {
  const own = await keys();
  const name = "CN=Rookery test authority";
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name,
    notBefore: yesterday(),
    notAfter: nextYear(),
    signingAlgorithm: algorithm,
    keys: own,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  return {
    ca: root.toString("pem"),
    issue: async (wish: CertificateWish): Promise<Certificate> => {
      const pair = await keys();
      const made = await x509.X509CertificateGenerator.create({
        ...wished(wish),
        subject: `CN=${wish.names[0]}`,
        issuer: name,
        publicKey: pair.publicKey,
        signingKey: own.privateKey,
      });
      return { cert: made.toString("pem"), key: await pem(pair) };
    },
  };
}

export async function selfSigned(wish: CertificateWish): Promise<Certificate> {
  const pair = await keys();
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    ...wished(wish),
    name: `CN=${wish.names[0]}`,
    keys: pair,
  });
  return { cert: made.toString("pem"), key: await pem(pair) };
}
