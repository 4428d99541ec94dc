import { imageAccept } from "@rookery/server/brand/rules";
import { Link } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PictureAddressDialog } from "./picture-address-dialog.tsx";
import type { PictureFieldProps } from "./picture-field.tsx";

type ChooseButtonsProps = Pick<PictureFieldProps, "slot" | "label" | "url" | "upload" | "onTaken">;

/** From a file, or from an address. */
export function ChooseButtons(props: ChooseButtonsProps) {
  const { slot, label, url, upload, onTaken } = props;
  const { t } = useTranslation("brand");
  const input = useRef<HTMLInputElement>(null);
  const [isAsking, setAsking] = useState(false);
  const word = url === null ? t("pictures.choose") : t("pictures.replace");
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={imageAccept}
        aria-label={t("pictures.file", { name: label })}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) upload.send(file);
          // The same file may be chosen again after a refusal.
          event.target.value = "";
        }}
      />
      <Button
        aria-label={`${word}: ${label}`}
        isBusy={upload.isPending}
        onClick={() => input.current?.click()}
      >
        {word}
      </Button>
      <IconButton
        label={t("pictures.address.open", { name: label })}
        icon={<Link aria-hidden />}
        onClick={() => setAsking(true)}
      />
      {isAsking && (
        <PictureAddressDialog slot={slot} label={label} onTaken={onTaken} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
