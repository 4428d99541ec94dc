import type { Workbook } from "./read-xlsx.worker.ts";
import type { XlsxFile } from "./xlsx-file.ts";
import { startXlsxThread } from "./xlsx-thread.ts";

/**
 * The sheets of a workbook, judged by its content, in a thread of its own.
 * @throws AppError invalid: `file_empty`, `file_is_encrypted`, `file_is_spreadsheet` (of another kind than XLSX),
 * `file_is_archive`, `file_has_macros`, `spreadsheet_damaged`, `spreadsheet_too_large`, `spreadsheet_empty`; what reading the
 * file throws.
 */
export async function readWorkbook(file: XlsxFile): Promise<Workbook> {
  const { promise, resolve, reject } = Promise.withResolvers<Workbook>();
  const thread = startXlsxThread(file, undefined, {
    found: (message) => message.kind === "workbook" && resolve(message.workbook),
    failed: reject,
  });
  try {
    return await promise;
  } finally {
    await thread.end();
  }
}
