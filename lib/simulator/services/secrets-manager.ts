import type {
  DescribeSecretRequest,
  DescribeSecretResponse,
  GetResourcePolicyRequest,
  GetResourcePolicyResponse,
} from "@aws-sdk/client-secrets-manager";
import * as client from "@aws-sdk/client-secrets-manager";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { type SimulatedSecret, secrets } from "../shelves/secrets-manager.ts";
import { oneOf } from "./shelved.ts";

/** A hyphen and six characters, which may be left out of an ARN. Source: Secrets Manager API reference, DescribeSecret. */
const suffix = 7;

/** Source: answers seen in public issues. */
const found = {
  is: ({ ARN, Name }: SimulatedSecret, { SecretId }: DescribeSecretRequest | GetResourcePolicyRequest) =>
    SecretId === ARN || SecretId === Name || SecretId === ARN.slice(0, -suffix),
  missing: () => new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret."),
};

export const secretsManager: Service = {
  name: "secretsmanager",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    DescribeSecret: oneOf<SimulatedSecret, DescribeSecretRequest, DescribeSecretResponse>(secrets, {
      ...found,
      answer: ({ policy: _policy, ...secret }) => secret,
    }),
    GetResourcePolicy: oneOf<SimulatedSecret, GetResourcePolicyRequest, GetResourcePolicyResponse>(secrets, {
      ...found,
      // Where there is none, AWS says nothing of it.
      answer: ({ ARN, Name, policy }) => ({ ARN, Name, ...(policy !== undefined && { ResourcePolicy: policy }) }),
    }),
  },
  badToken: ["InvalidNextTokenException", "The NextToken value is invalid."],
};
