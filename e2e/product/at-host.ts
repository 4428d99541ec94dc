import { Agent, request, type IncomingHttpHeaders } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface HostAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface HostQuestion {
  readonly path: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Asks the product under a host name that no DNS has: the socket goes to loopback, the name into `Host`. */
export function askHost(url: string, host: string, question: HostQuestion): Promise<HostAnswer> {
  const { port } = new URL(url);
  const { path, method = "GET", body } = question;
  const headers = {
    host: `${host}:${port}`,
    "x-portal-client": "portal",
    ...(body ? { "content-type": "application/json" } : {}),
    ...question.headers,
  };
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    asked.on("error", reject);
    asked.end(body ? JSON.stringify(body) : undefined);
  });
}

/** Signs in at a host; the cookie, as a request carries it. */
export async function signInAt(
  url: string,
  host: string,
  of: { email: string; password: string },
): Promise<string> {
  const answer = await askHost(url, host, { path: "/trpc/sessions.signIn", method: "POST", body: of });
  const cookie = answer.headers["set-cookie"]?.map((line) => line.split(";")[0]).join("; ");
  if (answer.status !== 200 || !cookie) throw new Error(`Nobody is signed in at ${host}: ${answer.text}`);
  return cookie;
}
