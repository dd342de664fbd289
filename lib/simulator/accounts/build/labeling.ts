import type { Workforce, Workteam } from "@aws-sdk/client-sagemaker";
import type { Actor } from "./actors.ts";
import { held } from "./held.ts";
import { base36Of, hexOf } from "./random.ts";
import { roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";

/** People who label data and review predictions, and what they are shown. */

interface Spec {
  name: string;
  by: Actor;
  created: Date;
  tags?: Record<string, string>;
}

/** A pool in Cognito unless it signs in elsewhere. */
export function workforce(
  site: Site,
  { name, by, created, cidrs, oidc, tags = {} }: Spec & { cidrs: string[]; oidc?: Workforce["OidcConfig"] },
): Workforce {
  const pool = `${site.region}_${base36Of(`${site.region} pool ${name}`, 9)}`;
  return held(site, "workforces", {
    by,
    create: "CreateWorkforce",
    WorkforceName: name,
    WorkforceArn: sagemakerArn(site, "workforce", name),
    CreateDate: created,
    LastUpdatedDate: created,
    SourceIpConfig: { Cidrs: cidrs },
    SubDomain: `${base36Of(`${site.region} ${name}`, 10)}.labeling.${site.region}.sagemaker.aws`,
    ...(oidc ? { OidcConfig: oidc } : { CognitoConfig: { UserPool: pool, ClientId: base36Of(pool, 26) } }),
    Status: "Active",
    IpAddressType: "ipv4",
    Tags: tagsOf(tags),
  });
}

export function workteam(
  site: Site,
  { WorkforceArn, WorkforceName, SubDomain, CognitoConfig }: Workforce,
  {
    name,
    by,
    created,
    description,
    group,
    tags = {},
    ...more
  }: Spec & { description: string; group: string } & Pick<
      Workteam,
      "NotificationConfiguration" | "WorkerAccessConfiguration"
    >,
): Workteam {
  return held(site, "workteams", {
    by,
    create: "CreateWorkteam",
    WorkteamName: name,
    MemberDefinitions: [
      CognitoConfig
        ? { CognitoMemberDefinition: { ...CognitoConfig, UserGroup: group } }
        : { OidcMemberDefinition: { Groups: [group] } },
    ],
    WorkteamArn: sagemakerArn(site, "workteam/private-crowd", name),
    WorkforceArn,
    Description: description,
    SubDomain,
    CreateDate: created,
    LastUpdatedDate: created,
    ...more,
    Tags: tagsOf({ ...tags, workforce: WorkforceName ?? "" }),
  });
}

/** AWS keeps the template, and gives its digest and an address, signed for whoever asks. */
export function humanTaskUi(site: Site, { name, by, created, tags = {} }: Spec): string {
  const HumanTaskUiArn = sagemakerArn(site, "human-task-ui", name);
  held(site, "humanTaskUis", {
    by,
    create: "CreateHumanTaskUi",
    HumanTaskUiArn,
    HumanTaskUiName: name,
    HumanTaskUiStatus: "Active",
    CreationTime: created,
    UiTemplate: {
      Url: `https://s3.${site.region}.amazonaws.com/sagemaker-human-task-ui-${site.region}/${hexOf(name, 32)}?X-Amz-Signature=${hexOf(`signed ${name}`, 64)}`,
      ContentSha256: hexOf(`template ${name}`, 64),
    },
    Tags: tagsOf(tags),
  });
  return HumanTaskUiArn;
}

interface ReviewSpec extends Spec {
  role: string;
  team: Workteam;
  ui: string;
  output: string;
  key?: string;
  title: string;
}

export function flowDefinition(
  site: Site,
  { name, by, created, role, team, ui, output, key, title, tags = {} }: ReviewSpec,
): void {
  held(site, "flowDefinitions", {
    by,
    create: "CreateFlowDefinition",
    FlowDefinitionArn: sagemakerArn(site, "flow-definition", name),
    FlowDefinitionName: name,
    FlowDefinitionStatus: "Active",
    CreationTime: created,
    HumanLoopConfig: {
      WorkteamArn: team.WorkteamArn,
      HumanTaskUiArn: ui,
      TaskTitle: title,
      TaskDescription: `${title}: agree, or say what it should be`,
      TaskCount: 1,
      TaskAvailabilityLifetimeInSeconds: 864_000,
      TaskTimeLimitInSeconds: 3600,
    },
    OutputConfig: { S3OutputPath: output, ...(key && { KmsKeyId: key }) },
    RoleArn: roleArn(site, role),
    Tags: tagsOf(tags),
  });
}
