import { expect, test } from "vitest";
import { runs, tells } from "#lib/analysis/logging/targets.ts";

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:482915630174:${resource}`;

test.each([
  ["a topic", arn("sns", "alerts"), true, false],
  ["an OpsItem", arn("ssm", "opsitem:2#CATEGORY=Security"), true, false],
  ["an incident", "arn:aws:ssm-incidents::482915630174:response-plan/night", true, false],
  ["an HTTP endpoint", arn("events", "api-destination/chat/1"), true, false],
  ["a function", arn("lambda", "function:tell"), true, true],
  ["a state machine", arn("states", "stateMachine:tell"), true, true],
  ["an API", arn("execute-api", "abc/prod/POST/tell"), true, true],
  ["a build", arn("codebuild", "project/p"), undefined, true],
  ["a pipeline of SageMaker", arn("sagemaker", "pipeline/p"), undefined, true],
  ["a task", arn("ecs", "cluster/c"), undefined, true],
  ["a document that is run", "arn:aws:ssm:us-east-1::document/AWS-RunShellScript", undefined, true],
  ["another bus", arn("events", "event-bus/central"), undefined, false],
  ["a queue", arn("sqs", "calls"), undefined, false],
  ["a stream", arn("kinesis", "stream/s"), undefined, false],
  ["a delivery", arn("firehose", "deliverystream/d"), undefined, false],
  ["an investigation", arn("aiops", "investigation-group/1"), undefined, false],
  ["a service that is not known here", arn("pager", "x"), undefined, false],
  ["what is no ARN", "sns", undefined, false],
  ["a log group", arn("logs", "log-group:/aws/events/all"), false, false],
  ["a snapshot", arn("events", "target/create-snapshot"), false, false],
  ["the scaling of instances", arn("autoscaling", "scalingPolicy:1:p"), false, false],
  ["a machine that is stopped", "arn:aws:automate:us-east-1:ec2:stop", false, false],
  [
    "a machine that is stopped, as it was said before",
    arn("swf", "action/actions/AWS_EC2.InstanceId.Stop/1.0"),
    false,
    false,
  ],
])("%s", (_, target, told, run) => {
  expect([tells(target), runs(target)]).toEqual([told, run]);
});
