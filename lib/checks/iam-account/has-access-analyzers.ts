import { regionUse, workKinds } from "#lib/analysis/account/region-use.ts";
import { regionsRead } from "#lib/analysis/account/regions-read.ts";
import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

/** An organization's analyzer lives in another account, whose members do not list it: where there is an organization, none here proves nothing. */
export default defineCheck({
  id: "iam-account/has-access-analyzers",
  kind: "iam-account",
  title: "IAM Access Analyzer looks for outsiders where SageMaker works",
  failTitle: "IAM Access Analyzer does not look for outsiders where SageMaker works",
  severity: "low",
  category: "logging",
  rationale:
    "Access Analyzer proves by logic who outside of the account gets at buckets, keys, roles and images: without it an opening is found by whoever looks for it first.",
  needs: [...workKinds, "access-analyzer", "guardduty", "organization"],
  controls: [
    "checklist:IAM-11",
    "prowler:accessanalyzer_enabled",
    "nist-800-53-r5:AC-6",
    "nist-800-53-r5:SI-4",
    "iso-27001-2022:A.8.16",
  ],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-external.html",
  ],
  evaluate({ SummaryMap }, { inventory }) {
    if (!SummaryMap) return unknown("AWS returned no SummaryMap, so the answer is not complete.");
    const regions = regionsRead(inventory).map((region) => ({ region, use: regionUse(region, inventory) }));
    if (regions.length === 0) return unknown("Which regions there are could not be read.");
    const used = regions.filter(({ use }) => use === "used").map(({ region }) => region);
    const blind = regions.filter(({ use }) => use === "unknown").map(({ region }) => region);
    const isLooking = (region: string) =>
      inventory
        .all("access-analyzer", region)
        .some(({ resource }) => resource.status === "ACTIVE" && /^(ACCOUNT|ORGANIZATION)$/.test(resource.type ?? ""));
    const lacking = used.filter((region) => !isLooking(region));
    const unread = lacking.filter((region) => inventory.unreadOf("access-analyzer", region));
    if (unread.length > 0) return unknown(`The analyzers of ${unread.join(", ")} could not be read.`);
    const expected = "an active analyzer of external access in every region in which SageMaker works";
    const evidence = used.map((region) => ({
      path: region,
      observed: isLooking(region) ? "active" : "none",
      expected,
    }));
    const isMember = inventory.all("organization").length > 0 || inventory.unreadOf("organization", "global");
    if (lacking.length > 0 && isMember)
      return unknown(`An analyzer of the organization may look at ${lacking.join(", ")}: members do not see it.`);
    if (lacking.length > 0) return failWhere(evidence, (at) => lacking.includes(used[at] ?? ""));
    if (blind.length > 0) return unknown(`Whether SageMaker works in ${blind.join(", ")} could not be read.`);
    return used.length > 0 ? pass(...evidence) : notApplicable("SageMaker works in none of the regions.");
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Create an analyzer of external access, which is free, in each of these regions of ${identity.name}, or one of the organization from its delegated administrator, and send its findings to whoever looks at Security Hub.`,
    ),
});
