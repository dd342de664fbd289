/** What nothing that is kept can tell, wherever silence of somebody would look like an answer. See lib/activity/sources.ts. */
export const lookedAtBefore =
  "Of services other than SageMaker, what somebody only looked at before the first call to SageMaker is not kept.";
