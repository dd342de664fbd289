import { Readable } from "node:stream";
import { AppError } from "#lib/errors.ts";
import { type Failure, howToRenew } from "#lib/readings/reading.ts";
import { noteCall } from "./caller.ts";
import type { ClientPool } from "./clients.ts";
import { failureOf, MalformedAnswer } from "./failure.ts";
import type { Ledger } from "./ledger.ts";
import { newerOperation, newerSchema } from "./newer-operations.ts";
import type { AwsClients, Operation } from "./operations.ts";
import { type Action, permissionFor, type Service, services, tokensFor } from "./services.ts";
import { withTimes } from "./shape.ts";
import { validateAnswer } from "./validate.ts";

type Schema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  input: () => unknown,
  output: () => unknown,
];

/** Operations that read customer data rather than configuration: refused by their exact names, whoever declares them. */
const dataReads: ReadonlySet<string> = new Set([
  "s3:GetObject",
  "s3:GetObjectTorrent",
  "s3:ListObjects",
  "s3:ListObjectsV2",
  "s3:ListObjectVersions",
  "s3:ListMultipartUploads",
  "s3:SelectObjectContent",
  "secretsmanager:GetSecretValue",
  "secretsmanager:BatchGetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "ssm:GetParameterHistory",
  "cognito-idp:DescribeUserPoolClient",
  "lambda:GetFunction",
  "dynamodb:GetItem",
  "dynamodb:BatchGetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "kms:Decrypt",
  "sagemaker:GetRecord",
  "sagemaker:BatchGetRecord",
  "logs:GetLogEvents",
  "athena:GetQueryResults",
  "cloudtrail:GetQueryResults",
  "codecommit:GetBlob",
  "codecommit:GetFile",
  "ecr:GetAuthorizationToken",
  "ecr:GetDownloadUrlForLayer",
  "ecr:BatchGetImage",
  "sts:GetSessionToken",
  "sts:GetFederationToken",
]);
/** They change nothing but have AWS write a report about the account's identities, which a Get then reads. */
const reportStarts: ReadonlySet<string> = new Set([
  "iam:GenerateCredentialReport",
  "iam:GenerateServiceLastAccessedDetails",
]);
const configurationReads = /^[\w-]+:(List|Describe|Get|Head|Search|Lookup|BatchGet|BatchDescribe|AssumeRole$)/;

/** True for actions this product may declare at all: reads of configuration. */
export function isConfigurationRead(action: string): boolean {
  return reportStarts.has(action) || (configurationReads.test(action) && !dataReads.has(action));
}

/** Whether somebody allowed a call that no collector may make. It looks at all that is asked for. */
export type Allowance = (action: string, input: object) => boolean;

/**
 * The clients one collector gets in one region. An operation it did not declare is refused before anything is sent;
 * every call is entered in its ledger; every answer is checked against its schema.
 * @param allows what somebody allowed beside reads of configuration: the logs in a folder, the questions to a table.
 */
export function guardedClients(
  pool: ClientPool,
  region: string,
  actions: readonly string[],
  ledger: Ledger,
  signal: AbortSignal,
  allows: Allowance = () => false,
): AwsClients {
  const call = async (service: Service, action: Action, input: object, home: string) => {
    const isAllowed = isConfigurationRead(action) || allows(action, input);
    if (!actions.includes(action) || !isAllowed) {
      throw new Error(`${action} was refused: it is not among the actions this collector declares.`);
    }
    noteCall(action, ledger);
    signal.throwIfAborted();
    try {
      const command = await pool.command(service, action.slice(action.indexOf(":") + 1), input);
      if (!command) throw new Error(`The SDK knows no operation ${action}.`);
      const client = await pool.get(service as "sagemaker", home);
      // An upload takes as long as it takes; a connection on which nothing moves is given up on all the same.
      const isUpload = (input as { Body?: unknown }).Body instanceof Readable;
      const sent = await client.send(command, { abortSignal: signal, ...(isUpload && { requestTimeout: 0 }) });
      const newer = newerOperation(action);
      const answer = newer ? (withTimes(newer.gives, sent) as object) : sent;
      const schema = newer ? newerSchema(action, newer) : (command as { schema?: Schema }).schema;
      if (schema) validateAnswer(schema[5], answer);
      ledger.succeeded(action);
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      const failure = withPermission(failureOf(error, action));
      ledger.failed(failure);
      throw new CallFailed(failure, error);
    }
  };
  const operation = (service: Service, method: string): Operation<object, object> => {
    const action: Action = `${service}:${method.charAt(0).toUpperCase()}${method.slice(1)}`;
    return Object.assign((input: object, home = region) => call(service, action, input, home), {
      action,
      tokens: tokensFor(action),
    });
  };
  const entries = (Object.keys(services) as Service[]).map((service) => [
    service,
    new Proxy({}, { get: (_, method) => (typeof method === "string" ? operation(service, method) : undefined) }),
  ]);
  return Object.fromEntries(entries);
}

/** What to allow, where that has another name than what was called: the one that AWS names, or else the operation's own. */
function withPermission(failure: Failure): Failure {
  const named = /is not authorized to perform: ([\w-]+:\w+)\b/.exec(failure.message)?.[1];
  const permission = (failure.class === "denied" && named) || permissionFor(failure.action);
  return permission === failure.action ? failure : { ...failure, permission };
}

/** A call that failed, already classified. */
export class CallFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause: unknown) {
    super(failure.message, { cause });
    this.name = "CallFailed";
    this.failure = failure;
  }
}

/** The failure behind anything a collector throws; errors that are not AWS's doing are malformed answers or defects. */
export function failureBehind(error: unknown, lastAction: string): Failure {
  if (error instanceof CallFailed) return error.failure;
  const code = error instanceof MalformedAnswer ? "MalformedAnswer" : "Defect";
  return { ...failureOf(error, lastAction), class: "other" as const, code };
}

/** Expired or unknown credentials: no later call can work, and pretending so would look like denial. */
export function credentialsEnded(error: unknown): AppError {
  const { code, message } = failureOf(error, "");
  return new AppError(
    "credentials",
    `AWS did not accept the credentials (${code}: ${message.replace(/\.$/, "")}).`,
    howToRenew,
    { cause: error },
  );
}
