import check from "#lib/checks/iam-user/credentials-are-used.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { daysAgo, reported, row, unreported, userArn } from "../credential-report.ts";

const resource = { Arn: userArn };
const key = (made: number, used?: number) => ({
  access_key_1_active: "true",
  access_key_1_last_rotated: daysAgo(made),
  ...(used !== undefined && { access_key_1_last_used_date: daysAgo(used) }),
});
const password = (changed: number, used?: number) => ({
  password_enabled: "true",
  password_last_changed: daysAgo(changed),
  password_last_used: used === undefined ? "no_information" : daysAgo(used),
});

testCheck(check, {
  pass: {
    "a key is": { resource, inventory: reported(row(key(400, 2))) },
    "a key is new": { resource, inventory: reported(row(key(2))) },
    "both are": { resource, inventory: reported(row({ ...key(400, 2), ...password(300, 5) })) },
    "by a looser house": { resource, inventory: reported(row(key(400, 100))), options: { days: 120 } },
  },
  fail: {
    "a key is not": { resource, inventory: reported(row(key(400, 91))) },
    "a key never was": { resource, inventory: reported(row(key(91))) },
    "a password never was": { resource, inventory: reported(row(password(1400))) },
    "the password is, the key is not": { resource, inventory: reported(row({ ...key(400), ...password(300, 5) })) },
  },
  notApplicable: {
    "it has none": { resource, inventory: reported(row()) },
    "its key is off": { resource, inventory: reported(row({ ...key(400), access_key_1_active: "false" })) },
  },
  unknown: {
    "the report was not read": { resource, inventory: unreported },
    "the report does not say": {
      resource,
      inventory: reported(row({ access_key_1_active: "true" })),
    },
  },
});
