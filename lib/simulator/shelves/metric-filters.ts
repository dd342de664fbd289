import type { MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import { shelf } from "../shelf.ts";

export const metricFilters = shelf<MetricFilter & { filterName: string }>("logs metric-filters");
