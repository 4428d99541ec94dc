import { Outlet, useMatches } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useBrandFace } from "../lib/brand.ts";
import { BrandMark } from "./brand-mark.tsx";
import { useTitle } from "../lib/use-title.ts";

/** Around the pages for people who are not signed in: the brand's mark and one narrow column. */
export function OutsideLayout() {
  const { t } = useTranslation("app");
  const title = useMatches({ select: (matches) => matches.findLast((match) => match.staticData.title) })
    ?.staticData.title;
  useTitle(title && t(`titles.${title}`), useBrandFace().name);
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-[max(3rem,12vh)] pb-12">
      <header className="mb-8 flex items-center gap-2.5 text-16 font-semibold">
        <BrandMark />
      </header>
      <main className="w-full max-w-[23rem]">
        <Outlet />
      </main>
    </div>
  );
}
