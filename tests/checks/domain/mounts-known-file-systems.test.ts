import check from "#lib/checks/domain/mounts-known-file-systems.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { mountCases } from "../mounts.ts";

const of = (...CustomFileSystemConfigs: never[]) => ({
  DomainArn: "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123",
  DefaultUserSettings: { CustomFileSystemConfigs },
});

const cases = mountCases(of, "Config");

testCheck(check, {
  ...cases,
  fail: {
    ...cases.fail,
    "somebody else's in shared spaces": {
      ...cases.fail["one of another account"],
      resource: {
        ...of(),
        DefaultSpaceSettings: {
          CustomFileSystemConfigs: [{ EFSFileSystemConfig: { FileSystemId: "fs-theirs" } }] as never,
        },
      },
    },
  },
});
