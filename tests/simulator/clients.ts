import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { EC2 } from "@aws-sdk/client-ec2";
import { IAM } from "@aws-sdk/client-iam";
import { KMS } from "@aws-sdk/client-kms";
import { S3 } from "@aws-sdk/client-s3";
import { SageMaker } from "@aws-sdk/client-sagemaker";
import { ServiceQuotas } from "@aws-sdk/client-service-quotas";
import { STS } from "@aws-sdk/client-sts";
import { afterAll } from "vitest";
import { type Simulator, type SimulatorOptions, startSimulator } from "#lib/simulator/server.ts";
import { account, now } from "./fixture.ts";

interface ClientChoices {
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  maxAttempts?: number;
}

/** Real SDK clients of every service, pointed at a simulator. One attempt each, so that refusals show at once. */
export function clientsOf(simulator: Simulator, choices: ClientChoices = {}) {
  const settings = {
    endpoint: simulator.url,
    region: "us-east-1",
    credentials: { accessKeyId: "AKIATEST", secretAccessKey: "secret" },
    maxAttempts: 1,
    ...choices,
  };
  return {
    sagemaker: new SageMaker(settings),
    ec2: new EC2(settings),
    iam: new IAM(settings),
    kms: new KMS(settings),
    cloudtrail: new CloudTrail(settings),
    sts: new STS(settings),
    s3: new S3({ ...settings, forcePathStyle: true }),
    quotas: new ServiceQuotas(settings),
  };
}

/** A simulator of the fixture account, without limits, at the fixture's time; closed after the file's tests. */
export async function simulated(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ account, enforceLimits: false, now: () => now, ...options });
  afterAll(() => simulator.close());
  return simulator;
}

/** What a failed call says: its code, message and HTTP status. */
export async function failureOf(call: Promise<unknown>): Promise<{ code: string; message: string; status: number }> {
  try {
    await call;
  } catch (error) {
    const failure = error as Error & { Code?: string; $metadata?: { httpStatusCode?: number } };
    return { code: failure.name, message: failure.message, status: failure.$metadata?.httpStatusCode ?? 0 };
  }
  throw new Error("The call did not fail.");
}
