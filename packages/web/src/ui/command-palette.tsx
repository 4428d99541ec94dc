import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { shadeLook } from "./dialog.tsx";
import { FocusKeeper } from "./focus-keeper.tsx";
import { Kbd } from "./kbd.tsx";
import { useUiWords } from "./ui-words.tsx";

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Words that also find it. */
  readonly alias?: string;
  readonly group: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly detail?: string;
  readonly run: () => void;
}

export interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly label: string;
  readonly placeholder: string;
  readonly commands: readonly Command[];
  /** Added below the matches for a text that was typed: "Search leads for ...". */
  readonly commandsFor?: (typed: string) => readonly Command[];
}

const matches = (command: Command, typed: string): boolean => {
  const text = `${command.label} ${command.alias ?? ""} ${command.detail ?? ""}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** Go to, do and find, by keyboard alone. */
export function CommandPalette(props: CommandPaletteProps) {
  return (
    <Dialog.Root open={props.isOpen} onOpenChange={(open) => props.onOpenChange(open)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={shadeLook} />
        <Dialog.Popup
          aria-label={props.label}
          className="fixed inset-x-3 top-[10vh] z-40 mx-auto flex max-h-[70vh] max-w-xl flex-col overflow-hidden rounded-xl bg-raised shadow-dialog transition-opacity duration-120 outline-none data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <FocusKeeper />
          <Finder {...props} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Finder({ placeholder, label, commands, commandsFor, onOpenChange }: CommandPaletteProps) {
  const words = useUiWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [place, setPlace] = useState(0);
  const text = typed.trim();
  const found = [
    ...commands.filter((each) => matches(each, text)),
    ...(text ? (commandsFor?.(text) ?? []) : []),
  ];
  const at = Math.min(place, Math.max(0, found.length - 1));
  const run = (command: Command | undefined) => {
    if (!command) return;
    onOpenChange(false);
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setPlace((at + 1) % Math.max(1, found.length));
    else if (event.key === "ArrowUp") setPlace((at - 1 + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter") run(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <input
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={found[at] ? `${id}-${found[at].id}` : undefined}
          value={typed}
          placeholder={placeholder}
          onChange={(event) => {
            setTyped(event.target.value);
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 w-full bg-transparent text-16 text-ink outline-none focus-visible:outline-none"
        />
        <Kbd keys="Esc" />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={label} className="overflow-y-auto p-1.5">
        {found.map((command, index) => (
          <div key={command.id} role="presentation">
            {command.group !== found[index - 1]?.group && (
              <div role="presentation" className="px-2.5 pt-2 pb-1 text-12 text-ink-faint">
                {command.group}
              </div>
            )}
            <CommandRow
              id={`${id}-${command.id}`}
              command={command}
              isActive={index === at}
              onPoint={() => setPlace(index)}
              onRun={() => run(command)}
            />
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p role="status" className="px-4 py-8 text-center text-13 text-ink-soft">
          {words.noMatches}
        </p>
      )}
    </>
  );
}

interface CommandRowProps {
  readonly id: string;
  readonly command: Command;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

function CommandRow({ id, command, isActive, onPoint, onRun }: CommandRowProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      ref={(element) => {
        if (isActive) element?.scrollIntoView?.({ block: "nearest" });
      }}
      onPointerMove={onPoint}
      onPointerDown={(event) => {
        event.preventDefault();
        onRun();
      }}
      className={classNames(
        "flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-14 text-ink touch:h-11 [&>svg]:size-4 [&>svg]:text-ink-faint",
        // The focus stays in the box; this is where Enter goes.
        isActive && "bg-hover outline-2 -outline-offset-2 outline-focus",
      )}
    >
      {command.icon}
      <span className="min-w-0 truncate">{command.label}</span>
      {command.detail !== undefined && (
        <span className="min-w-0 truncate text-13 text-ink-faint">{command.detail}</span>
      )}
      {command.keys !== undefined && (
        <span className="ms-auto">
          <Kbd keys={command.keys} />
        </span>
      )}
    </div>
  );
}
