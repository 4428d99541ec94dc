import { UndoRedo } from "@tiptap/extensions/undo-redo";
import { isHistoryTransaction } from "@tiptap/pm/history";

/** TipTap tidies a document that was emptied; after an undo or a redo that would put the history out of step, and lose it. */
export const MailHistory = UndoRedo.extend({
  dispatchTransaction: ({ transaction, next }) => {
    if (isHistoryTransaction(transaction)) transaction.setMeta("preventClearDocument", true);
    next(transaction);
  },
});
