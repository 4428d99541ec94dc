import { useNavigate, useSearch } from "@tanstack/react-router";
import { Eraser, Lock, MoreHorizontal, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useMay, useTenantFacts } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SuppressionsList } from "./suppressions-list.tsx";
import { useSuppressions, type Suppression } from "./use-suppressions.ts";

const AddSuppressionsDialog = lazy(() =>
  import("./add-suppressions-dialog.tsx").then((file) => ({ default: file.AddSuppressionsDialog })),
);
const LiftDialog = lazy(() => import("./lift-dialog.tsx").then((file) => ({ default: file.LiftDialog })));
const EraseDialog = lazy(() => import("./erase-dialog.tsx").then((file) => ({ default: file.EraseDialog })));

const from = "/t/$tenant/suppressions";

/** Whom nobody in the tenant writes to: looked up, added to, lifted with a reason, erased. */
export function SuppressionsPage() {
  const { t } = useTranslation("suppressions");
  const name = useTenantFacts()?.name ?? "";
  const maySee = useMay("suppressions.view");
  const mayManage = useMay("suppressions.manage") === true;
  const { add, erase, ...view } = useSearch({ from });
  const navigate = useNavigate({ from });
  const list = useSuppressions(view, maySee === true);
  const isEmpty = list.data?.pages[0]?.suppressions.length === 0 && Object.keys(view).length === 0;
  const [lifted, setLifted] = useState<Suppression>();
  const [erased, setErased] = useState<string>();
  const open = (dialog: { add?: true; erase?: true }) =>
    void navigate({ search: { ...view, ...dialog }, replace: true });
  const closeErase = () => {
    setErased(undefined);
    if (erase) open({});
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description", { name })}
        actions={
          mayManage && (
            <Actions
              onAdd={isEmpty ? undefined : () => open({ add: true })}
              onErase={() => open({ erase: true })}
            />
          )
        }
      />
      {maySee === false && <Closed />}
      {maySee === true && (
        <SuppressionsList
          view={view}
          list={list}
          mayManage={mayManage}
          onAdd={() => open({ add: true })}
          onLift={setLifted}
          onErase={setErased}
        />
      )}
      <Suspense>
        {add && mayManage && <AddSuppressionsDialog onClose={() => open({})} />}
        {lifted && <LiftDialog entry={lifted} onClose={() => setLifted(undefined)} />}
        {(erase || erased !== undefined) && mayManage && <EraseDialog email={erased} onClose={closeErase} />}
      </Suspense>
    </>
  );
}

interface ActionsProps {
  /** Absent where the empty list has the button. */
  readonly onAdd: (() => void) | undefined;
  readonly onErase: () => void;
}

function Actions({ onAdd, onErase }: ActionsProps) {
  const { t } = useTranslation("suppressions");
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton label={t("more")} icon={<MoreHorizontal aria-hidden />} />}
        entries={[
          {
            kind: "item",
            id: "erase",
            label: t("erase.open"),
            icon: <Eraser aria-hidden />,
            onSelect: onErase,
          },
        ]}
      />
      {onAdd && (
        <Button variant="primary" onClick={onAdd}>
          <Plus aria-hidden />
          {t("add.open")}
        </Button>
      )}
    </>
  );
}

function Closed() {
  const { t } = useTranslation("suppressions");
  const tenant = useTenantSlug();
  return (
    <EmptyState
      icon={<Lock aria-hidden />}
      title={t("closedTitle")}
      action={
        <LinkButton to={paths.people} params={{ tenant }}>
          {t("people")}
        </LinkButton>
      }
    >
      {t("closed")}
    </EmptyState>
  );
}
