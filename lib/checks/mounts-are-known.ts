import { z } from "zod";
import type { CheckContext } from "./define.ts";
import { fail, notApplicable, pass, unknown, unknownLookup, type Verdict } from "./verdicts.ts";
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

export const mountOptions = z.strictObject({
  trustedFileSystems: z
    .array(z.string().min(3).max(100))
    .default([])
    .describe("file systems and buckets of other accounts that may be mounted, by their ids and names"),
});

type Context = Pick<CheckContext, "identity" | "inventory"> & { options: { trustedFileSystems: readonly string[] } };

/** Whether what is mounted is of this account, and encrypted: EFS alone may not be. */
export function mountsAreKnown(mounts: readonly object[] | undefined, path: string, context: Context): Verdict {
  const none = notApplicable("No file system of one's own is mounted.");
  return worstOf(
    (mounts ?? []).map((mount, at) => mountVerdict(mount, `${path}[${at}]`, context)),
    none,
  );
}

/** Those that do not fail. */
export function knownMounts(mounts: readonly object[] | undefined, context: Context): readonly object[] {
  return (mounts ?? []).filter((mount) => mountVerdict(mount, "", context).status !== "fail");
}

function mountVerdict(mount: Mounted, path: string, { identity, inventory, options }: Context): Verdict {
  const efs = (mount.EFSFileSystemConfig ?? mount.EFSFileSystem)?.FileSystemId;
  const fsx = (mount.FSxLustreFileSystemConfig ?? mount.FSxLustreFileSystem)?.FileSystemId;
  const [, bucket] = /^s3:\/\/([^/]+)/.exec((mount.S3FileSystemConfig ?? mount.S3FileSystem)?.S3Uri ?? "") ?? [];
  const name = efs ?? fsx ?? bucket;
  if (!name) return unknown(`${path} is no EFS, FSx for Lustre or S3 file system.`);
  const evidence = { path, observed: name, expected: "one of this account, or of trustedFileSystems" };
  if (options.trustedFileSystems.includes(name)) return pass(evidence);
  const lookup = efs
    ? inventory.get("efs-file-system", efs, identity.region)
    : fsx
      ? inventory.get("fsx-file-system", fsx, identity.region)
      : inventory.get("s3-bucket", name, "global");
  if (!lookup.found) return lookup.why === "absent" ? fail(evidence) : unknownLookup(lookup, name);
  if (!efs || !("Encrypted" in lookup.resource))
    return efs ? unknown(`AWS returned no Encrypted of ${efs}.`) : pass(evidence);
  const encrypted = { path: `${efs}: Encrypted`, observed: lookup.resource.Encrypted ?? null, expected: "true" };
  return lookup.resource.Encrypted === true ? pass(evidence, encrypted) : fail(evidence, encrypted);
}
