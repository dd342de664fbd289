import { addresses, agents } from "#lib/simulator/accounts/activity/clients.ts";
import { via } from "#lib/simulator/accounts/build/actors.ts";
import { at, later, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

/** Single deeds in us-east-1 that a responder should notice. */
export function bursts(site: Site, { priya, root, tomasAdmin, airflow }: Cast): void {
  // Fourteen sign-in links to a profile with an almighty role, within three minutes, from a script at night.
  const profile = site.content.sagemaker.userProfiles.find(({ UserProfileName }) => UserProfileName === "power-user");
  const scripted = via(priya, { agent: agents.cli, address: addresses.homeOther, extra: {} });
  for (let link = 0; link < 14; link++) {
    record(site, {
      at: later(at(site, 35, "01:12:04"), link * 0.2),
      by: scripted,
      action: "sagemaker:CreatePresignedDomainUrl",
      request: {
        DomainId: profile?.DomainId,
        UserProfileName: "power-user",
        SessionExpirationDurationInSeconds: 43200,
      },
      response: { AuthorizedUrl: hidden },
    });
  }
  // Her space that takes remote connections, worked in from an editor on a laptop.
  const remote = site.content.sagemaker.spaces.find(({ SpaceName }) => SpaceName === "priya-remote");
  record(site, {
    at: at(site, 26, "22:58:41"),
    by: priya,
    action: "sagemaker:StartSession",
    request: { ResourceIdentifier: remote?.SpaceArn },
    response: { SessionId: "priya-remote-1", StreamUrl: hidden, TokenValue: hidden },
  });
  // The account's root user, once, for what an administrator could have done.
  record(site, { at: at(site, 59, "13:27:50"), by: root, action: "sagemaker:EnableSagemakerServicecatalogPortfolio" });
  record(site, {
    at: at(site, 62, "09:44:18"),
    by: tomasAdmin,
    action: "iam:CreateAccessKey",
    request: { UserName: "svc-airflow" },
    // The user has two keys already.
    error: { code: "LimitExceededException", message: "Cannot exceed quota for AccessKeysPerUser: 2" },
  });
  record(site, { at: at(site, 61, "02:00:07"), by: airflow, action: "sts:GetCallerIdentity" });
  // A tag of the audited kind disappears.
  record(site, {
    at: at(site, 33, "17:59:02"),
    by: priya,
    action: "sagemaker:DeleteTags",
    request: {
      ResourceArn: `arn:aws:sagemaker:${site.region}:${site.account}:endpoint/churn-prod`,
      TagKeys: ["DataClass"],
    },
  });
}
