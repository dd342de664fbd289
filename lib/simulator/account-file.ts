import { readFile } from "node:fs/promises";
import type { $SchemaRef } from "@smithy/types";
import { AppError } from "#lib/errors.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import type {
  CloudTrailRecord,
  SimulatedAccount,
  SimulatedBucket,
  SimulatedKey,
  SimulatedRegion,
  SimulatedTrail,
} from "./account.ts";
import { limitsIn, listIn, objectIn, optional, textIn } from "./account-fields.ts";
import type { SimulatedSageMaker } from "./kinds/index.ts";
import { fitted, ShapeError } from "./shapes.ts";

/**
 * Reads an account from a JSON file in the shape of SimulatedAccount. Every resource is checked against the schema of
 * what AWS answers for it, and the members that are times there, written as ISO 8601 text, become dates (those of
 * CloudTrail records stay text). Only `id` and each region's `name` have to be given.
 * @throws AppError that names the file, and the place in it that is wrong
 */
export async function readAccountFile(path: string): Promise<SimulatedAccount> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw malformed(path, `it is not JSON: ${error.message}`);
    throw new AppError("not-found", `The account file ${path} cannot be read.`, "Check its path.", { cause: error });
  }
  try {
    return await accountFrom(json);
  } catch (error) {
    if (error instanceof ShapeError) throw malformed(path, error.message);
    throw error;
  }
}

function malformed(path: string, reason: string): AppError {
  return new AppError("usage", `The account file ${path} is malformed: ${reason}.`, "Correct the file and try again.");
}

async function accountFrom(json: unknown): Promise<SimulatedAccount> {
  const fields = objectIn(json, "");
  const id = textIn(fields.id, "id");
  if (!/^\d{12}$/.test(id)) throw new ShapeError("id", "mistyped", "twelve digits");
  const shapes = await resourceShapes();
  const regions = listIn(fields.regions, "regions").map((region, index) =>
    regionFrom(region, `regions[${index}]`, shapes),
  );
  const partition = optional(fields.partition, "partition", textIn) ?? partitionOf(regions[0]?.name ?? "");
  const caller = objectIn(fields.caller ?? {}, "caller");
  return {
    id,
    partition,
    caller: {
      arn: optional(caller.arn, "caller.arn", textIn) ?? `arn:${partition}:iam::${id}:user/auditor`,
      userId: optional(caller.userId, "caller.userId", textIn) ?? "AIDAAUDITOR",
    },
    ...(fields.organization !== undefined && { organization: organizationFrom(fields.organization) }),
    regions,
    disabledRegions: listIn(fields.disabledRegions ?? [], "disabledRegions").map((name, index) =>
      textIn(name, `disabledRegions[${index}]`),
    ),
    iam: collectionsFrom<SimulatedAccount["iam"]>(fields.iam, "iam", shapes.iam),
    ...(fields.s3 !== undefined && { s3: { buckets: bucketsFrom(fields.s3, "s3", shapes) } }),
    ...(fields.raisedLimits !== undefined && { raisedLimits: limitsIn(fields.raisedLimits, "raisedLimits") }),
  };
}

function organizationFrom(value: unknown): NonNullable<SimulatedAccount["organization"]> {
  const fields = objectIn(value, "organization");
  return {
    id: textIn(fields.id, "organization.id"),
    managementAccount: textIn(fields.managementAccount, "organization.managementAccount"),
    readsPolicies: fields.readsPolicies === true,
  };
}

type Shapes = Awaited<ReturnType<typeof resourceShapes>>;

function regionFrom(value: unknown, path: string, shapes: Shapes): SimulatedRegion {
  const fields = objectIn(value, path);
  return {
    name: textIn(fields.name, `${path}.name`),
    sagemaker: collectionsFrom<SimulatedSageMaker>(fields.sagemaker, `${path}.sagemaker`, shapes.sagemaker),
    ec2: collectionsFrom<SimulatedRegion["ec2"]>(fields.ec2, `${path}.ec2`, shapes.ec2),
    kms: { keys: keysFrom(fields.kms, `${path}.kms`, shapes) },
    ...(fields.trails !== undefined && { trails: trailsFrom(fields.trails, `${path}.trails`, shapes) }),
    events: listIn(fields.events ?? [], `${path}.events`).map((record, index) =>
      recordFrom(record, `${path}.events[${index}]`),
    ),
  };
}

/** Each collection of a section as its schema wants it; those left out are empty. */
function collectionsFrom<T>(value: unknown, path: string, schemas: { [C in keyof T]: $SchemaRef }): T {
  const fields = objectIn(value ?? {}, path);
  const names = Object.keys(schemas) as (keyof T & string)[];
  const stray = Object.keys(fields).find((name) => !Object.hasOwn(schemas, name));
  if (stray !== undefined) throw new ShapeError(`${path}.${stray}`, "mistyped", `one of ${names.join(", ")}`);
  const entries = names.map((name) => {
    const items = listIn(fields[name] ?? [], `${path}.${name}`);
    return [name, items.map((item, index) => resourceFrom(schemas[name], item, `${path}.${name}[${index}]`))];
  });
  return Object.fromEntries(entries) as T;
}

function resourceFrom(schema: $SchemaRef, value: unknown, path: string): unknown {
  return fitted(schema, value, { times: "text" }, path);
}

function keysFrom(value: unknown, path: string, { key }: Shapes): SimulatedRegion["kms"]["keys"] {
  return listIn(objectIn(value ?? {}, path).keys ?? [], `${path}.keys`).map((item, index) => {
    const at = `${path}.keys[${index}]`;
    const aliases = listIn(objectIn(item, at).aliases ?? [], `${at}.aliases`).map((alias) =>
      textIn(alias, `${at}.aliases`),
    );
    const metadata = resourceFrom(key, item, at) as SimulatedKey;
    optional(metadata.policy, `${at}.policy`, textIn);
    return { ...metadata, aliases };
  });
}

/** Each bucket as ListBuckets gives it, with its parts beside. */
function bucketsFrom(value: unknown, path: string, { bucket, bucketParts }: Shapes): SimulatedBucket[] {
  return listIn(objectIn(value, path).buckets ?? [], `${path}.buckets`).map((item, index) => {
    const at = `${path}.buckets[${index}]`;
    const listed = resourceFrom(bucket, item, at) as SimulatedBucket;
    textIn(listed.Name, `${at}.Name`);
    textIn(listed.BucketRegion, `${at}.BucketRegion`);
    optional(listed.Policy, `${at}.Policy`, textIn);
    const parts = Object.entries(bucketParts).flatMap(([name, schema]) => {
      const given = objectIn(item, at)[name];
      return given === undefined ? [] : [[name, resourceFrom(schema, given, `${at}.${name}`)]];
    });
    return { ...listed, ...Object.fromEntries(parts) };
  });
}

function trailsFrom(value: unknown, path: string, { trail }: Shapes): SimulatedTrail[] {
  return listIn(value, path).map((item, index) => resourceFrom(trail, item, `${path}[${index}]`) as SimulatedTrail);
}

/** A record is kept as it stands; what the event history sorts and looks up by has to be there. */
function recordFrom(value: unknown, path: string): CloudTrailRecord {
  const record = objectIn(value, path);
  for (const name of ["eventID", "eventTime", "eventSource", "eventName"]) textIn(record[name], `${path}.${name}`);
  if (Number.isNaN(Date.parse(String(record.eventTime)))) {
    throw new ShapeError(`${path}.eventTime`, "mistyped", "an ISO 8601 time");
  }
  objectIn(record.userIdentity, `${path}.userIdentity`);
  return { eventCategory: "Management", ...record } as CloudTrailRecord;
}

/** What AWS answers for each collection. */
async function resourceShapes() {
  const [{ sagemakerKinds }, ec2, iam, kms, cloudtrail, s3] = await Promise.all([
    import("./services/sagemaker-kinds.ts"),
    import("@aws-sdk/client-ec2"),
    import("@aws-sdk/client-iam"),
    import("@aws-sdk/client-kms"),
    import("@aws-sdk/client-cloudtrail"),
    import("@aws-sdk/client-s3"),
  ]);
  return {
    sagemaker: Object.fromEntries(sagemakerKinds.map(({ collection, body }) => [collection, body])) as Record<
      keyof SimulatedSageMaker,
      $SchemaRef
    >,
    ec2: {
      vpcs: ec2.Vpc$,
      subnets: ec2.Subnet$,
      routeTables: ec2.RouteTable$,
      securityGroups: ec2.SecurityGroup$,
      natGateways: ec2.NatGateway$,
      internetGateways: ec2.InternetGateway$,
      networkAcls: ec2.NetworkAcl$,
      flowLogs: ec2.FlowLog$,
      vpcEndpoints: ec2.VpcEndpoint$,
    } satisfies Record<keyof SimulatedRegion["ec2"], $SchemaRef>,
    iam: {
      users: iam.UserDetail$,
      groups: iam.GroupDetail$,
      roles: iam.RoleDetail$,
      policies: iam.ManagedPolicyDetail$,
    } satisfies Record<keyof SimulatedAccount["iam"], $SchemaRef>,
    key: kms.KeyMetadata$,
    trail: cloudtrail.Trail$,
    bucket: s3.Bucket$,
    bucketParts: {
      Encryption: s3.ServerSideEncryptionConfiguration$,
      Logging: s3.LoggingEnabled$,
      ObjectLock: s3.ObjectLockConfiguration$,
      PublicAccessBlock: s3.PublicAccessBlockConfiguration$,
      Versioning: s3.VersioningConfiguration$,
    } satisfies Partial<Record<keyof SimulatedBucket, $SchemaRef>>,
  };
}
