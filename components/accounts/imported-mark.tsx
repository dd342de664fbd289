import type { BundleConnection } from "#lib/store/views.ts";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** That an account was imported, which nothing reads here: from a bundle of when, whose verdicts, and who vouches for it. */
export function ImportedMark({ from }: { from: BundleConnection }) {
  return (
    <span>
      imported from an evidence bundle of a scan that ended on <Time iso={from.scannedAt} show="datetime" />, judged by
      Sagewarden <UntrustedText wrap>{from.version}</UntrustedText>,{" "}
      {from.signedBy === null ? (
        <span className="text-unknown">not signed</span>
      ) : (
        <>
          signed by <span className="font-mono text-xs wrap-anywhere">{from.signedBy}</span>
        </>
      )}
    </span>
  );
}
