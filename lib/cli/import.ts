import { withBundle } from "#lib/bundles/open-bundle.ts";
import { readConfig } from "#lib/config.ts";
import { formatDateTime, plural } from "#lib/format.ts";
import { importBundle } from "#lib/jobs/import-bundle.ts";
import type { Command } from "./command.ts";
import { parseOptionsAndFiles } from "./options.ts";
import { withStore } from "./scan-kept.ts";
import { keepHeapSmall } from "./small-heap.ts";
import { oneBundle, publicKeyIn, signerLine } from "./verify.ts";

/** Reads an evidence bundle back, as an account that nobody needs access to. Calls nothing of AWS. */
export const importCommand: Command = async (words, signal) => {
  const { options, files } = parseOptionsAndFiles(words, { key: { type: "string" }, data: { type: "string" } });
  const file = oneBundle(files);
  const key = await publicKeyIn(options.key);
  const { dataDir, databaseUrl } = readConfig();
  keepHeapSmall();
  const place = options.data === undefined ? { dataDir, databaseUrl } : { dataDir: options.data };
  const told = await withBundle(file, key, async (bundle) => {
    const imported = await withStore(place, (store) => importBundle(store, bundle, signal));
    return { ...imported, signer: signerLine(bundle.signedBy, key !== undefined) };
  });
  const { account, finishedAt, version, resources, findings, events, signer } = told;
  process.stdout.write(
    [
      `Imported the scan of account ${account} that ended on ${formatDateTime(finishedAt)}: ${plural(resources, "resource")}, ${plural(findings, "verdict")}, ${plural(events, "CloudTrail event")}.`,
      `The verdicts are those of Sagewarden ${version}.`,
      signer,
      "",
    ].join("\n"),
  );
  return 0;
};
