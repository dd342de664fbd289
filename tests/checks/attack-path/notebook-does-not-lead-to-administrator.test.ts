import check from "#lib/checks/attack-path/notebook-does-not-lead-to-administrator.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import { testCheck } from "#tests/support/test-check.ts";

const step = (Fact: string, Holds: boolean | null, more: Partial<AttackStep> = {}): AttackStep => ({
  Kind: "notebook-instance",
  Arn: "arn:aws:sagemaker:us-east-1:482915630174:notebook-instance/subject-name",
  Fact,
  Field: "RootAccess",
  Observed: Holds,
  Expected: "no root access",
  Holds,
  ...more,
});
const path = (...held: (boolean | null)[]) => ({
  Path: "a path",
  Steps: held.map((Holds, at) => step(`Fact ${at}`, Holds, Holds === null ? { Reason: "It was denied." } : {})),
});

testCheck(check, {
  pass: {
    "one step does not hold": { resource: path(true, false, true) },
    "one step does not hold, and another is not known": { resource: path(null, false, true) },
  },
  fail: { "every step holds": { resource: path(true, true, true) } },
  unknown: {
    "what is left to know decides": { resource: path(true, null, true) },
    "no step is known of": { resource: { Path: "a path", Steps: [] } },
  },
});
