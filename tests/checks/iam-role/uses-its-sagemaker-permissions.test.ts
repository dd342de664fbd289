import check from "#lib/checks/iam-role/uses-its-sagemaker-permissions.ts";
import { role, roleArn } from "#tests/analysis/iam/roles.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";
import { daysAgo } from "../credential-report.ts";

const made = (days: number) => role({}, { CreateDate: daysAgo(days) });
const used = (days?: number, ServiceNamespace = "sagemaker") =>
  inventoryOf([
    reading(
      "iam-role-use",
      "ml-training",
      {
        RoleArn: roleArn,
        Services: [{ ServiceNamespace, LastAuthenticated: days === undefined ? undefined : daysAgo(days) }],
      },
      { region: "global", arn: `${roleArn}#use` },
    ),
  ]);

testCheck(check, {
  pass: {
    "it does": { resource: made(500), inventory: used(3) },
    "it is new": { resource: made(10), inventory: used() },
    "rarely, and that will do": { resource: made(500), inventory: used(200), options: { days: 365 } },
  },
  fail: {
    "it did long ago": { resource: made(500), inventory: used(91) },
    "it never did": { resource: made(91), inventory: used() },
  },
  notApplicable: {
    "it may not": { resource: made(500), inventory: used(3, "s3") },
    "AWS writes its policies": { resource: role({}, { Path: "/aws-service-role/x/" }), inventory: used() },
  },
  unknown: {
    "its use was not read": { resource: made(500), inventory: inventoryOf([], ["iam-role-use"]) },
    "the answer is not complete": { resource: role({}), inventory: used(3) },
  },
});
