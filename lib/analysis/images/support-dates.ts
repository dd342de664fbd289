/** Until when AWS patches the images of one framework. */
export interface SupportLine {
  /** Names of the repositories that hold them. */
  repositories: RegExp;
  /** How a tag begins, and what of it says the version. */
  version: RegExp;
  /** The last day of patches, by version. */
  until: Readonly<Record<string, string>>;
  /** Whether AWS's list leaves a version out only once it has not been patched for years. */
  leavesOutOnlyOld: boolean;
}

/**
 * The day on which the dates below were read. A newer list is read by
 * `git clone --depth 1 https://github.com/aws/deep-learning-containers && grep -r '^eop:' deep-learning-containers/docs/src/data`,
 * each file is a version of a repository; those that ended earlier stand in docs/reference/support_policy.md of its history.
 */
export const readOn = "2026-08-21";

/**
 * Source: github.com/aws/deep-learning-containers, docs/src/data and docs/reference/support_policy.md, which
 * docs.aws.amazon.com/deep-learning-containers/latest/devguide/support-policy.html points at.
 */
export const supportLines: readonly SupportLine[] = [
  {
    repositories: /^pytorch-inference(-arm64|-graviton)?$/,
    version: /^(\d+\.\d+)/,
    // Extended, since it is the last one with TorchServe.
    until: { "2.6": "2026-06-30", "2.5": "2025-10-29", "2.4": "2025-07-24", "2.3": "2025-04-24", "2.2": "2025-01-30" },
    leavesOutOnlyOld: true,
  },
  {
    repositories: /^(pytorch|pytorch-training(-arm64)?)$/,
    version: /^(\d+\.\d+)/,
    until: {
      "2.14": "2027-09-28",
      "2.13": "2027-07-20",
      "2.12": "2027-07-02",
      "2.11": "2027-04-30",
      "2.10": "2027-01-21",
      "2.9": "2026-10-15",
      "2.8": "2026-08-06",
      "2.7": "2026-04-23",
      "2.6": "2026-01-29",
      "2.5": "2025-10-29",
      "2.4": "2025-07-24",
      "2.3": "2025-04-24",
      "2.2": "2025-01-30",
      "2.1": "2024-10-04",
      "2.0": "2024-03-15",
      "1.13": "2024-10-28",
    },
    leavesOutOnlyOld: true,
  },
  {
    repositories: /^tensorflow-(training|inference)(-arm64|-graviton)?$/,
    version: /^(\d+\.\d+)/,
    until: {
      "2.21": "2027-07-10",
      "2.19": "2026-03-11",
      "2.18": "2025-10-24",
      "2.16": "2025-03-07",
      "2.14": "2024-09-26",
    },
    leavesOutOnlyOld: true,
  },
  {
    // "From October 1, 2023, MXNet and Elastic Inference frameworks are not supported."
    repositories:
      /^((mxnet|tensorflow|pytorch)-inference-eia|mxnet-(training|inference)|sagemaker-mxnet(-serving)?(-eia)?)$/,
    version: /^()/,
    until: { "": "2023-10-01" },
    leavesOutOnlyOld: true,
  },
  {
    repositories: /^sagemaker-scikit-learn$/,
    version: /^(\d+\.\d+-\d+)/,
    until: { "1.9-0": "2027-07-16", "1.4-2": "2026-10-30" },
    leavesOutOnlyOld: false,
  },
  {
    repositories: /^sagemaker-xgboost$/,
    version: /^(\d+\.\d+-\d+)/,
    until: { "3.2-0": "2027-05-13", "3.0-5": "2026-11-17" },
    leavesOutOnlyOld: false,
  },
];
