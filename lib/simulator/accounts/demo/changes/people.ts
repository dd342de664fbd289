import { channels } from "#lib/simulator/accounts/activity/clients.ts";
import { longLivedKey, userOf } from "#lib/simulator/accounts/build/actors.ts";
import { answeredTime } from "#lib/simulator/accounts/build/issued.ts";
import { at, hoursAgo, later, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { Demo } from "./demo.ts";

/**
 * Who gave whom which rights: the interns' group gets all of SageMaker the day before its first intern comes, who gets a
 * key from a colleague a week later; three roles get more than they need. IAM writes in us-east-1 alone.
 */
export function peopleChanges(site: Site, { iam }: Demo, { grace, tomasAdmin, intern }: Cast): void {
  const UserName = "oskar-intern";
  const eve = at(site, 67, "16:41:10");
  const interns = iam.groups.find(({ GroupName }) => GroupName === "ml-interns");
  for (const { PolicyArn } of interns?.AttachedManagedPolicies ?? []) {
    const request = { GroupName: "ml-interns", PolicyArn };
    record(site, { at: eve, by: tomasAdmin, action: "iam:AttachGroupPolicy", request });
  }
  for (const { PolicyName, PolicyDocument } of interns?.GroupPolicyList ?? []) {
    const request = { GroupName: "ml-interns", PolicyName, PolicyDocument };
    record(site, { at: later(eve, 2), by: tomasAdmin, action: "iam:PutGroupPolicy", request });
  }
  const joined = at(site, 66, "08:55:03");
  record(site, {
    at: later(joined, 2),
    by: grace,
    action: "iam:CreateLoginProfile",
    request: { UserName, PasswordResetRequired: true },
    response: { LoginProfile: { UserName, CreateDate: answeredTime(later(joined, 2)), PasswordResetRequired: true } },
  });
  record(site, { at: hoursAgo(site, 65 * 24), by: intern, action: "iam:ChangePassword" });
  const herself = userOf(site, channels.consoleNewYork, "grace.okafor", true);
  record(site, { at: hoursAgo(site, 45 * 24), by: herself, action: "iam:ChangePassword" });
  const handed = hoursAgo(site, 60 * 24);
  record(site, {
    at: handed,
    by: tomasAdmin,
    action: "iam:CreateAccessKey",
    request: { UserName },
    response: {
      AccessKey: { AccessKeyId: longLivedKey(UserName), Status: "Active", UserName, CreateDate: answeredTime(handed) },
    },
  });

  const inline = (daysAgo: number, by: Cast["grace"], role: string) => {
    const RoleName = role.slice(role.lastIndexOf("/") + 1);
    const found = iam.roles.find((one) => one.RoleName === RoleName)?.RolePolicyList?.at(-1);
    if (!found) throw new RangeError(`${RoleName} has no policy of its own.`);
    const { PolicyName, PolicyDocument } = found;
    const request = { RoleName, PolicyName, PolicyDocument };
    record(site, { at: at(site, daysAgo, "15:26:38"), by, action: "iam:PutRolePolicy", request });
  };
  inline(73, tomasAdmin, executionRoles.growth);
  inline(55, tomasAdmin, executionRoles.visionStudio);
  inline(43, grace, "ml-platform-lambda");
}
