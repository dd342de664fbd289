/** One way to act as a role that something existing already has: nothing is passed. */
interface Borrowing {
  /** All are needed; the first on anything of its kind. */
  actions: readonly [string, ...string[]];
  /** What the first action is allowed on, after `arn:PARTITION:SERVICE:REGION:ACCOUNT:`. */
  on: string;
  /** After "the role may". */
  words: string;
}

/**
 * Ways to run code as the role of something that exists. Whether one of those roles is administrator is not read, so
 * they leave a verdict unknown. SageMaker's own are left out: the roles of its resources are judged themselves.
 * As of 2026-11-26, from pathfinding.cloud ("existing-passrole") and the Service Authorization Reference.
 */
export const borrowedRoles: readonly Borrowing[] = [
  { actions: ["lambda:UpdateFunctionCode"], on: "function:NAME", words: "replace the code of any Lambda function" },
  {
    actions: ["lambda:UpdateFunctionConfiguration"],
    on: "function:NAME",
    words: "put a layer of its own into any Lambda function",
  },
  { actions: ["ssm:SendCommand"], on: "managed-instance/NAME", words: "run commands on any managed instance" },
  { actions: ["ssm:StartSession"], on: "managed-instance/NAME", words: "open a shell on any managed instance" },
  {
    actions: ["ec2-instance-connect:SendSSHPublicKey"],
    on: "instance/NAME",
    words: "open a shell on any EC2 instance",
  },
  {
    actions: ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"],
    on: "instance/NAME",
    words: "replace the start-up script of any EC2 instance",
  },
  {
    actions: ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"],
    on: "launch-template/NAME",
    words: "replace the start-up script of any launch template",
  },
  { actions: ["glue:UpdateDevEndpoint"], on: "devEndpoint/NAME", words: "put its key on any Glue endpoint" },
  { actions: ["cloudformation:UpdateStack"], on: "stack/NAME/ID", words: "rewrite any stack" },
  {
    actions: ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"],
    on: "stack/NAME/ID",
    words: "rewrite any stack",
  },
  { actions: ["codebuild:StartBuild"], on: "project/NAME", words: "start any CodeBuild project with steps of its own" },
  {
    actions: ["codebuild:StartBuildBatch"],
    on: "project/NAME",
    words: "start any CodeBuild project with steps of its own",
  },
  { actions: ["ecs:ExecuteCommand"], on: "task/NAME/ID", words: "run commands in any ECS task" },
  { actions: ["batch:SubmitJob"], on: "job-definition/NAME", words: "start any Batch job with a command of its own" },
  { actions: ["apprunner:UpdateService"], on: "service/NAME/ID", words: "replace the code of any App Runner service" },
  {
    actions: ["elasticmapreduce:AddJobFlowSteps"],
    on: "cluster/NAME",
    words: "add steps to any EMR cluster",
  },
  {
    actions: ["bedrock-agentcore:StartCodeInterpreterSession", "bedrock-agentcore:InvokeCodeInterpreter"],
    on: "code-interpreter-custom/NAME",
    words: "run code in any AgentCore interpreter",
  },
];
