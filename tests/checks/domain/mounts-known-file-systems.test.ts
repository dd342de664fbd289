import check from "#lib/checks/domain/mounts-known-file-systems.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { mountCases } from "../mounts.ts";

const of = (...CustomFileSystemConfigs: never[]) => ({
  DomainArn: "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123",
  DefaultUserSettings: { CustomFileSystemConfigs },
});

testCheck(check, mountCases(of, "Config"));
