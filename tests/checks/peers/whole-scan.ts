/** A defect of another tool that is about more than a verdict on one resource, and the test that shows that this product has it not. */
interface HeldElsewhere {
  rule: string;
  wrong: string;
  file: `tests/${string}.test.ts`;
  /** The title of the test, as it stands there. */
  title: string;
}

export const heldElsewhere: readonly HeldElsewhere[] = [
  {
    rule: "Prowler, AML, Service Screener, Steampipe: every check of jobs",
    wrong: "judges all jobs of all time as if they ran",
    file: "tests/collectors/jobs.test.ts",
    title: "the horizon leaves out what is older, and says so only when there is something older",
  },
  {
    rule: "Prowler, AML, Service Screener, Steampipe: every check of jobs",
    wrong: "lets jobs that ended weigh on the score as what runs",
    file: "tests/scoring/score.test.ts",
    title: "records and waived findings are left out, and the waived are counted",
  },
  {
    rule: "Cloud Custodian: jobs are those in progress",
    wrong: "does not see an ended job whose instances are kept for the next one",
    file: "tests/scan/warm-pool.test.ts",
    title: "a finished job is read again until its warm pool is gone, and then never more",
  },
  {
    rule: "Prowler sagemaker_clarify_exists, sagemaker_models_monitor_enabled, sagemaker_models_registry_in_use; AML SM-04 to SM-08",
    wrong: "fails in every account and region where nobody uses SageMaker",
    file: "tests/cli/bad-days.test.ts",
    title: "an account in which SageMaker was never used: all of it is read, and it is neither good nor bad",
  },
  {
    rule: "AML SM-01, SM-17; Prowler in parts",
    wrong: "swallows what was denied, and tells it as if there were nothing",
    file: "tests/scan/denied.test.ts",
    title: "nothing that depended on it passes or fails, and the coverage names the permission",
  },
  {
    rule: "AML SM-01, SM-17; Prowler in parts",
    wrong: "turns green when a permission is taken away",
    file: "tests/scan/denied-later.test.ts",
    title: "what needed it is neither pass nor fail, and no other verdict is lost",
  },
  {
    rule: "Prowler sagemaker_clarify_exists in 5.46",
    wrong: "leaves out a region whose list failed without a word",
    file: "tests/scan/silent-region.test.ts",
    title: "a region where nothing answers is given up on once, and all of it is unknown",
  },
  {
    rule: "CloudSploit notebookDataEncrypted, notebookDirectInternetAccess; AML SM-02; Service Screener TrainingJobEarlyStoppingType",
    wrong: "reads fields that the answer does not have",
    file: "tests/checks/catalogue.test.ts",
    title: "does not pass a blank resource",
  },
  {
    rule: "AML's reports",
    wrong: "ends lists after the first ten to fifteen findings",
    file: "tests/scan/report-formats.test.ts",
    title: "the HTML report has every finding once, those of each verdict in their part",
  },
  {
    rule: "ElectricEye's own SageMaker.1 to .5; AML's own document",
    wrong: "numbers its rules as Security Hub does others, or cites the wrong one",
    file: "tests/checks/controls.test.ts",
    title: "every control has a title, a reason for its mapping, and a check or a signal that cites it",
  },
  {
    rule: "Reports of tools that print what AWS says",
    wrong: "names of resources become markup",
    file: "tests/reports/html.test.ts",
    title: "make no markup, and hide nothing",
  },
  {
    rule: "Reports of tools that print what AWS says",
    wrong: "names of resources become formulas of a spreadsheet",
    file: "tests/reports/csv.test.ts",
    title: "runs nothing, whatever the text and wherever a spreadsheet separates cells, and keeps each cell one",
  },
  {
    rule: "ScoutSuite, Prowler: reports of large accounts",
    wrong: "keeps the whole report in memory before it writes any",
    file: "tests/reports/formats.test.ts",
    title: "reads no further ahead than it writes",
  },
];
