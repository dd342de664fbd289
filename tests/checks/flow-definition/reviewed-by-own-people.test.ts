import check from "#lib/checks/flow-definition/reviewed-by-own-people.ts";
import { testCheck } from "#tests/support/test-check.ts";

const team = (of: string, account = "482915630174") => `arn:aws:sagemaker:us-east-1:${account}:workteam/${of}`;
const by = (WorkteamArn: string) => ({ resource: { FlowDefinitionArn: "arn:f", HumanLoopConfig: { WorkteamArn } } });
const vendor = team("vendor-crowd/notes-4271", "210987654321");

testCheck(check, {
  pass: {
    "a private team": by(team("private-crowd/officers")),
    "a vendor that is trusted": { ...by(vendor), options: { trustedTeams: [vendor.replace("4271", "*")] } },
  },
  fail: {
    "the public": by(team("public-crowd/default", "394669845002")),
    "a vendor": by(vendor),
    "a private team of another account": by(team("private-crowd/officers", "111122223333")),
  },
  unknown: {
    "no team in the answer": { resource: { FlowDefinitionArn: "arn:f" } },
    "the answer is empty": { resource: {} },
  },
});
