import { parseArn } from "#lib/readings/arn.ts";

/** What follows the name of a type where a call changes or reads a part of it, and not something of a type of its own. */
const parts = new RegExp(
  `^(${[
    ...["v2", "async", "withresponsestream", "weightsandcapacities", "nodes?", "software", "runtimeconfig"],
    ...["policy", "permissionsboundary", "attribute", "value", "rotation", "deletion", "egress", "ingress"],
    ...["withsaml", "withwebidentity", "description"],
  ].join("|")})$`,
);

/** The types of which calls are whose names do not say it, or say another; none of those that AWS asks about everything. */
const typesOfCalls: ReadonlyMap<string, string> = new Map(
  [
    ...["sagemaker:CreateImageVersion image", "sagemaker:StartPipelineExecution pipeline"],
    ...["sagemaker:UpdatePipelineVersion pipeline", "sagemaker:CreateModelCardExportJob modelcard"],
    ...["sagemaker:StartHumanLoop flowdefinition", "sagemaker:ExtendTrainingPlan", "iam:CreatePolicyVersion policy"],
    ...["iam:DeletePolicyVersion policy", "iam:GetPolicyVersion policy", "iam:SetDefaultPolicyVersion policy"],
    ...["iam:UpdateAssumeRolePolicy role", "cloudtrail:StartLogging trail", "cloudtrail:StopLogging trail"],
    ...["cloudtrail:PutEventSelectors trail", "kms:CreateKey", "elasticfilesystem:CreateFileSystem"],
    ...["ec2:DescribeNetworkInterfaceAttribute", "secretsmanager:BatchGetSecretValue"],
  ].map((line) => {
    const [call = "", type = ""] = line.split(" ");
    return [call, type];
  }),
);

/** What is in something else and is named below it. A role may have any word in its path. */
const below =
  /^(?:pipeline\/[^/]+\/(execution)|monitoring-schedule\/[^/]+\/(alert)|device-fleet\/[^/]+\/(device)|model-card\/[^/]+\/(export-job)|log-group:[^:]+:(log-stream))[/:]/;

/**
 * Whether a call by this name is about such a resource: CreateModel about `model/…`, AddTags about whatever it names, DescribeImageVersion
 * not about `image/…`. Lists are about no one. Source: Service Authorization Reference, resource types of each action; a law holds it to
 * them.
 */
export function isMeantBy(name: string, arn: string): boolean {
  const noun = name.replace(/^(Batch)?[A-Z][a-z]+/, "").toLowerCase();
  if (noun === "tags") return true;
  const { service, resource = "" } = parseArn(arn) ?? {};
  const types = typesOf(resource);
  const told = typesOfCalls.get(`${service}:${name}`);
  if (told !== undefined) return types.at(-1) === told;
  return types.some((type) => noun.startsWith(type) && isPart(noun.slice(type.length), name));
}

/** As the names of calls may have them, the longest last. Buckets and topics have names where others have a type, and nothing of one. */
function typesOf(resource: string): string[] {
  const [type = "", ...rest] = resource.split(/[/:]/).map((one) => one.replaceAll("-", ""));
  // That AWS asks for a lineage group none of its actions says.
  if (type === "" || rest.length === 0 || type === "lineagegroup") return [];
  const inner = below.exec(resource)?.slice(1).join("").replaceAll("-", "");
  return inner ? [inner, `${type}${inner}`] : [type];
}

function isPart(rest: string, name: string): boolean {
  return rest === "" || (rest === "s" && !/^(List|Describe|Search|Get)/.test(name)) || parts.test(rest);
}
