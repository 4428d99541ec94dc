/**
 * The floor of `rpc.read_vs_raw`: bare node http and pg, one row by key, no walls, no session. Same pool size, pipelining,
 * keep-alive, named statement and row as the product's read.
 * Arguments: database address, port.
 */
import { createServer, type ServerResponse } from "node:http";
import pg from "pg";

const [databaseUrl, port] = process.argv.slice(2);
const pool = new pg.Pool({
  connectionString: databaseUrl,
  max: 10,
  pipeline: true,
  keepAlive: true,
});

async function answer(id: string | null, response: ServerResponse): Promise<void> {
  const found = await pool.query({
    name: "company",
    text: "SELECT * FROM companies WHERE id = $1",
    values: [id],
  });
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(found.rows[0]));
}

const server = createServer((request, response) => {
  const id = new URL(request.url ?? "/", "http://floor").searchParams.get("id");
  answer(id, response).catch((error: unknown) => {
    response.statusCode = 500;
    response.end(String(error));
  });
});
server.listen(Number(port), "127.0.0.1", () => process.send?.("listening"));
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(0));
