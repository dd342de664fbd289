import { defineCheck } from "../define.ts";
import noRootAccess from "../notebook-instance/no-root-access.ts";
import { written } from "../remedies/written.ts";
import { type Evidence, fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "attack-path/notebook-does-not-lead-to-administrator",
  kind: "attack-path",
  title: "No notebook leads from the internet to administration of the account",
  failTitle: "A notebook open to the internet works as root and as administrator",
  severity: "critical",
  category: "identity",
  rationale:
    "Whatever the notebook fetches, a package or a page, runs as root and with the credentials of an administrator: one bad download is the whole account.",
  needs: [],
  controls: ["checklist:N-IAM-01", "nist-800-53-r5:AC-6", "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html",
  ],
  evaluate({ Steps: steps }) {
    if (!Array.isArray(steps) || steps.length === 0) return unknown("No step of the path is known.");
    const evidence = (wanted: boolean): Evidence[] =>
      steps
        .filter(({ Holds }) => Holds === wanted)
        .map(({ Kind, Field, Observed, Expected }) => ({
          path: `${Kind} ${Field}`,
          observed: Observed,
          expected: Expected,
        }));
    // One step that does not hold breaks the path, whatever is not known of the others.
    if (steps.some(({ Holds }) => Holds === false)) return pass(...evidence(false));
    const unclear = steps.filter(({ Holds }) => Holds !== true);
    if (unclear.length === 0) return fail(...evidence(true));
    return unknown(unclear.map(({ Fact, Reason = "not known." }) => `${Fact}? ${Reason}`).join(" "));
  },
  fix({ Steps: [first] }, context) {
    const { inventory, identity } = context;
    const lookup = first && inventory.get("notebook-instance", first.Arn, identity.region);
    const summary = `Break the path over ${identity.name} at one of its steps, better at each: take root from the users, cut the way to the internet, and give the notebook a role of its own.`;
    if (!lookup?.found) return written({ mutability: "in-place", summary, steps: () => [] });
    const fix = noRootAccess.fix(lookup.resource, { ...context, identity: lookup.identity });
    return { ...fix, summary: `${summary} The commands take root, which is soonest done. ${fix.summary}` };
  },
});
