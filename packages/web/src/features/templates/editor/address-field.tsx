import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../../ui/text-field.tsx";
import { ADDRESS_MAX, isAddress, isImageAddress, mendAddress } from "./link-address.ts";

interface AddressFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly address: string;
  readonly kind: "link" | "image";
  readonly isOptional?: boolean;
  readonly onChange: (address: string) => void;
}

/** Kept as it is typed; what is wrong with it is said once the field was left. */
export function AddressField({
  label,
  help,
  address,
  kind,
  isOptional = false,
  onChange,
}: AddressFieldProps) {
  const { t } = useTranslation("templateEditor");
  const [isLeft, setLeft] = useState(address !== "");
  const isFine = kind === "link" ? isAddress(address) : isImageAddress(address);
  const problem =
    address === ""
      ? isOptional
        ? undefined
        : t("problems.noAddress")
      : isFine
        ? undefined
        : t(kind === "link" ? "problems.badAddress" : "problems.badImage");
  return (
    <TextField
      label={label}
      help={help}
      isOptional={isOptional}
      error={isLeft ? problem : undefined}
      value={address}
      maxLength={ADDRESS_MAX}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      dir="ltr"
      onChange={(event) => {
        setLeft(false);
        onChange(event.target.value);
      }}
      onBlur={() => {
        setLeft(true);
        const mended = mendAddress(address);
        if (mended !== address) onChange(mended);
      }}
    />
  );
}
