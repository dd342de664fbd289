import check from "#lib/checks/user-profile/mounts-known-file-systems.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const of = (...CustomFileSystemConfigs: object[]) => ({
  DomainId: "d-1",
  UserProfileName: "ana",
  UserSettings: { CustomFileSystemConfigs: CustomFileSystemConfigs as never },
});
const efs = (FileSystemId: string) => ({ EFSFileSystemConfig: { FileSystemId } });
const inventory = inventoryOf([
  reading("efs-file-system", "fs-ours", { FileSystemId: "fs-ours", Encrypted: true }),
  reading("efs-file-system", "fs-plain", { FileSystemId: "fs-plain", Encrypted: false }),
  unread("efs-file-system", "fs-dark"),
  reading("fsx-file-system", "fs-lustre", { FileSystemId: "fs-lustre" }),
  reading("s3-bucket", "our-data", { Name: "our-data" }),
]);
const sure = {
  without: ["efs-file-system", "fsx-file-system", "s3-bucket"] as const,
  because: "other kinds decide in this case",
};

testCheck(check, {
  pass: {
    "an encrypted one": { resource: of(efs("fs-ours")), inventory },
    "FSx, which always is": { resource: of({ FSxLustreFileSystemConfig: { FileSystemId: "fs-lustre" } }), inventory },
    "a bucket of the account": { resource: of({ S3FileSystemConfig: { S3Uri: "s3://our-data/labels/" } }), inventory },
    "one that is trusted": {
      resource: of({ S3FileSystemConfig: { S3Uri: "s3://partner-data/labels/" } }),
      options: { trustedFileSystems: ["partner-data"] },
      sure,
    },
  },
  fail: {
    "one that is not encrypted": { resource: of(efs("fs-ours"), efs("fs-plain")), inventory },
    "one of another account": { resource: of(efs("fs-theirs")), inventory },
    "somebody else's bucket": {
      resource: of({ S3FileSystemConfig: { S3Uri: "s3://our-data-archive/labels/" } }),
      inventory,
    },
  },
  notApplicable: { "nothing is mounted": { resource: of(), inventory, sure } },
  unknown: {
    "the answer is empty": { resource: {} },
    "one that was not read": { resource: of(efs("fs-dark")), inventory },
    "one of another kind": { resource: of({}), inventory },
  },
});
