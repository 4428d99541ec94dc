import type { AppRouter } from "@rookery/server";
import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";

/** A link whose code comes with the first call that goes through it. */
export const lazyLink =
  (load: () => Promise<TRPCLink<AppRouter>>): TRPCLink<AppRouter> =>
  (runtime) =>
  ({ op, next }) =>
    observable((observer) => {
      let inner: Unsubscribable | undefined;
      let isOver = false;
      load().then(
        (link) => {
          if (!isOver) inner = link(runtime)({ op, next }).subscribe(observer);
        },
        (error: Error) => observer.error(TRPCClientError.from(error)),
      );
      return () => {
        isOver = true;
        inner?.unsubscribe();
      };
    });
