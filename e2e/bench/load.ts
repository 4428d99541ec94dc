import autocannon from "autocannon";

export interface Load {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connections?: number;
  readonly seconds?: number;
}

/**
 * Asks one address over keep-alive connections for a bounded time.
 * @returns answers a second, and latencies in milliseconds.
 * @throws where any answer is no success, since a fast error is no figure.
 */
export async function load(of: Load): Promise<{ perSecond: number; p95: number }> {
  const result = await autocannon({
    url: of.url,
    connections: of.connections ?? 20,
    duration: of.seconds ?? 4,
    headers: { ...of.headers },
  });
  if (result.non2xx > 0 || result.errors > 0 || result.timeouts > 0) {
    throw new Error(`${result.non2xx} refused, ${result.errors} failed, ${result.timeouts} late: ${of.url}`);
  }
  return { perSecond: result["2xx"] / result.duration, p95: result.latency.p97_5 };
}
