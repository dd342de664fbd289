/** What CloudTrail calls the types of whose calls it records data events. Source: CloudTrail user guide, "Logging data events". */
export const dataTypes = {
  endpoint: "AWS::SageMaker::Endpoint",
  featureGroup: "AWS::SageMaker::FeatureGroup",
  mlflowApp: "AWS::SageMaker::MlflowApp",
  mlflowTrackingServer: "AWS::SageMaker::MlflowTrackingServer",
} as const;
