import check from "#lib/checks/space/mounts-known-file-systems.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { mountCases } from "../mounts.ts";

const of = (...CustomFileSystems: never[]) => ({
  DomainId: "d-1",
  SpaceName: "lab",
  SpaceSettings: { CustomFileSystems },
});

testCheck(check, mountCases(of, ""));
