import check from "#lib/checks/ecr-repository/old-images-expire.ts";
import { testCheck } from "#tests/support/test-check.ts";

const repositoryArn = "arn:r";
const policy = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 30 },
      action: { type: "expire" },
    },
  ],
});

testCheck(check, {
  pass: { "a policy": { resource: { repositoryArn, LifecyclePolicy: policy } } },
  fail: { "no policy": { resource: { repositoryArn, LifecyclePolicy: null } } },
  unknown: {
    "the answer is empty": { resource: {} },
    "nothing is said of a policy": { resource: { repositoryArn } },
    "it is no policy": { resource: { repositoryArn, LifecyclePolicy: "{}" } },
  },
});
