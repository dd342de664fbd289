import type { Opening } from "#lib/analysis/iam/resource-policy.ts";
import { defaultKey } from "#lib/analysis/s3/default-key.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/readings/reading.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { aws, type Command, type Options } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { restoreKey } from "./kms-key.ts";
import { type Attributes, cloudFormationOf, terraform } from "./snippets.ts";
import { policyWithout } from "./trust-policy.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

interface Change {
  summary: string;
  /** In this order changes are made: a policy that is public cannot be written once that is blocked. */
  turn: 1 | 2 | 3;
  command: Command;
  terraform: readonly [type: `aws_s3_bucket_${string}`, attributes: Attributes] | undefined;
  cloudFormation: object | undefined;
  guardrail?: Guardrail;
  takesAway?: true;
}

/** A change of the bucket's policy, which is replaced as a whole: all of them are written as one. */
interface PolicyEdit {
  summary: string;
  before: string | undefined;
  out?: readonly Opening[];
  deny?: object;
  guardrail?: Guardrail;
}

function changeBucket(identity: Identity, change: Change | PolicyEdit): Fix {
  return combinable("s3-bucket", (changes) => write(identity, changes), change, { isDivisible: true });
}

function write(identity: Identity, all: readonly (Change | PolicyEdit)[]): Fix {
  const { name } = identity;
  const edits = all.filter((one) => "before" in one);
  const others = all.filter((one) => "turn" in one);
  const changes = [...others, ...(edits.length > 0 ? [editPolicy(identity, edits)] : [])].toSorted(
    (a, b) => a.turn - b.turn,
  );
  const properties = changes.flatMap((change) => change.cloudFormation ?? []);
  return written({
    mutability: "in-place",
    takesAway: changes.some((change) => change.takesAway),
    summary: summaryOf(changes),
    steps: () => changes.map(({ command }) => command),
    terraform:
      changes
        .flatMap((change) => (change.terraform ? [terraform(change.terraform[0], name, change.terraform[1])] : []))
        .join("\n\n") || undefined,
    cloudformation:
      properties.length > 0
        ? cloudFormationOf("s3-bucket", Object.assign({ BucketName: name }, ...properties))
        : undefined,
    ...consoleLink(identity),
    guardrail: guardrailsOf(changes),
  });
}

function s3api(operation: string, { name, region }: Identity, options: Options): Command {
  return aws("s3api", operation, { bucket: name, ...options, region: region === "global" ? undefined : region });
}

function editPolicy(identity: Identity, edits: readonly PolicyEdit[]): Change {
  const rest = policyWithout(
    edits[0]?.before,
    edits.flatMap(({ out = [] }) => out),
  );
  const policy = { ...rest, Statement: [...rest.Statement, ...edits.flatMap(({ deny }) => deny ?? [])] };
  const isEmpty = policy.Statement.length === 0;
  const guardrail = edits.flatMap((edit) => edit.guardrail ?? [])[0];
  return {
    summary: isEmpty ? `${summaryOf(edits)} Nothing is left of it then, so it goes.` : summaryOf(edits),
    turn: 2,
    takesAway: true,
    command: isEmpty
      ? s3api("delete-bucket-policy", identity, {})
      : s3api("put-bucket-policy", identity, { policy: policy as never }),
    terraform: isEmpty
      ? undefined
      : ["aws_s3_bucket_policy", { bucket: identity.name, policy: JSON.stringify(policy) }],
    cloudFormation: undefined,
    ...(guardrail && { guardrail }),
  };
}

const blocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** All four settings: what lets the public in is then without effect, and cannot come back. */
export function blockPublicAccess(_: object, { identity }: CheckContext): Fix {
  return changeBucket(identity, {
    summary: `Block all public access to ${identity.name}. Its policy and ACL stay as they are and let in only this account and AWS services: name other accounts that need the bucket in the policy first, and take out what is for everyone.`,
    turn: 3,
    takesAway: true,
    command: s3api("put-public-access-block", identity, { "public-access-block-configuration": blocked }),
    terraform: [
      "aws_s3_bucket_public_access_block",
      {
        bucket: identity.name,
        block_public_acls: true,
        ignore_public_acls: true,
        block_public_policy: true,
        restrict_public_buckets: true,
      },
    ],
    cloudFormation: { PublicAccessBlockConfiguration: blocked },
  });
}

/** The policy as it is, with one statement more. */
export function denyPlainHttp({ Policy }: ResourceOf<"s3-bucket", "Policy">, { identity }: CheckContext): Fix {
  return changeBucket(identity, {
    summary: `Deny every request to ${identity.name} that comes over plain HTTP; the rest of its policy stays as it is. The AWS CLI and SDKs use HTTPS unless they are told otherwise.`,
    before: Policy ?? undefined,
    deny: {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [identity.arn, `${identity.arn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    guardrail: {
      Sid: "DenyPlainHttpToBuckets",
      Effect: "Deny",
      Action: "s3:*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
      // Of a policy that says nothing of it.
      onlyLimits: true,
    },
  });
}

/** The policy without these openings. */
export function shutBucket(
  { Policy }: ResourceOf<"s3-bucket", "Policy">,
  out: readonly Opening[],
  { identity }: CheckContext,
): Fix {
  const who = [...new Set(out.map((one) => one.who))].join(" and ");
  return changeBucket(identity, {
    summary: `Take ${who} out of the policy of ${identity.name}; the rest stays as it is. Where another account must keep access, name its role and the prefix it needs, and add the account to trustedAccounts, or require aws:PrincipalOrgID of your organization.`,
    before: Policy ?? undefined,
    out,
  });
}

/** A key of one's own for what is written from now on; or the one there is, when it only has to be brought back. */
export function encryptBucket({ Encryption }: ResourceOf<"s3-bucket", "Encryption">, context: CheckContext): Fix {
  const { identity } = context;
  const { key } = defaultKey(Encryption);
  const byDefault = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: "KMS_KEY_ARN" };
  const restored = key === undefined ? undefined : restoreKey(key, context);
  if (restored) return restored;
  return changeBucket(identity, {
    summary: `Encrypt what is written into ${identity.name} with a customer managed key, by which its readers must be let in too. Objects that are there keep their encryption until they are copied onto themselves; a bucket key keeps requests to KMS few.`,
    turn: 1,
    command: s3api("put-bucket-encryption", identity, {
      "server-side-encryption-configuration": {
        Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }],
      },
    }),
    terraform: [
      "aws_s3_bucket_server_side_encryption_configuration",
      {
        bucket: identity.name,
        rule: {
          apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: "KMS_KEY_ARN" },
          bucket_key_enabled: true,
        },
      },
    ],
    cloudFormation: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }],
      },
    },
  });
}

/** What is overwritten or deleted from now on can be brought back. */
export function keepVersions(_: object, { identity }: CheckContext): Fix {
  const versioning = { Status: "Enabled" };
  return changeBucket(identity, {
    summary: `Keep earlier versions of what is overwritten or deleted in ${identity.name}. Each is paid for: let a lifecycle rule drop those that are old.`,
    turn: 1,
    command: s3api("put-bucket-versioning", identity, { "versioning-configuration": versioning }),
    terraform: ["aws_s3_bucket_versioning", { bucket: identity.name, versioning_configuration: { status: "Enabled" } }],
    cloudFormation: { VersioningConfiguration: versioning },
  });
}
