import type { DescribeSecretResponse } from "@aws-sdk/client-secrets-manager";
import { shelf } from "../shelf.ts";

/** A secret without its value: nobody asks for that. */
export interface SimulatedSecret extends DescribeSecretResponse {
  ARN: string;
  Name: string;
  policy?: string;
}

export const secrets = shelf<SimulatedSecret>("secretsmanager secrets");
