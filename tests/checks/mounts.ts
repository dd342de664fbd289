import { inventoryOf, reading, unread } from "#tests/support/test-check.ts";

type Kind = "EFS" | "FSxLustre" | "S3";

/**
 * What is true of file systems of one's own, wherever they are mounted. @param suffix of the fields that name one: spaces have
 * none
 */
export function mountCases<R extends object>(of: (...mounts: never[]) => R, suffix: "" | "Config") {
  const mount = (kind: Kind, fields: object) => ({ [`${kind}FileSystem${suffix}`]: fields });
  const mounting = (...mounts: object[]) => ({ resource: of(...(mounts as never[])), inventory });
  const efs = (FileSystemId: string) => mount("EFS", { FileSystemId });
  const s3 = (S3Uri: string) => mount("S3", { S3Uri });
  const sure = {
    without: ["efs-file-system", "fsx-file-system", "s3-bucket"] as const,
    because: "other kinds decide in this case",
  };
  return {
    pass: {
      "an encrypted one": mounting(efs("fs-ours")),
      "FSx, which always is": mounting(mount("FSxLustre", { FileSystemId: "fs-lustre" })),
      "a bucket of the account": mounting(s3("s3://our-data/labels/")),
      "one that is trusted": {
        resource: mounting(s3("s3://partner-data/labels/")).resource,
        options: { trustedFileSystems: ["partner-data"] },
        sure,
      },
    },
    fail: {
      "one that is not encrypted": mounting(efs("fs-ours"), efs("fs-plain")),
      "one of another account": mounting(efs("fs-theirs")),
      "somebody else's bucket": mounting(s3("s3://our-data-archive/labels/")),
    },
    notApplicable: { "nothing is mounted": { ...mounting(), sure } },
    unknown: {
      "the answer is empty": { resource: {} },
      "one that was not read": mounting(efs("fs-dark")),
      "an access point, which no list of buckets has": mounting(s3("s3://labels-abc123-s3alias/x/")),
      "one of another kind": mounting({}),
    },
  };
}

const inventory = inventoryOf([
  reading("efs-file-system", "fs-ours", { FileSystemId: "fs-ours", Encrypted: true }),
  reading("efs-file-system", "fs-plain", { FileSystemId: "fs-plain", Encrypted: false }),
  unread("efs-file-system", "fs-dark"),
  reading("fsx-file-system", "fs-lustre", { FileSystemId: "fs-lustre" }),
  reading("s3-bucket", "our-data", { Name: "our-data" }),
]);
