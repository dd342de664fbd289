import { worldOf } from "#lib/analysis/network/addresses.ts";
import { defineCheck } from "../define.ts";
import { limitAddresses } from "../remedies/labeling.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "workforce/admits-known-addresses",
  kind: "workforce",
  title: "Labeling workforce works from known addresses alone",
  failTitle: "Labeling workforce works from anywhere on the internet",
  severity: "medium",
  category: "network",
  rationale:
    "The labeling portal is on the internet: with a stolen password, anybody anywhere looks at the records and images that people are given to label.",
  needs: [],
  controls: ["checklist:N-MLO-14", "nist-800-53-r5:AC-3", "nist-800-53-r5:SC-7", "iso-27001-2022:A.8.20"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateWorkforce.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-management-private-api.html",
  ],
  // A portal in a VPC does not take the one on the internet away. Source: API reference, UpdateWorkforce.
  evaluate({ WorkforceArn, SourceIpConfig }) {
    if (!WorkforceArn) return unknown("AWS returned no WorkforceArn, so the answer is not complete.");
    const cidrs = SourceIpConfig?.Cidrs ?? [];
    const wide = worldOf(cidrs);
    const path = "SourceIpConfig.Cidrs";
    const expected = "the ranges of networks that you know";
    if (cidrs.length === 0) return fail({ path, observed: null, expected });
    return wide.length > 0 ? fail({ path, observed: wide, expected }) : pass({ path, observed: cidrs, expected });
  },
  fix: (_, context) => limitAddresses(context),
});
