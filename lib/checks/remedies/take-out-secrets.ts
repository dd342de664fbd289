import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/readings/reading.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { clusterScripts } from "./cluster-scripts.ts";
import { aws, type Command, type Step } from "./commands.ts";
import { configWithoutSecrets } from "./endpoint-config-secrets.ts";
import { endpointWithoutSecrets } from "./endpoint-secrets.ts";
import { changeNotebook, usableRepository } from "./notebook-instance.ts";
import { ruleDescriptions } from "./rule-descriptions.ts";
import { rotateFirst } from "./secrets.ts";
import { studioSettings } from "./studio-settings.ts";
import type { Part, Taking } from "./taking.ts";
import { written } from "./written.ts";

const takings: readonly Taking[] = [tags, keyDescription, ruleDescriptions, studioSettings, clusterScripts];

/**
 * Rotate, then take the secret out of wherever it stands in resources that hold no settings of their own: a tag is
 * removed, a notebook's repository gets its credentials from Secrets Manager, a description is emptied, an endpoint
 * moves to a config with other texts. What no call changes is said to need a new resource.
 */
export function takeOutSecrets(resource: object, context: CheckContext): Fix {
  const { identity } = context;
  const paths = [...new Set(context.secrets.filter(({ kind }) => kind !== "unscanned").map(({ path }) => path))];
  const parts = takings.flatMap((taking) => taking(resource, paths, context) ?? []);
  const repositories = identity.kind === "notebook-instance" ? paths.filter(isRepository) : [];
  const done = new Set([...parts.flatMap((part) => part.paths), ...repositories]);
  const byHand = paths.filter((path) => !done.has(path));
  const steps = parts.flatMap((part) => part.steps);
  const first = { say: [rotateFirst, ...parts.map((part) => part.say)].join(" "), steps };
  // The kind says what the resource is.
  if (byHand.length > 0 && identity.kind === "endpoint-config") {
    return configWithoutSecrets(resource as ResourceOf<"endpoint-config">, context, first);
  }
  if (byHand.length > 0 && identity.kind === "endpoint") {
    return endpointWithoutSecrets(resource as ResourceOf<"endpoint">, byHand, context, first);
  }
  const [rewritable, fixed] = [true, false].map((can) => byHand.filter((path) => isRewritable(path) === can));
  const say = [
    first.say,
    ...sentence(rewritable, (places) => `Write ${places} of ${oneLine(identity.name)} anew without it.`),
    ...sentence(
      fixed,
      (places) => `AWS does not change ${places} of ${oneLine(identity.name)}: a new resource must take its place.`,
    ),
  ].join(" ");
  if (repositories.length > 0) {
    return separateCredentials(resource as ResourceOf<"notebook-instance">, context, say, steps);
  }
  return written({
    mutability: fixed?.length ? "replace" : "in-place",
    takesAway: steps.length > 0,
    summary: say,
    steps: () => steps,
  });
}

function sentence(places: readonly string[] | undefined, of: (places: string) => string): string[] {
  return places?.length ? [of(oneLine(places.join(", ")))] : [];
}

/** Policies, grants, rules and settings can be written anew where they are; names and what AWS says of a resource cannot. */
function isRewritable(path: string): boolean {
  return /^(?:\w*Polic(?:y|ies)|Grants\b|IpPermissions|Logging\b|\w*Settings\b|KubernetesConfig\b|InstanceGroups\[\d+\]\.KubernetesConfig\b)/.test(
    path,
  );
}

function isRepository(path: string): boolean {
  return /^(?:DefaultCodeRepository|AdditionalCodeRepositories)\b/.test(path);
}

function tags(resource: object, paths: readonly string[], { identity }: CheckContext): Part | undefined {
  const { Tags } = resource as { Tags?: unknown };
  const all: readonly { Key?: unknown }[] = Array.isArray(Tags) ? Tags : [];
  const keyOf = (path: string) => all[Number(/^Tags\[(\d+)\]/.exec(path)?.[1])]?.Key;
  // Those that AWS sets stay as long as the stack or service that they are of.
  const own = paths.filter((path) => path.startsWith("Tags[") && !String(keyOf(path)).startsWith("aws:"));
  if (own.length === 0) return undefined;
  // A mark in place of a key is not what AWS calls the tag.
  const keys = [...new Set(own.map(keyOf))].filter((key) => typeof key === "string" && !hasMark(key));
  const { name, region, arn, kind } = identity;
  const id = arn.slice(arn.lastIndexOf("/") + 1);
  const remove =
    kind === "iam-role"
      ? aws("iam", "untag-role", { "role-name": name, "tag-keys": keys })
      : kind === "s3-bucket"
        ? withoutTags(all, keys, identity)
        : arn.includes(":sagemaker:")
          ? aws("sagemaker", "delete-tags", { "resource-arn": arn, "tag-keys": keys, region })
          : aws("ec2", "delete-tags", { resources: [id], tags: keys.map((Key) => ({ Key })), region });
  return {
    paths: own,
    say: `Remove the ${own.length > 1 ? "tags" : "tag"} of ${oneLine(name)}: tags are for everyone who may list resources, and in bills.`,
    steps: keys.length > 0 ? [remove] : [],
  };
}

/** S3 takes the tags of a bucket as a whole: those that stay are written anew. */
function withoutTags(all: readonly { Key?: unknown }[], keys: readonly unknown[], { name, region }: Identity): Command {
  const TagSet = all.filter(({ Key }) => !keys.includes(Key));
  if (TagSet.length === 0) return aws("s3api", "delete-bucket-tagging", { bucket: name, region });
  return aws("s3api", "put-bucket-tagging", { bucket: name, tagging: { TagSet }, region });
}

function keyDescription(resource: object, paths: readonly string[], { identity }: CheckContext): Part | undefined {
  const { kind, name, arn, region } = identity;
  const own = paths.filter((path) => kind === "kms-key" && path === "Description");
  if (own.length === 0) return undefined;
  // Source: KMS developer guide, "Key states of AWS KMS keys".
  if ((resource as ResourceOf<"kms-key">).KeyState === "PendingDeletion") {
    return {
      paths: own,
      say: `The description goes when ${oneLine(name)} is deleted, as it is about to be.`,
      steps: [],
    };
  }
  const empty = aws("kms", "update-key-description", { "key-id": arn, description: "", region });
  return { paths: own, say: `Empty the description of ${oneLine(name)}, or write it anew.`, steps: [empty] };
}

/** Source: SageMaker developer guide, "Associate Git repositories with SageMaker notebook instances". */
function separateCredentials(
  notebook: ResourceOf<"notebook-instance">,
  context: CheckContext,
  say: string,
  before: readonly Step[],
): Fix {
  const { DefaultCodeRepository, AdditionalCodeRepositories = [] } = notebook;
  return changeNotebook(notebook, context, {
    summary: `${say} Make the repository a SageMaker code repository whose secret in Secrets Manager holds {"username": …, "password": …}, give the notebook's role secretsmanager:GetSecretValue on it, and name it instead of the address.`,
    fields: {
      ...(DefaultCodeRepository && hasMark(DefaultCodeRepository) && { DefaultCodeRepository: "CODE_REPOSITORY" }),
      ...(AdditionalCodeRepositories.some(hasMark) && {
        AdditionalCodeRepositories: AdditionalCodeRepositories.map(usableRepository),
      }),
    },
    before,
  });
}

/** Paths and names come from AWS, and a sentence is one line. */
function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e«»]+/g, " ").slice(0, 300);
}
