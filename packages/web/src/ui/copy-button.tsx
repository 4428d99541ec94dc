import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button.tsx";
import { useUiWords } from "./ui-words.tsx";

export interface CopyButtonProps {
  readonly text: string;
  readonly size?: "sm" | "md";
  /** Names what is copied, where several stand side by side. */
  readonly label?: string;
}

/** Puts a text on the clipboard and ticks when it is there. */
export function CopyButton({ text, size = "md", label }: CopyButtonProps) {
  const words = useUiWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const back = setTimeout(() => setCopied(false), 1800);
    return () => clearTimeout(back);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <IconButton
        size={size}
        label={isCopied ? words.copied : (label ?? words.copy)}
        icon={isCopied ? <Check aria-hidden className="text-good-ink" /> : <Copy aria-hidden />}
        onClick={() => void copy()}
      />
      <span role="status" className="sr-only">
        {isCopied ? words.copied : ""}
      </span>
    </>
  );
}
