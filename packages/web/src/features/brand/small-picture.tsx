import type { Theme } from "@rookery/server/brand/rules";

export interface SmallPictureProps {
  readonly url: string;
  /** Whose ground it was drawn for, whatever the page around it has. */
  readonly theme: Theme;
  readonly alt: string;
}

export function SmallPicture({ url, theme, alt }: SmallPictureProps) {
  return (
    <span
      data-theme={theme}
      className="inline-flex h-8 max-w-28 shrink-0 items-center rounded-sm border border-line bg-page px-1.5"
    >
      <img src={url} alt={alt} className="max-h-6 min-w-0 object-contain" />
    </span>
  );
}
