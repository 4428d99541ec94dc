import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Company } from "../../lib/tenant-facts.tsx";
import { shadeLook } from "../../ui/dialog.tsx";
import { CompanySwitcher } from "./company-switcher.tsx";
import { NavigationList } from "./navigation-list.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { TenantSwitcher } from "./tenant-switcher.tsx";

export interface PhoneNavigationProps {
  readonly companies: readonly Company[] | undefined;
  readonly onClose: () => void;
  readonly onShowKeys: () => void;
}

/** The sidebar of a phone: a sheet from the left. */
export function PhoneNavigation({ companies, onClose, onShowKeys }: PhoneNavigationProps) {
  const { t } = useTranslation(["app", "ui"]);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={shadeLook} />
        <Dialog.Popup
          aria-label={t("nav.title")}
          className="fixed inset-y-0 start-0 z-40 flex w-[min(19rem,85vw)] flex-col bg-page shadow-dialog outline-none"
        >
          <div className="flex h-14 items-center gap-1 px-2">
            <TenantSwitcher isNarrow={false} />
            <Dialog.Close
              aria-label={t("close", { ns: "ui" })}
              className="flex size-10 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-hover"
            >
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-2 py-1">
            <CompanySwitcher companies={companies} isNarrow={false} />
            <NavigationList onNavigate={onClose} />
          </div>
          <div className="flex border-t border-line p-2">
            <PersonMenu isNarrow={false} onShowKeys={onShowKeys} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
