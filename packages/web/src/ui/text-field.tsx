import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { controlLook, Field, type FieldProps } from "./field.tsx";
import { useUiWords } from "./ui-words.tsx";

export interface TextFieldProps extends FieldProps, Omit<ComponentProps<"input">, keyof FieldProps | "id"> {
  /** Inside the box, before what is typed: a path, a sign. */
  readonly prefix?: string;
  /** Inside the box, at its end. */
  readonly trailing?: ReactNode;
}

/** One line of text. `type="password"` gets a button that shows what was typed. */
export function TextField(props: TextFieldProps) {
  const { label, help, error, isOptional, aside, prefix, trailing, type, className, ...input } = props;
  const [isShown, setShown] = useState(false);
  const isPassword = type === "password";
  return (
    <Field label={label} help={help} error={error} isOptional={isOptional} aside={aside}>
      {(wiring) => (
        <div className="relative flex">
          {prefix !== undefined && (
            <span
              aria-hidden
              className="flex max-w-1/2 items-center truncate rounded-s-md border border-e-0 border-control-line bg-hover px-2.5 text-13 text-ink-faint"
            >
              {prefix}
            </span>
          )}
          <input
            {...input}
            {...wiring}
            type={isPassword && isShown ? "text" : type}
            className={classNames(
              controlLook,
              "h-control px-2.5",
              prefix !== undefined && "rounded-s-none",
              (isPassword || trailing !== undefined) && "pe-9 touch:pe-11",
              className,
            )}
          />
          {isPassword && <ShowPassword isShown={isShown} onToggle={() => setShown(!isShown)} />}
          {trailing !== undefined && (
            <span className="absolute inset-y-0 end-0 flex items-center pe-2">{trailing}</span>
          )}
        </div>
      )}
    </Field>
  );
}

function ShowPassword({ isShown, onToggle }: { isShown: boolean; onToggle: () => void }) {
  const words = useUiWords();
  return (
    <button
      type="button"
      onClick={onToggle}
      aria-label={isShown ? words.hidePassword : words.showPassword}
      aria-pressed={isShown}
      className="absolute inset-y-0 end-0 flex w-control items-center justify-center rounded-md text-ink-faint hover:text-ink [&_svg]:size-4"
    >
      {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
    </button>
  );
}
