import { replaceableFiles } from "#lib/analysis/hosting/replaceable-files.ts";
import { modelSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { denyRole } from "../remedies/role-deny.ts";
import { fail, notApplicable, pass, unknown, unknownLookup } from "../verdicts.ts";

/** Judges the role's own policies: a bucket's may let it write as well, which the checks of buckets see. */
export default defineCheck({
  id: "model/role-cannot-replace-its-files",
  kind: "model",
  title: "Model's role cannot write over the files that the model is loaded from",
  failTitle: "Model's role can write over the files that the model is loaded from",
  severity: "medium",
  category: "data",
  rationale:
    "Whoever gets code to run in the container once can put another model in place of this one, or one more behind a multi-model endpoint: every instance that starts then runs theirs.",
  needs: ["iam-role", "s3-bucket"],
  controls: ["checklist:N-INF-03", "checklist:N-INF-05", ...modelSupply, "nist-800-53-r5:AC-6"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/multi-model-endpoint-security.html",
  ],
  evaluate(model, context) {
    const { ModelArn, ExecutionRoleArn: arn, EnableNetworkIsolation } = model;
    if (!ModelArn) return unknown("AWS returned no ModelArn, so the answer is not complete.");
    if (!arn) return notApplicable("The model has no role.");
    if (EnableNetworkIsolation) return notApplicable("Isolated containers get no credentials of the role.");
    const lookup = context.inventory.get("iam-role", arn, "global");
    if (!lookup.found) return unknownLookup(lookup, `The role ${arn}`);
    const files = replaceableFiles(model, lookup.resource, context);
    if (files.length === 0) return notApplicable("The model loads no files from S3 that it names itself.");
    const expected = `nothing that lets ${lookup.identity.name} put objects there`;
    const open = files.flatMap(({ path, uri, may }) =>
      may.answer === "yes"
        ? [{ path, observed: `${uri}: ${may.by.map(({ words }) => words).join("; ")}`, expected }]
        : [],
    );
    if (open.length > 0) return fail(...open);
    const unclear = files.flatMap(({ may }) => (may.answer === "unknown" ? [may.reason] : []))[0];
    return unclear ? unknown(unclear) : pass(...files.map(({ path, uri }) => ({ path, observed: uri, expected })));
  },
  fix(model, context) {
    const { identity, inventory } = context;
    const lookup = inventory.get("iam-role", model.ExecutionRoleArn ?? "", "global");
    const files = lookup.found ? replaceableFiles(model, lookup.resource, context) : [];
    const Resource = files.flatMap(({ may, objects }) => (may.answer === "yes" ? [objects] : []));
    const role = model.ExecutionRoleArn?.replace(/^.*\//, "") ?? "";
    const statement = { Action: ["s3:PutObject", "s3:DeleteObject"], Resource: [...new Set(Resource)] };
    const summary = `Deny ${role} to write where ${identity.name} is loaded from. Where the same role trains models and writes them there, give the model a role of its own instead, which reads and no more.`;
    return denyRole(role, { policy: `keep-files-of-${identity.name}`, summary, statement }, identity);
  },
});
