import rollsBack from "./rolls-back.ts";
import runsNothingAsRoot from "./runs-nothing-as-root.ts";

export const greengrassDeploymentChecks = [rollsBack, runsNothingAsRoot];
