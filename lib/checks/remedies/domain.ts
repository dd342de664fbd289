import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { aws, jq, type Options, requestOptions, reshaped, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type Fields, merged } from "./fields.ts";
import { attributesOf, cloudFormationOf, terraformOf } from "./snippets.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

type Domain = ResourceOf<"domain">;

interface Change {
  summary: string;
  /** What differs from the domain as it is, as fields of UpdateDomain or CreateDomain. */
  fields: Fields;
  guardrail?: Guardrail | readonly Guardrail[];
  /** Whether people lose by it what they use: see `Fix`. */
  takesAway?: true;
  /** Terraform and CloudFormation do not know these fields. */
  onlyByApi?: true;
}

/** What CreateDomain takes of what DescribeDomain gives. */
const createFields =
  "AuthMode, DefaultUserSettings, DomainSettings, SubnetIds, VpcId, AppNetworkAccessType, KmsKeyId, AppSecurityGroupManagement, HomeEfsFileSystemCreation, TagPropagation, DefaultSpaceSettings";

/** A change of a domain: in place where AWS can, else by a new domain that takes over once its users have moved. */
export function changeDomain(domain: Domain, context: CheckContext, change: Change): Fix {
  return combinable("domain", (changes) => write(domain, context, changes), change);
}

function write(domain: Domain, context: CheckContext, changes: readonly Change[]): Fix {
  const fields = merged(changes.map((change) => change.fields));
  const guardrail = guardrailsOf(changes);
  const summary = summaryOf(changes);
  const inTemplates = merged(changes.flatMap((change) => (change.onlyByApi ? [] : [change.fields])));
  const takesAway = changes.some((change) => change.takesAway);
  const all = { summary, fields, inTemplates, guardrail, takesAway };
  const reroutes = "AppNetworkAccessType" in fields;
  // Key and sign-in are fixed at creation, and with RStudio the network as well. Source: UpdateDomain, API reference.
  const anew = "KmsKeyId" in fields || "AuthMode" in fields || (reroutes && hasRStudio(domain));
  if (anew) return recreate(domain, context, all);
  return update(domain, context, all, reroutes || changesIdentity(fields));
}

/** Who the execution role works for is set while nothing runs. Source: API reference, DomainSettingsForUpdate. */
function changesIdentity({ DomainSettings }: Fields): boolean {
  return (
    typeof DomainSettings === "object" && DomainSettings !== null && "ExecutionRoleIdentityConfig" in DomainSettings
  );
}

interface Whole {
  summary: string;
  fields: Fields;
  inTemplates: Fields;
  guardrail: Fix["guardrail"] | undefined;
  takesAway: boolean;
}

function recreate(domain: Domain, context: CheckContext, change: Whole): Fix {
  const { name: old, region } = context.identity;
  const name = successorIn(context, "domain", old);
  const id = domain.DomainId ?? old;
  const filter = `{DomainName: $name, ${createFields}} | with_entries(select(.value != null)) | . * $set`;
  const summary = `${change.summary} AWS cannot change this on an existing domain: the commands create a new one with the same settings (jq is needed, tags are not copied); make the user profiles and spaces in it, move their files, then delete the old one, whose file system is kept.`;
  return fix("replace", context, { ...change, summary, name }, () => [
    reshaped(
      sagemaker("describe-domain", { "domain-id": id, region }),
      jq(filter, { name, set: change.fields }),
      "domain.json",
    ),
    sagemaker("create-domain", { "cli-input-json": { contentsOf: "domain.json" }, region }),
    { comment: "Once users, spaces and files have moved, and the old profiles and spaces are deleted:" },
    {
      later: sagemaker("delete-domain", {
        "domain-id": id,
        "retention-policy": { HomeEfsFileSystem: "Retain" },
        region,
      }),
    },
  ]);
}

function update(domain: Domain, context: CheckContext, change: Whole, stops: boolean): Fix {
  const { region, name } = context.identity;
  const id = domain.DomainId ?? name;
  const apps = "No app may run meanwhile: delete those that the first command lists.";
  const summary = stops ? `${change.summary} ${apps}` : change.summary;
  const { DomainSettings, ...others } = change.fields;
  const fields = { ...others, ...(DomainSettings !== undefined && { DomainSettingsForUpdate: DomainSettings }) };
  return fix(stops ? "stop-update-start" : "in-place", context, { ...change, summary, name }, () => [
    ...(stops ? [sagemaker("list-apps", { "domain-id-equals": id, region })] : []),
    sagemaker("update-domain", { "domain-id": id, ...requestOptions(fields), region }),
  ]);
}

/** A new domain whose file system and volumes are encrypted with a customer managed key. */
export function encryptWithOwnKey(domain: Domain, context: CheckContext): Fix {
  return changeDomain(domain, context, {
    summary: "Encrypt the domain's file system and volumes with a customer managed key.",
    fields: { KmsKeyId: "KMS_KEY_ARN" },
    guardrail: {
      Sid: "DenyDomainsWithoutKmsKey",
      Effect: "Deny",
      Action: "sagemaker:CreateDomain",
      Resource: "*",
      Condition: { Null: { "sagemaker:VolumeKmsKeyArn": "true" } },
    },
  });
}

/** Through the VPC only. VpcOnly needs a VPC, which a domain of Unified Studio may lack, and groups for the apps. */
export function routeThroughVpc(domain: Domain, context: CheckContext): Fix {
  const { VpcId, DefaultUserSettings, DomainSettings } = domain;
  const project = DomainSettings?.UnifiedStudioSettings?.ProjectId;
  const owner = project
    ? ` SageMaker Unified Studio made this domain for project ${project}: change it there too.`
    : "";
  return changeDomain(domain, context, {
    summary: `Send all traffic of the domain through your VPC. Its subnets need VPC endpoints, or a filtered way out, for SageMaker, S3, STS and logs.${owner}`,
    fields: {
      AppNetworkAccessType: "VpcOnly",
      ...(!VpcId && { VpcId: "VPC_ID", SubnetIds: ["SUBNET_ID"] }),
      ...(!DefaultUserSettings?.SecurityGroups?.length && {
        DefaultUserSettings: { SecurityGroups: ["SECURITY_GROUP_ID"] },
      }),
      ...(hasRStudio(domain) && { AppSecurityGroupManagement: "Service" }),
    },
    guardrail: {
      Sid: "DenyDomainsOutsideVpc",
      Effect: "Deny",
      Action: "sagemaker:CreateDomain",
      Resource: "*",
      // Left out, it means PublicInternetOnly. UpdateDomain is not listed: it would have to state this in every call.
      Condition: { StringNotEquals: { "sagemaker:AppNetworkAccessType": "VpcOnly" } },
    },
  });
}

function hasRStudio({ DomainSettings }: Domain): boolean {
  return DomainSettings?.RStudioServerProDomainSettings?.DomainExecutionRoleArn !== undefined;
}

function sagemaker(operation: string, options: Options) {
  return aws("sagemaker", operation, options);
}

function fix(
  mutability: Fix["mutability"],
  { identity }: CheckContext,
  { name, summary, inTemplates, guardrail, takesAway }: Whole & { name: string },
  steps: () => Step[],
): Fix {
  return written({
    mutability,
    takesAway,
    summary,
    steps,
    ...(Object.keys(inTemplates).length > 0 && {
      terraform: terraformOf("domain", identity.name, { domain_name: name, ...attributesOf(inTemplates) }),
      cloudformation: cloudFormationOf("domain", { DomainName: name, ...inTemplates }),
    }),
    ...consoleLink(identity),
    guardrail,
  });
}
