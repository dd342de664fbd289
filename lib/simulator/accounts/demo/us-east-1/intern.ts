import { lifecycleConfig, notebook } from "#lib/simulator/accounts/build/notebook.ts";
import { trustService } from "#lib/simulator/accounts/build/policies.ts";
import { at, later, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { denied, record } from "#lib/simulator/accounts/build/trail.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";

/**
 * The intern's notebook. Late in the evening and at home, signed in without MFA, the intern makes a notebook open to the
 * internet, with root, IMDSv1 and an administrator's role that a colleague made "for the demo". Its credentials are
 * what the stranger of hijack.ts comes back with.
 */
export function internStory(site: Site, { grace, tomasAdmin, intern, internKey, notebookAdmin }: Cast): void {
  const joined = at(site, 66, "08:55:03");
  const UserName = "oskar-intern";
  record(site, {
    at: joined,
    by: grace,
    action: "iam:CreateUser",
    request: { UserName },
    response: { User: { Path: "/", UserName, Arn: `arn:${site.partition}:iam::${site.account}:user/${UserName}` } },
  });
  record(site, {
    at: later(joined, 1),
    by: grace,
    action: "iam:AddUserToGroup",
    request: { UserName, GroupName: "ml-interns" },
  });

  const RoleName = executionRoles.notebookAdmin;
  record(site, {
    at: at(site, 23, "10:12:41"),
    by: tomasAdmin,
    action: "iam:CreateRole",
    request: { RoleName, AssumeRolePolicyDocument: trustService("sagemaker.amazonaws.com") },
    response: { Role: { RoleName, Arn: roleArn(site, RoleName) } },
  });
  record(site, {
    at: at(site, 23, "10:13:20"),
    by: tomasAdmin,
    action: "iam:AttachRolePolicy",
    request: { RoleName, PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
  });

  const evening = at(site, 21, "21:34:18");
  const name = "oskar-sandbox";
  const arn = `arn:aws:sagemaker:${site.region}:${site.account}:notebook-instance/${name}`;
  record(site, {
    at: later(evening, -9),
    by: intern,
    action: "sagemaker:ListNotebookInstances",
    request: { MaxResults: 100 },
  });
  record(site, { at: later(evening, -6), by: intern, action: "iam:ListRoles" });
  record(site, {
    at: later(evening, -3),
    by: intern,
    action: "iam:CreateRole",
    request: { RoleName: "oskar-test" },
    error: denied(intern, evening, "iam:CreateRole", `arn:aws:iam::${site.account}:role/oskar-test`),
  });
  lifecycleConfig(site, {
    name: "oskar-jupyter-open",
    by: intern,
    created: later(evening, -1),
    onStart:
      "#!/bin/bash\n# so that I can open it from my phone\nnohup ngrok http 8888 --log /tmp/ngrok.log &\nsystemctl stop amazon-cloudwatch-agent # needs the memory\n",
  });
  notebook(site, {
    name,
    by: intern,
    created: evening,
    role: RoleName,
    type: "ml.t3.large",
    volume: 50,
    platform: "notebook-al2-v1",
    lifecycle: "oskar-jupyter-open",
    history: [
      { at: later(evening, 6), event: "url" },
      { at: at(site, 20, "22:08:55"), event: "url" },
      { at: at(site, 14, "23:41:02"), event: "url", by: internKey },
      { at: at(site, 12, "20:15:37"), event: "url" },
    ],
    // No team, no cost centre; a name in another script.
    tags: { project: "démo", who: "Оскар" },
  });
  record(site, { at: at(site, 20, "22:31:10"), by: notebookAdmin, action: "sts:GetCallerIdentity" });
  record(site, {
    at: at(site, 20, "22:32:48"),
    by: notebookAdmin,
    action: "sagemaker:ListEndpoints",
    request: { MaxResults: 100 },
  });
  record(site, {
    at: at(site, 19, "18:02:00"),
    by: internKey,
    action: "sagemaker:StopNotebookInstance",
    request: { NotebookInstanceName: "growth-forecst" },
    error: { code: "ValidationException", message: `RecordNotFound: ${arn.replace(name, "growth-forecst")}` },
  });
}
