import check from "#lib/checks/iam-role/serves-few-people.ts";
import { role, roleArn } from "#tests/analysis/iam/roles.ts";
import { inventoryOf, reading, region, testCheck } from "#tests/support/test-check.ts";

const resource = role({});
const here = reading("guardduty", region, { DetectorIds: [] });
const notebooks = (count: number, RoleArn = roleArn) =>
  Array.from({ length: count }, (_, at) => reading("notebook-instance", `nb-${at}`, { RoleArn }));
const domain = reading("domain", "team", { DomainId: "d-1", DefaultUserSettings: { ExecutionRole: roleArn } });
const profiles = (count: number, ExecutionRole?: string) =>
  Array.from({ length: count }, (_, at) =>
    reading("user-profile", `ada-${at}`, { DomainId: "d-1", UserSettings: { ExecutionRole } }),
  );

testCheck(check, {
  pass: {
    "one notebook": { resource, inventory: inventoryOf([here, ...notebooks(1)]) },
    "as many as may": { resource, inventory: inventoryOf([here, ...notebooks(7), domain, ...profiles(3)]) },
    "a house that shares": {
      resource,
      inventory: inventoryOf([here, ...notebooks(19)]),
      options: { most: 20 },
    },
  },
  fail: {
    "many notebooks": { resource, inventory: inventoryOf([here, ...notebooks(11)]) },
    "many users of the domain's role": { resource, inventory: inventoryOf([here, domain, ...profiles(12)]) },
    "notebooks and users": {
      resource,
      inventory: inventoryOf([here, domain, ...notebooks(6), ...profiles(6, roleArn)]),
    },
  },
  notApplicable: {
    "others are many": { resource, inventory: inventoryOf([here, ...notebooks(19, "arn:aws:iam::1:role/other")]) },
    "AWS writes its policies": { resource: role({}, { Path: "/aws-service-role/x/" }), inventory: inventoryOf([here]) },
  },
  unknown: {
    "no region was read": { resource, inventory: inventoryOf([]) },
    "the answer is not complete": { resource: {}, inventory: inventoryOf([here]) },
  },
});
