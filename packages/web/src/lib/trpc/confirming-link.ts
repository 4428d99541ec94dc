import type { AppRouter } from "@rookery/server";
import type { TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { askForConfirmation } from "../confirmation.ts";

/**
 * Where the server asks a person to show once more that it is them, asks them and sends the call again; so that no form has to
 * know which acts are sensitive. Closing the dialog leaves the refusal as it was.
 */
export const confirming: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (op.type !== "mutation") return next(op);
    return observable((observer) => {
      let sent: Unsubscribable | undefined;
      const send = (isLast: boolean) => {
        sent = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            if (isLast || error.data?.reason !== "confirm_first") return observer.error(error);
            askForConfirmation((isConfirmed) => (isConfirmed ? send(true) : observer.error(error)));
          },
        });
      };
      send(false);
      return () => sent?.unsubscribe();
    });
  };
