import type { ImageSlot } from "@rookery/server/brand/rules";
import { takePictureInput } from "@rookery/server/brand/schema";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useTakePicture } from "./use-brand.ts";

export interface PictureAddressDialogProps {
  readonly slot: ImageSlot;
  /** What the picture is for. */
  readonly label: string;
  readonly onTaken: (url: string) => void;
  readonly onClose: () => void;
}

/** A picture that stands on a site already: the server fetches it once and keeps its own. */
export function PictureAddressDialog({ label, onClose, ...rest }: PictureAddressDialogProps) {
  const { t } = useTranslation("brand");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("pictures.address.title", { name: label })}
      description={t("pictures.address.description")}
    >
      <AddressForm onClose={onClose} {...rest} />
    </Dialog>
  );
}

function AddressForm({ slot, onTaken, onClose }: Omit<PictureAddressDialogProps, "label">) {
  const { t } = useTranslation("brand");
  const words = useUiWords();
  const take = useTakePicture();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: takePictureInput,
    values: { slot, url: "" },
    send: async (input) => {
      const { url } = await take.mutateAsync(input);
      onTaken(url);
      onClose();
    },
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("url")}
        type="url"
        label={t("pictures.address.field")}
        placeholder="https://"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={errorOf("url")}
      />
      <DialogActions>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t("pictures.address.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}
