import { useTranslation } from "react-i18next";
import { useWidth } from "../../ui/use-width.ts";

export interface PreviewFrameProps {
  /** Where the mail is found, once. */
  readonly path: string;
  readonly isPhone: boolean;
  readonly isDark: boolean;
}

/** CSS pixels that a mail program gives a mail. */
const widths = { desktop: 720, phone: 360 } as const;
const HEIGHT = 512;

/** A page of no origin that may run, send and open nothing; see the server's preview-routes.ts. */
export function PreviewFrame({ path, isPhone, isDark }: PreviewFrameProps) {
  const { t } = useTranslation("templates");
  const { target, width: place } = useWidth<HTMLDivElement>();
  const width = widths[isPhone ? "phone" : "desktop"];
  const scale = Math.min(1, place / width);
  return (
    <div ref={target} className="relative overflow-hidden bg-page" style={{ height: HEIGHT }}>
      {scale > 0 && (
        <iframe
          key={path}
          src={path}
          sandbox=""
          referrerPolicy="no-referrer"
          title={t("preview.frame")}
          className="absolute left-1/2 origin-top"
          // The mail's own colours and never the portal's: a mail without any is black on white.
          style={{
            width,
            height: HEIGHT / scale,
            marginLeft: -width / 2,
            transform: `scale(${scale})`,
            background: isDark ? "#121212" : "#ffffff",
          }}
        />
      )}
    </div>
  );
}
