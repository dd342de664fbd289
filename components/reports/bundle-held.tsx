import { formatBytes, plural } from "#lib/format.ts";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { BundleShown } from "./bundle-view.ts";

/** What a bundle holds, who vouches for it, and what importing it comes to. */
export function BundleHeld({ held }: { held: BundleShown }) {
  const { account, regions, finishedAt, version, resources, findings, size, manifest, values, here } = held;
  return (
    <section aria-label="What the bundle holds" className="rounded-md border bg-sunken px-4 py-3">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr] [&_dt]:text-muted">
        <dt>Account</dt>
        <dd>
          {account}, {regions.join(", ")}
        </dd>
        <dt>Scan</dt>
        <dd>
          ended <Time iso={finishedAt} show="datetime" />, judged by Sagewarden{" "}
          <UntrustedText wrap>{version}</UntrustedText>
        </dd>
        <dt>In it</dt>
        <dd>
          {plural(resources, "resource")}, {plural(findings, "live verdict")}, {formatBytes(size)}. Nothing in it was
          changed.
        </dd>
        <dt>Signed</dt>
        <dd>
          <Signer held={held} />
        </dd>
        <dt>Values</dt>
        <dd>{valuesWords[values]}</dd>
        <dt>Manifest</dt>
        <dd className="font-mono text-xs break-all">{manifest}</dd>
      </dl>
      <p className="mt-3">{hereWords[here]}</p>
    </section>
  );
}

function Signer({ held: { signer, signedBy } }: { held: BundleShown }) {
  if (signer === "nobody") return <span className="text-unknown">By nobody: anybody can have written it.</span>;
  return (
    <>
      {signer === "own" ? "By this installation, " : "By a key that is not known here, "}
      <span className="font-mono text-xs wrap-anywhere">{signedBy}</span>
      {signer === "other" && (
        <span className="text-unknown">. It came with the bundle: ask whoever sent it whether it is theirs.</span>
      )}
    </>
  );
}

const valuesWords: Readonly<Record<BundleShown["values"], string>> = {
  "left-out": "of environment variables and hyperparameters are left out",
  included: "of environment variables and hyperparameters are in it, secrets taken out",
  "not-said": "an earlier version wrote it: they are in it, secrets taken out",
};

const hereWords: Readonly<Record<BundleShown["here"], string>> = {
  no: "Importing it adds the account, to be looked through and not to be scanned.",
  imported: "The account was imported before: this adds a scan to it, if it is a later one.",
  "read-here":
    "This account is read in AWS from here, and a bundle cannot stand among that. Import it in another data directory.",
};
