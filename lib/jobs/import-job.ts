import { type EventFile, type FileImport, type FileTold, importFile } from "#lib/activity/files/import-files.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents } from "#lib/store/events.ts";
import { noteImported } from "#lib/store/events-imports.ts";
import { installationSalt } from "#lib/store/settings.ts";

/**
 * Stores the events of files, one file after the other; yields what became of each. How far CloudTrail itself was read stays what it
 * was: files say when their events happened, and nothing of what they leave out.
 * @throws what the store throws, and for an abort.
 */
export async function* importFiles(
  { db }: Pick<Store, "db">,
  files: AsyncIterable<EventFile>,
  options: Pick<FileImport, "accounts" | "signal" | "onProgress">,
): AsyncGenerator<{ name: string; told: FileTold }> {
  const redactor = createRedactor({ salt: await installationSalt(db) });
  for await (const file of files) {
    const told = await importFile(file, {
      ...options,
      note: (account, spans) => noteImported(db, account, spans),
      save: (account, events) => insertEvents(db, account, events),
      redact: (events) => redactor.clean(events, "event"),
    });
    yield { name: file.name, told };
  }
}
