import { Callout } from "../../ui/callout.tsx";
import { useErrorText } from "../error-text.ts";
import type { Failure } from "../failure.ts";

/** What the server refused and no field can tell, read aloud as it appears. */
export function FormFailure({ failure }: { failure: Failure | undefined }) {
  const text = useErrorText();
  if (!failure) return null;
  return (
    <Callout tone="bad" isAlert>
      {text.ofFailure(failure)}
      {failure.code === "internal" && failure.requestId !== "" && (
        <code className="mt-1 block font-mono text-12 break-all">{failure.requestId}</code>
      )}
    </Callout>
  );
}
