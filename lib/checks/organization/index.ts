import forbidsOpenSagemaker from "./forbids-open-sagemaker.ts";

export const organizationChecks = [forbidsOpenSagemaker];
