import { type Framework, mapped } from "./framework.ts";

/** What the rule tests. */
export const cfnNag: Framework = {
  id: "cfn-nag",
  name: "cfn_nag rules",
  version: "2022-06",
  publisher: "Stelligent",
  source: "https://github.com/stelligent/cfn_nag",
  controls: {
    ...mapped("The rule tests the same condition in templates", {
      W1200: "SageMaker endpoint configurations name a KMS key",
    }),
  },
};
