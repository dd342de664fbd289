import check from "#lib/checks/iam-user/access-keys-are-rotated.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { daysAgo, reported, row, unreported, userArn } from "../credential-report.ts";

const resource = { Arn: userArn };
const keys = (first: number, second?: number) =>
  reported(
    row({
      access_key_1_active: "true",
      access_key_1_last_rotated: daysAgo(first),
      ...(second && { access_key_2_active: "true", access_key_2_last_rotated: daysAgo(second) }),
    }),
  );

testCheck(check, {
  pass: {
    "one is": { resource, inventory: keys(30) },
    "both are": { resource, inventory: keys(90, 3) },
    "old by default alone": { resource, inventory: keys(120), options: { days: 180 } },
  },
  fail: {
    "one is not": { resource, inventory: keys(91) },
    "the second is not": { resource, inventory: keys(3, 400) },
    "for a stricter house": { resource, inventory: keys(45), options: { days: 30 } },
  },
  notApplicable: {
    "it has none": { resource, inventory: reported(row()) },
    "its old one is off": { resource, inventory: reported(row({ access_key_1_last_rotated: daysAgo(900) })) },
  },
  unknown: {
    "the report was not read": { resource, inventory: unreported },
    "the report does not say": {
      resource,
      inventory: reported(row({ access_key_1_active: "true", access_key_1_last_rotated: "N/A" })),
    },
  },
});
