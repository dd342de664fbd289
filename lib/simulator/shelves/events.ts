import type { Rule, Target } from "@aws-sdk/client-eventbridge";
import { shelf } from "../shelf.ts";

export interface SimulatedRule extends Rule {
  Name: string;
  EventBusName: string;
  targets: Target[];
}

export const eventRules = shelf<SimulatedRule>("events rules");
