import type { Theme } from "@rookery/server/brand/rules";
import { Moon, Sun } from "lucide-react";
import { memo, useDeferredValue, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../../ui/class-names.ts";
import { useWidth } from "../../../ui/use-width.ts";
import type { TypedBrand } from "../brand-values.ts";
import { ContrastFigures } from "../contrast-figures.tsx";
import { MailScene } from "./mail-scene.tsx";
import { PortalScene } from "./portal-scene.tsx";
import { shownBrand, type ShownBrand } from "./shown-brand.ts";
import { SignInScene } from "./sign-in-scene.tsx";
import { usePreviewSheet } from "./use-preview-sheet.ts";

const scenes = {
  signIn: SignInScene,
  portal: PortalScene,
  mail: MailScene,
} as const satisfies Record<string, ComponentType<{ brand: ShownBrand }>>;
const sceneNames = Object.keys(scenes) as (keyof typeof scenes)[];

/** As wide as a scene is drawn; what is narrower is shown smaller. */
const SCENE_PX = 480;
/** From here on both themes have room beside each other. */
const BOTH_PX = 560;
const GAP_PX = 12;

/** Of the page around it. */
const themeInSight = (): Theme => (document.documentElement.dataset["theme"] === "dark" ? "dark" : "light");

export interface BrandPreviewProps {
  readonly values: TypedBrand;
  readonly tenantName: string;
}

/** The sign-in page, the portal and a mail as the draft would have them, in light and in dark. */
export function BrandPreview({ values, tenantName }: BrandPreviewProps) {
  // A dragged picker is faster than this can be drawn.
  return <Scenes values={useDeferredValue(values)} tenantName={tenantName} />;
}

const Scenes = memo(function Scenes({ values, tenantName }: BrandPreviewProps) {
  const { t } = useTranslation("brand");
  usePreviewSheet({ primary: values.primaryColor, secondary: values.secondaryColor });
  const { target, width } = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState(themeInSight);
  const hasBoth = width === 0 || width >= BOTH_PX;
  const themes: readonly Theme[] = hasBoth ? ["light", "dark"] : [chosen];
  const paneWidth = hasBoth ? (width - GAP_PX) / 2 : width;
  const zoom = width === 0 ? undefined : Math.min(1, paneWidth / SCENE_PX);
  return (
    <div ref={target} className="flex flex-col gap-4">
      <p className="sr-only">{t("preview.description")}</p>
      {!hasBoth && <ThemeSwitch theme={chosen} onChange={setChosen} />}
      {/* Drawn to be looked at: nothing in it can be done, and nothing of it need be heard. */}
      <div inert aria-hidden className="flex flex-col gap-4 select-none">
        {sceneNames.map((name) => {
          const Scene = scenes[name];
          return (
            <figure key={name}>
              <figcaption className="mb-1.5 text-12 text-ink-faint">{t(`preview.scenes.${name}`)}</figcaption>
              <div className={classNames("grid gap-3", hasBoth && "grid-cols-2")}>
                {themes.map((theme) => (
                  <div key={theme} className="min-w-0 overflow-hidden rounded-lg border border-line">
                    <div data-brand-preview data-theme={theme} style={{ zoom }} className="bg-page text-ink">
                      <Scene brand={shownBrand(values, tenantName, theme)} />
                    </div>
                  </div>
                ))}
              </div>
            </figure>
          );
        })}
      </div>
      <ContrastFigures values={values} themes={themes} />
    </div>
  );
});

const themeIcons = { light: Sun, dark: Moon } as const;

function ThemeSwitch({ theme, onChange }: { theme: Theme; onChange: (theme: Theme) => void }) {
  const { t } = useTranslation("brand");
  return (
    <fieldset className="inline-flex self-start rounded-md border border-line bg-panel p-0.5">
      <legend className="sr-only">{t("preview.theme")}</legend>
      {(["light", "dark"] as const).map((each) => {
        const Icon = themeIcons[each];
        return (
          <button
            key={each}
            type="button"
            aria-pressed={theme === each}
            onClick={() => onChange(each)}
            className="flex h-7 items-center gap-1.5 rounded-sm px-3 text-13 font-medium text-ink-soft hover:text-ink aria-pressed:bg-pressed aria-pressed:text-ink touch:h-9"
          >
            <Icon aria-hidden className="size-3.5" />
            {t(`contrast.${each}`)}
          </button>
        );
      })}
    </fieldset>
  );
}
