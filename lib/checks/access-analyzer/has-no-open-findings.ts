import { defineCheck } from "../define.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

const shown = 10;

/** Findings of what SageMaker's code, data and rights are made of; analyzers of unused access look for something else. */
export default defineCheck({
  id: "access-analyzer/has-no-open-findings",
  kind: "access-analyzer",
  title: "IAM Access Analyzer has no open finding of access from outside",
  failTitle: "IAM Access Analyzer has open findings of access from outside",
  severity: "medium",
  category: "identity",
  rationale:
    "AWS has proved that somebody outside gets at these buckets, keys, roles, images or secrets. Somebody has to say that it is meant, or close it; open findings say that nobody looked.",
  needs: [],
  parts: ["Findings"],
  controls: [
    "checklist:IAM-11",
    "prowler:accessanalyzer_enabled_without_findings",
    "nist-800-53-r5:AC-3",
    "nist-800-53-r5:AC-6",
    "iso-27001-2022:A.5.18",
    "mitre-attack:T1199",
  ],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-findings.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-findings-remediate.html",
  ],
  evaluate({ status, type, Findings }) {
    if (!type || !status) return unknown("AWS returned no type or status of the analyzer.");
    if (!/^(ACCOUNT|ORGANIZATION)$/.test(type)) return notApplicable("The analyzer looks for something else.");
    if (status !== "ACTIVE") return unknown(`The analyzer is ${status}: what it would find is not known.`);
    if (!Array.isArray(Findings?.findings)) return unknown("AWS returned no list of findings.");
    const open = Findings.findings.filter((one) => one.status === "ACTIVE");
    const evidence = open.slice(0, shown).map((one) => ({
      path: `Findings: ${one.id ?? "without an id"}`,
      observed: `${one.resourceType ?? "a resource"} ${one.resource ?? "without a name"}`,
      expected: "closed, or archived with a reason",
    }));
    if (open.length > 0) return fail(...evidence);
    return pass({ path: "Findings", observed: "none that is open", expected: "none that is open" });
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Go through the findings of ${identity.name} with the owners of what is open: take the principal out of the policy where nobody meant it, and archive by a rule, with a reason, what is meant.`,
    ),
});
