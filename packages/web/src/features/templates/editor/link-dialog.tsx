import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/button.tsx";
import { Dialog, DialogActions } from "../../../ui/dialog.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { ADDRESS_MAX, isAddress, mendAddress } from "./link-address.ts";

/** Where the chosen text leads. Without any chosen, the address itself becomes the text. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation("templateEditor");
  const { href } = editor.getAttributes("link") as { href?: string };
  const [address, setAddress] = useState(href ?? "");
  const [problem, setProblem] = useState<"noAddress" | "badAddress">();
  const leave = (change: (chain: ReturnType<Editor["chain"]>) => ReturnType<Editor["chain"]>) => {
    change(editor.chain().focus()).run();
    onClose();
  };
  const save = () => {
    const mended = mendAddress(address);
    if (mended === "") return setProblem("noAddress");
    if (!isAddress(mended)) return setProblem("badAddress");
    const mark = { type: "link", attrs: { href: mended } };
    return leave((chain) =>
      href === undefined && editor.state.selection.empty
        ? chain.insertContent({ type: "text", text: address.trim(), marks: [mark] })
        : chain.extendMarkRange("link").setMark("link", mark.attrs),
    );
  };
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t("link.title")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Portals hand events to the React tree, where a form of the page may stand.
          event.stopPropagation();
          save();
        }}
      >
        <TextField
          label={t("link.address")}
          help={t("link.addressHelp")}
          error={problem && t(`problems.${problem}`)}
          value={address}
          maxLength={ADDRESS_MAX}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          onChange={(event) => {
            setAddress(event.target.value);
            setProblem(undefined);
          }}
        />
        <DialogActions>
          {href !== undefined && (
            <Button
              variant="quiet"
              className="sm:me-auto"
              onClick={() => leave((chain) => chain.extendMarkRange("link").unsetMark("link"))}
            >
              {t("link.remove")}
            </Button>
          )}
          <Button type="submit" variant="primary">
            {t("link.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
