import { z } from "zod";
import { bucketsAreOwned } from "./bucket-is-owned.ts";
import type { CheckContext } from "./define.ts";
import { fail, notApplicable, notWhatFails, pass, unknown, unknownLookup, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

/** A file system as a domain or a profile names it, and as a space does. Source: API reference. */
interface Mounted {
  EFSFileSystemConfig?: { FileSystemId?: string | undefined } | undefined;
  FSxLustreFileSystemConfig?: { FileSystemId?: string | undefined } | undefined;
  S3FileSystemConfig?: { S3Uri?: string | undefined } | undefined;
  EFSFileSystem?: { FileSystemId?: string | undefined } | undefined;
  FSxLustreFileSystem?: { FileSystemId?: string | undefined } | undefined;
  S3FileSystem?: { S3Uri?: string | undefined } | undefined;
}

/** What checks of it have alike, wherever file systems are named. */
export const mounting = {
  severity: "medium",
  category: "data",
  question: "studio/mounts-known-file-systems",
  rationale:
    "What is mounted lies open in every app, with the user's files beside it: from somebody else's file system code comes in, and into it data goes out, past all buckets and logs of the account.",
  needs: ["efs-file-system", "fsx-file-system", "s3-bucket"],
  controls: ["checklist:N-STU-11", "nist-800-53-r5:AC-4", "nist-800-53-r5:SC-28(1)", "iso-27001-2022:A.8.12"],
  options: z.strictObject({
    trustedFileSystems: z
      .array(z.string().min(3).max(100))
      .default([])
      .describe("file systems and buckets of other accounts that may be mounted, by their ids and names"),
  }),
} as const;

type Context = CheckContext & { options: { trustedFileSystems: readonly string[] } };

const none = "No file system of one's own is mounted.";

/** Whether what is mounted is of this account, and encrypted: EFS alone may not be. */
export function mountsAreKnown(mounts: readonly object[] | undefined, path: string, context: Context): Verdict {
  return worstOf(
    (mounts ?? []).map((mount, at) => mountVerdict(mount, `${path}[${at}]`, context)),
    notApplicable(none),
  );
}

/** Those that do not fail. */
export function knownMounts(mounts: readonly object[] | undefined, context: Context): readonly object[] {
  return (mounts ?? []).filter((mount) => mountVerdict(mount, "", context).status !== "fail");
}

function mountVerdict(mount: Mounted, path: string, context: Context): Verdict {
  const efs = (mount.EFSFileSystemConfig ?? mount.EFSFileSystem)?.FileSystemId;
  const fsx = (mount.FSxLustreFileSystemConfig ?? mount.FSxLustreFileSystem)?.FileSystemId;
  const uri = (mount.S3FileSystemConfig ?? mount.S3FileSystem)?.S3Uri;
  const { identity, inventory, options } = context;
  const trusting = { ...context, options: { trustedBuckets: [...options.trustedFileSystems] } };
  if (uri) return bucketsAreOwned([{ path, uri }], trusting, none);
  const id = efs ?? fsx;
  if (!id) return unknown(`${path} is no EFS, FSx for Lustre or S3 file system.`);
  const evidence = { path, observed: id, expected: "one of this account, or of trustedFileSystems" };
  if (options.trustedFileSystems.includes(id)) return pass(evidence);
  const lookup = inventory.get(efs ? "efs-file-system" : "fsx-file-system", id, identity.region);
  if (!lookup.found) return lookup.why === "absent" ? fail(evidence) : unknownLookup(lookup, id);
  // Of Lustre every file system is encrypted. Source: FSx for Lustre user guide, "Data encryption".
  if (!("Encrypted" in lookup.resource)) return efs ? unknown(`AWS returned no Encrypted of ${id}.`) : pass(evidence);
  const encrypted = { path: `${id}: Encrypted`, observed: lookup.resource.Encrypted ?? null, expected: "true" };
  return lookup.resource.Encrypted === true ? pass(evidence, encrypted) : fail(notWhatFails(evidence), encrypted);
}
