import check from "#lib/checks/user-profile/mounts-known-file-systems.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { mountCases } from "../mounts.ts";

const of = (...CustomFileSystemConfigs: never[]) => ({
  DomainId: "d-1",
  UserProfileName: "ana",
  UserSettings: { CustomFileSystemConfigs },
});

testCheck(check, mountCases(of, "Config"));
