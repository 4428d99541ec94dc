import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";
import { useUiWords } from "./ui-words.tsx";

export interface FieldProps {
  readonly label: string;
  /** Told before a mistake is made. */
  readonly help?: ReactNode;
  /** Told after; takes the place of the help. */
  readonly error?: string | undefined;
  readonly isOptional?: boolean | undefined;
  /** At the right of the label, as "Forgot password?". */
  readonly aside?: ReactNode;
}

/** What a control needs to be tied to its label, help and error. */
export interface FieldWiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** Label, help and error around one control, wired for access here and nowhere else. */
export function Field(props: FieldProps & { readonly children: (wiring: FieldWiring) => ReactNode }) {
  const { label, help, error, isOptional, aside, children } = props;
  const words = useUiWords();
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = error !== undefined || help !== undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-13 font-medium text-ink">
          {label}
          {isOptional && <span className="ms-1.5 font-normal text-ink-faint">{words.optional}</span>}
        </label>
        {aside}
      </div>
      {children({
        id,
        "aria-describedby": hasNote ? noteId : undefined,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      <div id={noteId} aria-live="polite" className="text-13">
        {error === undefined
          ? help !== undefined && <p className="text-ink-faint">{help}</p>
          : error !== "" && (
              <p className="flex gap-1.5 text-bad-ink">
                <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
                {error}
              </p>
            )}
      </div>
    </div>
  );
}

/** The look of everything that one types into or chooses from. */
export const controlLook =
  "w-full min-w-0 rounded-md border border-control-line bg-panel text-14 text-ink transition-colors " +
  "hover:border-ink-faint focus-visible:border-focus focus-visible:outline-2 focus-visible:-outline-offset-1 " +
  "disabled:bg-hover disabled:text-ink-faint aria-invalid:border-bad-solid touch:text-16";
