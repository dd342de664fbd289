import check from "#lib/checks/domain/apps-do-not-reach-each-other.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const inGroup = (...SecurityGroups: string[]) => ({
  DomainId: "d-abc123",
  AppNetworkAccessType: "VpcOnly" as const,
  DefaultUserSettings: { SecurityGroups },
});
const from = (GroupId: string) => ({ UserIdGroupPairs: [{ GroupId }] });
const group = (id: string, ...IpPermissions: object[]) => reading("security-group", id, { GroupId: id, IpPermissions });
const tcp = { IpProtocol: "tcp" };
const inventory = inventoryOf([
  group("sg-shut"),
  group("sg-nfs", { ...tcp, FromPort: 2049, ToPort: 2049, ...from("sg-nfs") }),
  group("sg-outer", { ...tcp, FromPort: 0, ToPort: 65535, ...from("sg-bastion") }),
  group("sg-classic", { ...tcp, FromPort: 8192, ToPort: 65535, ...from("sg-classic") }),
  group("sg-all", { IpProtocol: "-1", ...from("sg-all") }),
  group("sg-other", { ...tcp, FromPort: 8888, ToPort: 8888, ...from("sg-shut") }),
  group("sg-wide", { ...tcp, FromPort: 2000, ToPort: 3000, ...from("sg-wide") }),
  unread("security-group", "sg-dark"),
]);

testCheck(check, {
  pass: {
    "a group without rules": { resource: inGroup("sg-shut"), inventory },
    "the file system alone": { resource: inGroup("sg-nfs"), inventory },
    "others than its members": { resource: inGroup("sg-outer"), inventory },
    "another group that is not the domain's": { resource: inGroup("sg-other"), inventory },
  },
  fail: {
    "as Studio Classic needed it": { resource: inGroup("sg-classic"), inventory },
    "everything from itself": { resource: inGroup("sg-shut", "sg-all"), inventory },
    "one of its groups from another of them": { resource: inGroup("sg-shut", "sg-other"), inventory },
    "in shared spaces": {
      resource: { ...inGroup("sg-shut"), DefaultSpaceSettings: { SecurityGroups: ["sg-all"] } },
      inventory,
    },
    "more than the file system": { resource: inGroup("sg-wide"), inventory },
    "one that is seen beside one that is not": { resource: inGroup("sg-dark", "sg-all"), inventory },
  },
  notApplicable: {
    "outside of the VPC": {
      resource: { ...inGroup("sg-all"), AppNetworkAccessType: "PublicInternetOnly" },
      inventory,
      sure: { without: ["security-group"], because: "no app is in the VPC" },
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "no groups": { resource: inGroup(), inventory },
    "a group that was not read": { resource: inGroup("sg-dark"), inventory },
    "a group that is not there": { resource: inGroup("sg-gone"), inventory },
  },
});
