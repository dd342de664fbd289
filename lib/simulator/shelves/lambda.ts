import type { FunctionConfiguration } from "@aws-sdk/client-lambda";
import { shelf } from "../shelf.ts";

/** A function, or a version or alias of one, by its ARN. */
export interface SimulatedFunction extends FunctionConfiguration {
  FunctionArn: string;
  policy?: string;
}

export const functions = shelf<SimulatedFunction>("lambda functions");
