import inVpc from "./in-vpc.ts";
import networkIsolation from "./network-isolation.ts";

export const modelChecks = [inVpc, networkIsolation];
