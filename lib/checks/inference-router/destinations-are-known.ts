import { z } from "zod";
import { parseArn } from "#lib/readings/arn.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { trustedAccounts } from "../has-no-outsiders.ts";
import { dropDestinations } from "../remedies/inference-router.ts";
import { destinationsOf } from "../router-places.ts";
import { fail, pass, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "inference-router/destinations-are-known",
  kind: "inference-router",
  title: "Inference router sends requests to this account's endpoints or those you trust",
  failTitle: "Inference router sends requests to endpoints of an account nobody said to trust",
  severity: "high",
  category: "data",
  rationale:
    "A request goes to whichever destination answers soonest: what customers ask then lies in the other account, in whatever region that is, and its owner writes the answer.",
  needs: [],
  controls: ["checklist:N-INF-06", ...ownDestination],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/inference-router-cross-account.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/inference-router-security.html",
  ],
  evaluate(router, { identity, options }) {
    const own = [identity.account, ...options.trustedAccounts];
    const verdicts = destinationsOf(router).map(({ path, arn }) => {
      const owner = parseArn(arn)?.account;
      if (!owner) return unknown(`${path} is not the ARN of an endpoint.`);
      const evidence = { path, observed: arn, expected: `an endpoint of account ${own.join(" or ")}` };
      return own.includes(owner) ? pass(evidence) : fail(evidence);
    });
    return worstOf(verdicts, unknown("AWS returned no destination."));
  },
  fix: (router, context) =>
    dropDestinations(
      destinationsOf(router)
        .map(({ arn }) => arn)
        .filter(
          (arn) =>
            ![context.identity.account, ...context.options.trustedAccounts].includes(parseArn(arn)?.account ?? ""),
        ),
      context,
    ),
});
