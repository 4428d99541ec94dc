interface DriverCause {
  kind?: string;
  originalCode?: string;
  originalMessage?: string;
  code?: string;
  message?: string;
}

/** What PostgreSQL or the driver said, wherever Prisma or pg put it. */
function causeOf(error: unknown): DriverCause {
  if (typeof error !== "object" || error === null) return {};
  const { meta, cause, code, message } = error as {
    meta?: { driverAdapterError?: { cause?: DriverCause } };
    cause?: DriverCause;
    code?: string;
    message?: string;
  };
  const inner = meta?.driverAdapterError?.cause ?? (typeof cause === "object" && cause !== null ? cause : {});
  return {
    originalCode: inner.code ?? code ?? "",
    originalMessage: inner.message ?? message ?? "",
    ...inner,
  };
}

const sqlState = (error: unknown): string => causeOf(error).originalCode ?? "";

/** True where a unique rule refused the row. `constraint` is the index's name in the database. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return sqlState(error) === "23505" && (causeOf(error).originalMessage ?? "").includes(`"${constraint}"`);
}

/** True where a key to another row found none, as for another tenant's id. */
export const isMissingReference = (error: unknown): boolean => sqlState(error) === "23503";

/** True where an update or delete by key met no row that the scope may see. */
export const isMissingRow = (error: unknown): boolean =>
  (error as { code?: string } | null)?.code === "P2025";

/** True where a wall refused the row or a grant is missing. */
export const isRlsRefusal = (error: unknown): boolean => sqlState(error) === "42501";

const UNREACHABLE_STATES = /^(08|57P0[123]|53|25006|55P03|57014|40001|40P01)/;
const UNREACHABLE_CODES = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034"]);
const UNREACHABLE_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Client has encountered a connection error|not queryable/i;
const UNREACHABLE_KINDS = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
  "TransactionWriteConflict",
]);

/** True where trying again later can help: the server is gone, restarting, full, too slow, or chose another over us. */
export function isUnavailable(error: unknown): boolean {
  const cause = causeOf(error);
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return (
    UNREACHABLE_CODES.has(code ?? "") ||
    UNREACHABLE_KINDS.has(cause.kind ?? "") ||
    UNREACHABLE_STATES.test(cause.originalCode ?? "") ||
    UNREACHABLE_WORDS.test(`${message ?? ""} ${cause.originalMessage ?? ""}`)
  );
}
