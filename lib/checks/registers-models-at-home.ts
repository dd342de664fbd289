import { z } from "zod";
import { parseArn } from "#lib/readings/arn.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

interface Registering {
  Status?: string | undefined;
  CrossAccountModelRegisterRoleArn?: string | undefined;
}

/** What checks of it have alike, whoever's settings they judge. */
export const registering = {
  severity: "high",
  category: "data",
  question: "studio/canvas-registers-models-at-home",
  rationale:
    "Canvas takes that role to hand models over: whoever holds the other account gets every model that is registered, and decides what its role may do with them.",
  needs: [],
  controls: ["checklist:N-STU-15", "nist-800-53-r5:AC-21", "iso-27001-2022:A.8.12", "mitre-attack:T1199"],
  options: z.strictObject({
    trustedAccounts: z
      .array(z.string().regex(/^\d{12}$/, "an account has twelve digits, in quotes"))
      .default([])
      .describe("other accounts whose model registry Canvas may write to, a list of account numbers in quotes"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelRegisterSettings.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/canvas-register-model.html",
  ],
} as const;

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
