import { z } from "zod";
import { parseArn } from "#lib/readings/arn.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

interface Registering {
  Status?: string | undefined;
  CrossAccountModelRegisterRoleArn?: string | undefined;
}

export const registeringOptions = z.strictObject({
  trustedAccounts: z
    .array(z.string().regex(/^\d{12}$/, "an account has twelve digits, in quotes"))
    .default([])
    .describe("other accounts whose model registry Canvas may write to, a list of account numbers in quotes"),
});

/** Whether Canvas hands models to a registry of an account that is known. @param absent what it means that none is named */
export function registersAtHome(
  settings: Registering | undefined,
  path: string,
  known: readonly string[],
  absent: string,
): Verdict {
  const role = settings?.CrossAccountModelRegisterRoleArn;
  if (!role) return notApplicable(absent);
  if (settings.Status === "DISABLED") return notApplicable("Canvas registers no models.");
  const owner = parseArn(role)?.account;
  const field = `${path}.CrossAccountModelRegisterRoleArn`;
  if (!owner) return unknown(`${field} is not the ARN of a role.`);
  const evidence = { path: field, observed: role, expected: `a role of ${known.join(", ")}` };
  return known.includes(owner) ? pass(evidence) : fail(evidence);
}
