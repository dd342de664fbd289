import { z } from "zod";
import { parseArn } from "#lib/readings/arn.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { fail, pass, unknown, type Verdict } from "./verdicts.ts";

export const trustedTeams = z
  .array(z.string().regex(/^arn:[\w*:/.-]+$/, "the ARN of a work team, in which * stands for any part"))
  .default([])
  .describe("work teams of vendors that are trusted, a list of ARNs in which * stands for any part");

/** Passes when the people who are shown data are a private team of this account, or one that is trusted. */
export function teamIsOwn(arn: string | undefined, path: string, account: string, trusted: readonly string[]): Verdict {
  const { account: owner, resource = "" } = parseArn(arn ?? "") ?? {};
  if (!arn || owner === undefined) return unknown(`AWS returned no ${path}, or no ARN in it.`);
  const evidence = {
    path,
    observed: arn,
    expected: `a private work team of account ${account}, or one that is trusted`,
  };
  const isOwn = owner === account && resource.startsWith("workteam/private-crowd/");
  return isOwn || trusted.some((pattern) => matches(pattern, arn)) ? pass(evidence) : fail(evidence);
}
