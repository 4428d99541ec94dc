import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { failureOf } from "./failure.ts";

/** Worth asking again by itself: the network or the database was away. */
const passing: ReadonlySet<string> = new Set(["offline", "unavailable"]);

/**
 * @param onSignedOut called when any call finds that the session has ended.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (failureOf(error).code === "signed_out") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (tries, error) => tries < 2 && passing.has(failureOf(error).code),
        retryDelay: (tries) => 500 * 2 ** tries,
      },
      // The client repeats lost mutations by itself, with the same key.
      mutations: { retry: false },
    },
  });
}
