import { expect, test } from "vitest";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import { readingFor } from "#lib/history/reading.ts";
import { requestsOf } from "#lib/history/requests.ts";
import { trial } from "#lib/history/tried.ts";
import { account, callOf, role } from "./records.ts";

const denying = (Action: string | string[], more = {}) => {
  const statements = parsePolicy(JSON.stringify({ Statement: { Effect: "Deny", Action, Resource: "*", ...more } }));
  if (!statements) throw new Error("No policy.");
  return [{ type: "scp" as const, statements }];
};
const verbs = [
  "Create",
  "Update",
  "Batch",
  "BatchPut",
  "BatchGet",
  "BatchDescribe",
  "Describe",
  "List",
  "Get",
  "Search",
];
const names = [...verbs, "Query", "Register", "Import", "Start", "Add", "Assume"].map((verb) => `${verb}Model`);
const sources = ["sagemaker", "s3", "iam", "sts", "glue", "batch", "lambda"].map((one) => `${one}.amazonaws.com`);
const denied = ["iam:PassRole", "sagemaker:AddTags", "sagemaker:*Model", "s3:GetObjectVersion", "*:Create*", "glue:*"];

test("whatever a policy would be asked about is read for it, by its name and source", () => {
  const parameters = { modelName: "m", role, versionId: "1", tags: [{ key: "a", value: "b" }] };
  let asked = 0;
  for (const action of denied) {
    const policies = denying(action);
    const { isNamed, sources: read } = readingFor(policies);
    for (const source of sources) {
      for (const name of [...names, "GetObject", "CopyObject", "DeleteObjects", "UpdateProject"]) {
        const call = callOf(name, parameters, {}, { source });
        if (trial(policies, { account, isManagement: false }).add(call) === undefined) continue;
        expect([action, source, name, isNamed(name), read?.includes(source) ?? true]).toEqual([
          ...[action, source, name, true, true],
        ]);
        asked++;
      }
    }
  }
  expect(asked).toBeGreaterThan(100);
});

test("a call that changes many at once passes the role that it names", () => {
  const asks = (name: string) =>
    requestsOf(callOf(name, { role }, {}, { source: "glue.amazonaws.com" }), account).map(({ action }) => action);
  expect(asks("BatchPutModel")).toContain("iam:PassRole");
  expect(asks("BatchGetModel")).not.toContain("iam:PassRole");
});

test("what an answer hangs on is named by the key of a variable too, and a value that is hidden by its own", () => {
  const keysOf = (more: object, parameters: unknown = { modelName: "m" }) => {
    const tried = trial(denying("sagemaker:CreateModel", more), { account, isManagement: false });
    tried.add(callOf("CreateModel", parameters));
    return tried.outcome().statements[0]?.keys.map(({ key }) => key);
  };
  const team = `$\{aws:PrincipalTag/team}`;
  const ofTeam = { Condition: { StringNotEquals: { "aws:RequestTag/team": team } } };
  expect(keysOf(ofTeam, { modelName: "m", tags: [{ key: "team", value: "red" }] })).toEqual(["aws:principaltag/team"]);
  expect(keysOf({ Resource: `arn:aws:sagemaker:*:*:model/${team}` })).toEqual(["aws:principaltag/team"]);
  const hidden = { modelName: "m", vpcConfig: "HIDDEN_DUE_TO_SECURITY_REASONS" };
  const subnets = { Condition: { "ForAnyValue:StringEquals": { "sagemaker:VpcSubnets": "s" } } };
  expect(keysOf(subnets, hidden)).toEqual(["sagemaker:vpcsubnets"]);
});
