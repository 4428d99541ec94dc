import { Columns3 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import type { ListLook } from "./list-look.ts";

const load = () => import("./look-box.tsx");
const LookBox = lazy(() => load().then((file) => ({ default: file.LookBox })));

export interface LookButtonProps {
  readonly look: ListLook;
  readonly onChange: (look: ListLook) => void;
}

/** Opens what the list shows: its columns, and how close its rows stand. */
export function LookButton({ look, onChange }: LookButtonProps) {
  const { t } = useTranslation("leads");
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const near = () => void load();
  const button = (press?: () => void) => (
    <IconButton
      label={t("look.title")}
      icon={<Columns3 aria-hidden />}
      aria-haspopup="dialog"
      {...(press && { onClick: press })}
      onPointerEnter={near}
      onFocus={near}
    />
  );
  // It opens once it hangs from its own button: the press that asked for it would close it again.
  const waiting = button(() => {
    setWanted(true);
    void load().then(() => setTimeout(() => setOpen(true)));
  });
  if (!isWanted) return waiting;
  return (
    <Suspense fallback={waiting}>
      <LookBox trigger={button()} isOpen={isOpen} onOpenChange={setOpen} look={look} onChange={onChange} />
    </Suspense>
  );
}
