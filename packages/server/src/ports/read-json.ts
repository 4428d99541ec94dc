/** The JSON of an answer; undefined where it is none, or longer than `maxBytes`. */
export async function readJson(response: Response, maxBytes: number): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > maxBytes) return undefined;
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
