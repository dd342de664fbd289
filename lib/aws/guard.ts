import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { AppError } from "#lib/errors.ts";
import type { AwsClients, ClientPool, Service } from "./clients.ts";
import { failureOf, hasExpired, MalformedAnswer } from "./failure.ts";
import type { Ledger } from "./ledger.ts";
import { validateAnswer } from "./validate.ts";

/** Every SDK client sends alike; one of them lends its type. */
type SageMakerCommand = Parameters<SageMakerClient["send"]>[0];

type Operation = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  input: () => unknown,
  output: () => unknown,
];

/** Actions that read customer data rather than configuration: refused whoever declares them. */
const dataReads =
  /^(s3:GetObject|secretsmanager:GetSecretValue|secretsmanager:BatchGetSecretValue|ssm:GetParameter|dynamodb:(GetItem|Query|Scan)|kms:Decrypt|sagemaker-featurestore:GetRecord)/;
const configurationReads = /^[\w-]+:(List|Describe|Get|Search|Lookup|BatchGet|BatchDescribe|AssumeRole$)/;

/** True for actions this product may declare at all: reads of configuration. */
export function isConfigurationRead(action: string): boolean {
  return configurationReads.test(action) && !dataReads.test(action);
}

/**
 * The clients one collector gets in one region. A command it did not declare is refused before anything is sent;
 * every call is entered in its ledger; every answer is checked against its schema.
 */
export function guardedClients(
  pool: ClientPool,
  region: string,
  actions: readonly string[],
  ledger: Ledger,
  signal: AbortSignal,
): AwsClients {
  const guard = (service: Service) => ({
    send: async (command: object) => {
      const operation = (command as { schema?: Operation }).schema;
      const action = `${service}:${operation?.[2] ?? command.constructor.name}`;
      if (!actions.includes(action) || !isConfigurationRead(action)) {
        throw new Error(`${action} was refused: it is not among the actions this collector declares.`);
      }
      signal.throwIfAborted();
      try {
        const client: SageMakerClient = pool.get(service, region) as SageMakerClient;
        const answer = await client.send(command as SageMakerCommand, { abortSignal: signal });
        if (operation) validateAnswer(operation[5], answer);
        ledger.succeeded(action);
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        if (hasExpired(error)) throw credentialsEnded(error);
        const failure = failureOf(error, action);
        ledger.failed(failure);
        throw new CallFailed(failure, error);
      }
    },
  });
  return {
    sagemaker: guard("sagemaker"),
    ec2: guard("ec2"),
    iam: guard("iam"),
    kms: guard("kms"),
    cloudtrail: guard("cloudtrail"),
    sts: guard("sts"),
    servicequotas: guard("servicequotas"),
  } as unknown as AwsClients;
}

/** A call that failed, already classified. */
export class CallFailed extends Error {
  readonly failure: ReturnType<typeof failureOf>;

  constructor(failure: ReturnType<typeof failureOf>, cause: unknown) {
    super(failure.message, { cause });
    this.name = "CallFailed";
    this.failure = failure;
  }
}

/** The failure behind anything a collector throws; errors that are not AWS's doing are malformed answers or defects. */
export function failureBehind(error: unknown, ledger: Ledger) {
  if (error instanceof CallFailed) return error.failure;
  const code = error instanceof MalformedAnswer ? "MalformedAnswer" : "Defect";
  return { ...failureOf(error, ledger.lastAction), class: "other" as const, code };
}

/** Expired or unknown credentials end a scan: no later call can work, and pretending so would look like denial. */
export function credentialsEnded(error: unknown): AppError {
  const { code, message } = failureOf(error, "");
  return new AppError(
    "credentials",
    `AWS did not accept the credentials (${code}: ${message.replace(/\.$/, "")}).`,
    "Renew them (for Identity Center: aws sso login; for a role or session: fetch new ones) and start the scan again.",
    { cause: error },
  );
}
