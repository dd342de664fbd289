import type { AttackPath, AttackStep } from "#lib/inventory/derived.ts";

/** A step that holds, does not, or is not known. */
export const pathStep = (Holds: boolean | null, more: Partial<AttackStep> = {}): AttackStep => ({
  Kind: "notebook-instance",
  Arn: "arn:aws:sagemaker:us-east-1:482915630174:notebook-instance/subject-name",
  Name: "subject-name",
  Fact: "Its users are root",
  Field: "RootAccess",
  Observed: Holds,
  Expected: "no root access",
  Holds,
  ...(Holds === null && { Reason: "It was denied." }),
  ...more,
});

export const pathOf = (...Steps: AttackStep[]): AttackPath => ({ Path: "a path", From: "here", To: "there", Steps });

/** What every family of paths has alike: one step breaks it, and one that is not known leaves it open. */
export const pathCases = {
  pass: {
    "one step does not hold": { resource: pathOf(pathStep(true), pathStep(false), pathStep(true)) },
    "one does not hold, and another is not known": {
      resource: pathOf(pathStep(true), pathStep(false), pathStep(null)),
    },
  },
  fail: { "every step holds": { resource: pathOf(pathStep(true), pathStep(true)) } },
  unknown: {
    "what is left to know decides": { resource: pathOf(pathStep(true), pathStep(null)) },
    "it is not known whether it begins": { resource: pathOf(pathStep(null), pathStep(false)) },
    "no step is known of": { resource: pathOf() },
  },
};

/** With whom people trust, who comes in from outside is no stranger; while one of several is, he is. */
export function trustCases(outsider: string, options: Record<string, unknown>) {
  const both = [pathStep(true, { Outsiders: [outsider] }), pathStep(true)];
  return {
    trusted: { resource: pathOf(...both), options },
    half: { resource: pathOf(pathStep(true, { Outsiders: [outsider, "999988887777"] }), pathStep(true)), options },
  };
}
