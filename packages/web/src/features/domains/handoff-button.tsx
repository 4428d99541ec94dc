import { Users } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import type { ShownDomain } from "./use-domains.ts";

const HandoffsDialog = lazy(() =>
  import("./handoffs-dialog.tsx").then((file) => ({ default: file.HandoffsDialog })),
);

/** The way out for those who cannot change the DNS themselves. */
export function HandoffButton({ domain }: { domain: ShownDomain }) {
  const { t } = useTranslation("domains");
  const mayManage = useMay("domains.manage");
  const [isOpen, setOpen] = useState(false);
  if (!mayManage) return null;
  return (
    <div className="mt-1">
      <Button
        onClick={() => setOpen(true)}
        className="max-sm:h-auto max-sm:min-h-control max-sm:shrink max-sm:py-1.5 max-sm:whitespace-normal"
      >
        <Users aria-hidden />
        {t("page.handoff")}
      </Button>
      {isOpen && (
        <Suspense>
          <HandoffsDialog domainId={domain.id} domain={domain.unicode} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
