import type { BundleShown } from "#components/reports/bundle-view.ts";
import { scanForm } from "#lib/bundles/forms.ts";
import { type Bundle, checkedBundle } from "#lib/bundles/open-bundle.ts";
import { documentIn } from "#lib/bundles/read-forms.ts";
import { withReceived } from "#lib/bundles/received.ts";
import { ownFingerprint } from "#lib/bundles/signing-key.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { importBundle } from "#lib/jobs/import-bundle.ts";
import type { ImportTold } from "#lib/jobs/views.ts";
import { bundleFiles } from "#lib/reports/formats/bundle/names.ts";
import { getAccount } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";

/** What a bundle that is sent holds. @throws AppError `bundle` when it was changed, and as `withReceived` */
export function bundleSent(file: AsyncIterable<Uint8Array>): Promise<BundleShown> {
  return withReceived(file, async (whole) => shown(await checkedBundle(whole)));
}

/**
 * Imports a bundle that is sent, all of it or nothing.
 * @param manifest what was looked at before: another bundle is refused
 * @throws AppError as `bundleSent` and `importBundle` do, `conflict` for another one, `cancelled` when the sender is gone
 */
export function bundleImported(
  file: AsyncIterable<Uint8Array>,
  manifest: string | undefined,
  signal: AbortSignal,
): Promise<ImportTold> {
  return withReceived(file, async (whole) => {
    const bundle = await checkedBundle(whole);
    if (manifest !== undefined && manifest !== bundle.manifest)
      throw new AppError("conflict", "This is another bundle than the one that was checked.", "Check it first.");
    try {
      return await importBundle(currentStore(), bundle, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new AppError("cancelled", "The import was stopped, and nothing of the bundle is here.");
    }
  });
}

async function shown(bundle: Bundle): Promise<BundleShown> {
  const { scan, generator, summary, values } = await documentIn(bundle, bundleFiles.scan, scanForm);
  const { signedBy, manifest, files } = bundle;
  const [own, account] = await Promise.all([ownFingerprint(readConfig()), getAccount(currentStore().db, scan.account)]);
  const { verdicts, resources, records } = summary;
  return {
    account: scan.account,
    regions: scan.regions,
    finishedAt: scan.finishedAt,
    version: generator.version,
    resources: resources + records,
    findings: Object.values(verdicts).reduce((sum, count) => sum + count, 0),
    size: files.reduce((sum, { size }) => sum + size, 0),
    ...{ manifest, signedBy },
    signer: signedBy === null ? "nobody" : signedBy === own ? "own" : "other",
    values: values ?? "not-said",
    here: account ? (account.connection.type === "bundle" ? "imported" : "read-here") : "no",
  };
}
