import { z } from "zod";
import { parseArn } from "#lib/readings/arn.ts";
import { defineCheck } from "../define.ts";
import { dropDestinations } from "../remedies/inference-router.ts";
import { destinationsOf } from "../router-places.ts";
import { fail, pass, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "inference-router/stays-in-region",
  kind: "inference-router",
  title: "Inference router keeps requests in its region, or those that were allowed",
  failTitle: "Inference router sends requests to a region that nobody said to allow",
  severity: "low",
  category: "data",
  rationale:
    "Requests hold what customers ask, and go wherever there is room: where the law or a contract says in which region they may be, the router is to say it too.",
  needs: [],
  controls: ["checklist:N-INF-06", "nist-800-53-r5:AC-4"],
  options: z.strictObject({
    allowedRegions: z
      .array(z.string().regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, "a region, as eu-west-1"))
      .default([])
      .describe("regions to which requests may go besides the router's own, a list of names"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/inference-router.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/inference-router-security.html",
  ],
  evaluate(router, { identity, options }) {
    const allowed = [identity.region, ...options.allowedRegions];
    const verdicts = destinationsOf(router).map(({ path, arn }) => {
      const region = parseArn(arn)?.region;
      if (!region) return unknown(`${path} is not the ARN of an endpoint.`);
      const evidence = { path, observed: arn, expected: `an endpoint in ${allowed.join(" or ")}` };
      return allowed.includes(region) ? pass(evidence) : fail(evidence);
    });
    return worstOf(verdicts, unknown("AWS returned no destination."));
  },
  fix: (router, context) =>
    dropDestinations(
      destinationsOf(router)
        .map(({ arn }) => arn)
        .filter(
          (arn) => ![context.identity.region, ...context.options.allowedRegions].includes(parseArn(arn)?.region ?? ""),
        ),
      context,
    ),
});
