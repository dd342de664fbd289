import { regionUse, workKinds } from "#lib/analysis/account/region-use.ts";
import { regionsRead } from "#lib/analysis/account/regions-read.ts";
import { changesKept } from "#lib/analysis/logging/management.ts";
import { iamRegionOf } from "#lib/readings/partitions.ts";
import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { type Evidence, failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

const expected = "a trail or event data store that logs, and selects all management events that write";

/** Of the account: an account without any trail has none that could fail. */
export default defineCheck({
  id: "iam-account/changes-are-recorded",
  kind: "iam-account",
  title: "A trail keeps what changes where SageMaker works, and in IAM",
  failTitle: "No trail keeps what changes where SageMaker works, or in IAM",
  severity: "high",
  category: "logging",
  rationale:
    "CloudTrail by itself forgets after 90 days, shows nothing of it to other tools, and what is in no trail cannot be searched, alarmed on or handed to an investigator later.",
  needs: [...workKinds, "cloudtrail-trail", "cloudtrail-event-data-store", "guardduty"],
  controls: [
    "checklist:LOG-01",
    "nist-800-53-r5:AU-12",
    "iso-27001-2022:A.8.15",
    "cis-controls-8.1:8.2",
    "mitre-attack:T1562.008",
  ],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html",
  ],
  evaluate({ SummaryMap }, { inventory }) {
    if (!SummaryMap) return unknown("AWS returned no SummaryMap, so the answer is not complete.");
    const regions = regionsRead(inventory);
    const [first] = regions;
    if (first === undefined) return unknown("Which regions there are could not be read.");
    const used = regions.filter((region) => regionUse(region, inventory) === "used");
    const blind = regions.filter((region) => regionUse(region, inventory) === "unknown");
    const notSeen = `Whether SageMaker works in ${blind.join(", ")} could not be read.`;
    if (used.length === 0)
      return blind.length > 0 ? unknown(notSeen) : notApplicable("SageMaker works in none of the regions.");
    const asked = changesKept(used, iamRegionOf(first), inventory);
    const evidence = asked.map(({ path, sure }): Evidence => ({ path, observed: sure.join(", ") || "none", expected }));
    const lacking = asked.filter(({ sure }) => sure.length === 0);
    if (lacking.some(({ perhaps }) => perhaps.length === 0))
      return failWhere(evidence, (at) => asked[at]?.sure.length === 0 && asked[at]?.perhaps.length === 0);
    const [doubt] = lacking;
    if (doubt)
      return unknown(`Whether what changes in ${doubt.path} is kept is not known: ${doubt.perhaps.join("; ")}.`);
    return blind.length > 0 ? unknown(notSeen) : pass(...evidence);
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Make a trail of ${identity.name} that logs in every region, with validation of its files, its own KMS key and a bucket that nobody but CloudTrail writes to and only those who investigate read. The first copy of management events in each region is free.`,
    ),
});
