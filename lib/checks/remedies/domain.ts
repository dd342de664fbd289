import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { awsCli, type Fix, type Guardrail } from "../fixes.ts";
import { sayChoices } from "./choices.ts";
import { consoleLink } from "./console-link.ts";
import { jq } from "./jq.ts";
import { type Attributes, cloudFormation, terraform } from "./snippets.ts";
import { successorName } from "./successor-name.ts";

type Domain = ResourceOf<"domain">;

interface Change {
  summary: string;
  /** A jq filter over the body of CreateDomain. */
  jq: string;
  args?: Record<string, string>;
  terraform: Attributes;
  cloudFormation: object;
  guardrail: Guardrail;
}

/** What CreateDomain takes of what DescribeDomain gives. */
const createFields =
  "AuthMode, DefaultUserSettings, DomainSettings, SubnetIds, VpcId, AppNetworkAccessType, KmsKeyId, AppSecurityGroupManagement, HomeEfsFileSystemCreation, TagPropagation, DefaultSpaceSettings";

/** For what is fixed at creation: key, sign-in. A new domain takes over; the old one goes once its users have moved. */
export function recreateDomain(domain: Domain, context: CheckContext, change: Change): Fix {
  const { name: old, region } = context.identity;
  const name = successorName(old);
  const id = domain.DomainId ?? old;
  const filter = `{DomainName: $name, ${createFields}} | with_entries(select(.value != null)) | ${change.jq}`;
  const summary = `${change.summary} AWS cannot change this on an existing domain: the commands create a new one with the same settings (jq is needed, tags are not copied); make the user profiles and spaces in it, move their files, then delete the old one, whose file system is kept.`;
  return fix("replace", domain, context, { ...change, summary }, [
    `${sagemaker("describe-domain", { "domain-id": id, region })} | ${jq(filter, { name, ...change.args })} > domain.json`,
    sagemaker("create-domain", { "cli-input-json": "file://domain.json", region }),
    "# Once users, spaces and files have moved, and the old profiles and spaces are deleted:",
    sagemaker("delete-domain", { "domain-id": id, "retention-policy": "HomeEfsFileSystem=Retain", region }),
  ]);
}

/** A new domain whose file system and volumes are encrypted with a customer managed key. */
export function encryptWithOwnKey(domain: Domain, context: CheckContext): Fix {
  return recreateDomain(domain, context, {
    summary: "Encrypt the domain's file system and volumes with a customer managed key.",
    jq: ".KmsKeyId = $key",
    args: { key: "KMS_KEY_ARN" },
    terraform: { kms_key_id: "KMS_KEY_ARN" },
    cloudFormation: { KmsKeyId: "KMS_KEY_ARN" },
    guardrail: {
      Sid: "DenyDomainsWithoutKmsKey",
      Effect: "Deny",
      Action: "sagemaker:CreateDomain",
      Resource: "*",
      Condition: { Null: { "sagemaker:VolumeKmsKeyArn": "true" } },
    },
  });
}

/** Through the VPC only: no app may run meanwhile. With RStudio AWS does not change it, so a new domain takes over. */
export function routeThroughVpc(domain: Domain, context: CheckContext): Fix {
  const { region } = context.identity;
  const rStudio = domain.DomainSettings?.RStudioServerProDomainSettings?.DomainExecutionRoleArn;
  const change = {
    summary:
      "Send all traffic of the domain through your VPC. Its subnets need VPC endpoints, or a filtered way out, for SageMaker, S3, STS and logs.",
    jq: `.AppNetworkAccessType = "VpcOnly"${rStudio ? ' | .AppSecurityGroupManagement = "Service"' : ""}`,
    terraform: { app_network_access_type: "VpcOnly" },
    cloudFormation: { AppNetworkAccessType: "VpcOnly" },
    guardrail: {
      Sid: "DenyDomainsOutsideVpc",
      Effect: "Deny",
      Action: "sagemaker:CreateDomain",
      Resource: "*",
      // Left out, it means PublicInternetOnly. UpdateDomain is not listed: it would have to state this in every call.
      Condition: { StringNotEquals: { "sagemaker:AppNetworkAccessType": "VpcOnly" } },
    },
  } satisfies Change;
  if (rStudio) return recreateDomain(domain, context, change);
  const project = domain.DomainSettings?.UnifiedStudioSettings?.ProjectId;
  const owner = project
    ? ` SageMaker Unified Studio made this domain for project ${project}: change it there too.`
    : "";
  const summary = `${change.summary} No app may run meanwhile: delete those that the first command lists.${owner}`;
  const id = domain.DomainId ?? context.identity.name;
  return fix("stop-update-start", domain, context, { ...change, summary }, [
    sagemaker("list-apps", { "domain-id-equals": id, region }),
    sagemaker("update-domain", { "domain-id": id, ...networkOptions(domain), region }),
  ]);
}

/** VpcOnly needs a VPC, which a domain of Unified Studio may lack, and security groups for the apps. */
function networkOptions({ VpcId, DefaultUserSettings }: Domain): Record<string, string | undefined> {
  const groups = JSON.stringify({ SecurityGroups: ["SECURITY_GROUP_ID"] });
  return {
    "app-network-access-type": "VpcOnly",
    "vpc-id": VpcId ? undefined : "VPC_ID",
    "subnet-ids": VpcId ? undefined : "SUBNET_ID",
    "default-user-settings": DefaultUserSettings?.SecurityGroups?.length ? undefined : groups,
  };
}

function sagemaker(command: string, options: Record<string, string | undefined>): string {
  return awsCli("sagemaker", command, options);
}

function fix(
  mutability: Fix["mutability"],
  domain: Domain,
  context: CheckContext,
  change: Change,
  steps: string[],
): Fix {
  const { identity } = context;
  const name = mutability === "replace" ? successorName(identity.name) : identity.name;
  const cli = steps.join("\n");
  return {
    mutability,
    summary: sayChoices(change.summary, cli),
    cli,
    terraform: terraform("aws_sagemaker_domain", identity.name, { domain_name: name, ...change.terraform }),
    cloudformation: cloudFormation("AWS::SageMaker::Domain", { DomainName: name, ...change.cloudFormation }),
    ...consoleLink(identity, "studio", domain.DomainId ?? identity.name),
    guardrail: change.guardrail,
  };
}
