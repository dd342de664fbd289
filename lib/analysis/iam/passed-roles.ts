/** Calls that together run code of the caller's choice, or make calls of his choice, as a role that he passes. */
type Start = readonly [string, ...string[]];

/**
 * The services that a role can be passed to and that then act for the caller, by what `iam:PassedToService` says.
 * As of 2026-11-26, from pathfinding.cloud, Rhino Security Labs' "AWS IAM privilege escalation methods" and the Service
 * Authorization Reference. SageMaker's own are apart: the roles that it may assume are each judged themselves.
 */
export const passedRoles: readonly { services: readonly string[]; starts: readonly Start[] }[] = [
  {
    services: ["lambda.amazonaws.com"],
    starts: [
      ["lambda:CreateFunction", "lambda:InvokeFunction"],
      ["lambda:CreateFunction", "lambda:InvokeFunctionUrl", "lambda:CreateFunctionUrlConfig"],
      ["lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
      ["lambda:CreateFunction", "lambda:AddPermission"],
      ["lambda:UpdateFunctionConfiguration", "lambda:UpdateFunctionCode", "lambda:InvokeFunction"],
    ],
  },
  {
    services: ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"],
    starts: [
      ["ec2:RunInstances"],
      ["ec2:RequestSpotInstances"],
      ["ec2:RequestSpotFleet"],
      ["ec2:CreateLaunchTemplate", "ec2:CreateFleet"],
      ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"],
      ["ec2:AssociateIamInstanceProfile", "ssm:SendCommand"],
      ["ec2:AssociateIamInstanceProfile", "ssm:StartSession"],
      ["ec2:ReplaceIamInstanceProfileAssociation", "ssm:SendCommand"],
      ["ec2:ReplaceIamInstanceProfileAssociation", "ssm:StartSession"],
      ["autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"],
      ["autoscaling:CreateLaunchConfiguration", "autoscaling:UpdateAutoScalingGroup"],
      ["ec2:CreateLaunchTemplate", "autoscaling:CreateAutoScalingGroup"],
      [
        "imagebuilder:CreateComponent",
        "imagebuilder:CreateImageRecipe",
        "imagebuilder:CreateInfrastructureConfiguration",
        "imagebuilder:CreateImage",
      ],
      ["elasticbeanstalk:CreateApplicationVersion", "elasticbeanstalk:CreateEnvironment"],
      ["elasticmapreduce:RunJobFlow"],
      ["datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition", "datapipeline:ActivatePipeline"],
    ],
  },
  {
    services: ["datapipeline.amazonaws.com"],
    starts: [["datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition", "datapipeline:ActivatePipeline"]],
  },
  {
    services: ["elasticmapreduce.amazonaws.com"],
    starts: [["elasticmapreduce:RunJobFlow"]],
  },
  {
    services: ["emr-serverless.amazonaws.com"],
    starts: [["emr-serverless:StartJobRun"]],
  },
  {
    services: ["ecs-tasks.amazonaws.com"],
    starts: [
      ["ecs:RunTask"],
      ["ecs:RegisterTaskDefinition", "ecs:StartTask"],
      ["ecs:RegisterTaskDefinition", "ecs:CreateService"],
      ["ecs:RegisterTaskDefinition", "ecs:UpdateService"],
      ["ecs:StartTask", "ecs:RegisterContainerInstance"],
      ["batch:RegisterJobDefinition", "batch:SubmitJob"],
    ],
  },
  { services: ["batch.amazonaws.com"], starts: [["batch:RegisterJobDefinition", "batch:SubmitJob"]] },
  {
    services: ["glue.amazonaws.com"],
    starts: [
      ["glue:CreateDevEndpoint"],
      ["glue:CreateJob", "glue:StartJobRun"],
      ["glue:CreateJob", "glue:CreateTrigger"],
      ["glue:UpdateJob", "glue:StartJobRun"],
      ["glue:UpdateJob", "glue:CreateTrigger"],
      ["glue:CreateSession", "glue:RunStatement"],
    ],
  },
  {
    services: ["cloudformation.amazonaws.com"],
    starts: [
      ["cloudformation:CreateStack"],
      ["cloudformation:UpdateStack"],
      ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"],
      ["cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"],
      ["cloudformation:UpdateStackSet"],
    ],
  },
  {
    services: ["codebuild.amazonaws.com"],
    starts: [
      ["codebuild:CreateProject", "codebuild:StartBuild"],
      ["codebuild:CreateProject", "codebuild:StartBuildBatch"],
      ["codebuild:CreateProject", "codebuild:CreateWebhook"],
      ["codebuild:UpdateProject", "codebuild:StartBuild"],
    ],
  },
  {
    services: ["codepipeline.amazonaws.com"],
    starts: [["codepipeline:CreatePipeline"], ["codepipeline:UpdatePipeline", "codepipeline:StartPipelineExecution"]],
  },
  {
    services: ["codedeploy.amazonaws.com"],
    starts: [["codedeploy:CreateDeploymentGroup", "codedeploy:CreateDeployment"]],
  },
  { services: ["codestar.amazonaws.com"], starts: [["codestar:CreateProject"]] },
  { services: ["amplify.amazonaws.com"], starts: [["amplify:CreateApp", "amplify:CreateBranch", "amplify:StartJob"]] },
  {
    services: ["states.amazonaws.com"],
    starts: [
      ["states:CreateStateMachine", "states:StartExecution"],
      ["states:UpdateStateMachine", "states:StartExecution"],
      ["states:TestState"],
    ],
  },
  { services: ["scheduler.amazonaws.com"], starts: [["scheduler:CreateSchedule"], ["scheduler:UpdateSchedule"]] },
  { services: ["events.amazonaws.com"], starts: [["events:PutRule", "events:PutTargets"]] },
  { services: ["pipes.amazonaws.com"], starts: [["pipes:CreatePipe"]] },
  { services: ["apigateway.amazonaws.com"], starts: [["apigateway:POST", "apigateway:PUT"]] },
  {
    services: ["appsync.amazonaws.com"],
    starts: [["appsync:CreateGraphqlApi", "appsync:CreateDataSource", "appsync:CreateResolver"]],
  },
  {
    services: ["build.apprunner.amazonaws.com", "tasks.apprunner.amazonaws.com", "apprunner.amazonaws.com"],
    starts: [["apprunner:CreateService"], ["apprunner:UpdateService"]],
  },
  {
    services: ["bedrock-agentcore.amazonaws.com"],
    starts: [
      ["bedrock-agentcore:CreateCodeInterpreter", "bedrock-agentcore:InvokeCodeInterpreter"],
      ["bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:InvokeAgentRuntime"],
      ["bedrock-agentcore:UpdateAgentRuntime", "bedrock-agentcore:InvokeAgentRuntime"],
    ],
  },
  // AWS's own runbooks call what they are told to as the role: none has to be written.
  { services: ["ssm.amazonaws.com"], starts: [["ssm:StartAutomationExecution"]] },
  {
    services: ["kinesisanalytics.amazonaws.com"],
    starts: [["kinesisanalytics:CreateApplication", "kinesisanalytics:StartApplication"]],
  },
  { services: ["cognito-identity.amazonaws.com"], starts: [["cognito-identity:SetIdentityPoolRoles"]] },
  { services: ["credentials.iot.amazonaws.com"], starts: [["iot:CreateRoleAlias", "iot:CreateKeysAndCertificate"]] },
  {
    services: ["greengrass.amazonaws.com"],
    starts: [["greengrass:AssociateRoleToGroup", "greengrass:CreateDeployment"]],
  },
  { services: ["airflow.amazonaws.com", "airflow-env.amazonaws.com"], starts: [["airflow:CreateEnvironment"]] },
  { services: ["braket.amazonaws.com"], starts: [["braket:CreateJob"]] },
  { services: ["omics.amazonaws.com"], starts: [["omics:CreateWorkflow", "omics:StartRun"]] },
  { services: ["gamelift.amazonaws.com"], starts: [["gamelift:CreateBuild", "gamelift:CreateFleet"]] },
  {
    services: ["appstream.amazonaws.com"],
    starts: [["appstream:CreateImageBuilder", "appstream:CreateImageBuilderStreamingURL"]],
  },
];

/**
 * The same for SageMaker. What only reads and writes data as the role, as compiling does, is left out. Source: SageMaker API reference, inputs that take a role.
 */
export const passedToSageMaker: readonly Start[] = [
  ["sagemaker:CreateNotebookInstance"],
  ["sagemaker:UpdateNotebookInstance"],
  ["sagemaker:CreateTrainingJob"],
  ["sagemaker:CreateProcessingJob"],
  ["sagemaker:CreateHyperParameterTuningJob"],
  ["sagemaker:CreateAutoMLJob"],
  ["sagemaker:CreateAutoMLJobV2"],
  ["sagemaker:CreateJob"],
  ["sagemaker:CreateCluster"],
  ["sagemaker:UpdateCluster"],
  ["sagemaker:CreateMonitoringSchedule"],
  ["sagemaker:UpdateMonitoringSchedule"],
  // Validating what is published runs its container.
  ["sagemaker:CreateAlgorithm"],
  ["sagemaker:CreateModelPackage"],
  // Tries out the containers of a package, which may be another account's.
  ["sagemaker:CreateInferenceRecommendationsJob"],
  ["sagemaker:CreatePipeline", "sagemaker:StartPipelineExecution"],
  ["sagemaker:UpdatePipeline", "sagemaker:StartPipelineExecution"],
  ["sagemaker:CreateModel", "sagemaker:CreateTransformJob"],
  ["sagemaker:CreateModel", "sagemaker:CreateEndpointConfig", "sagemaker:CreateEndpoint"],
  ["sagemaker:CreateModel", "sagemaker:CreateEndpointConfig", "sagemaker:UpdateEndpoint"],
  ["sagemaker:CreateEndpointConfig", "sagemaker:CreateEndpoint", "sagemaker:CreateInferenceComponent"],
  ["sagemaker:CreateUserProfile", "sagemaker:CreatePresignedDomainUrl"],
  ["sagemaker:UpdateUserProfile", "sagemaker:CreatePresignedDomainUrl"],
  ["sagemaker:UpdateDomain", "sagemaker:CreatePresignedDomainUrl"],
  ["sagemaker:CreateUserProfile", "sagemaker:CreateApp"],
  ["sagemaker:UpdateUserProfile", "sagemaker:CreateApp"],
  ["sagemaker:UpdateDomain", "sagemaker:CreateApp"],
  ["batch:SubmitServiceJob"],
];
