const sagemakerKinds = {
  NotebookInstances: "NotebookInstance",
  NotebookInstanceLifecycleConfigs: "NotebookInstanceLifecycleConfig",
  Domains: "Domain",
  UserProfiles: "UserProfile",
  TrainingJobs: "TrainingJob",
  ProcessingJobs: "ProcessingJob",
  TransformJobs: "TransformJob",
  HyperParameterTuningJobs: "HyperParameterTuningJob",
  Models: "Model",
  EndpointConfigs: "EndpointConfig",
  Endpoints: "Endpoint",
};

/** An account whose request quotas were raised, so that a first audit takes seconds instead of many minutes. */
export const raisedLimits: Record<string, { perSecond: number; burst: number }> = {
  ...Object.fromEntries(
    Object.entries(sagemakerKinds).flatMap(([plural, singular]) => [
      [`sagemaker:List${plural}`, { perSecond: 40, burst: 80 }],
      [`sagemaker:Describe${singular}`, { perSecond: 100, burst: 200 }],
    ]),
  ),
  "sagemaker:Search": { perSecond: 40, burst: 80 },
  "sagemaker:ListTags": { perSecond: 100, burst: 200 },
  "cloudtrail:LookupEvents": { perSecond: 20, burst: 40 },
  "iam:GetAccountAuthorizationDetails": { perSecond: 20, burst: 40 },
};
