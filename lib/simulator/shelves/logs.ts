import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import { shelf } from "../shelf.ts";

export const logGroups = shelf<LogGroup & { logGroupName: string }>("logs groups");
