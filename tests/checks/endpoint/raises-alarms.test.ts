import check from "#lib/checks/endpoint/raises-alarms.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const resource = {
  EndpointArn: "arn:e",
  EndpointName: "churn",
  ProductionVariants: [{ VariantName: "main" }],
};
const Dimensions = [{ Name: "EndpointName", Value: "churn" }];
const metric = { Namespace: "AWS/SageMaker", MetricName: "Invocation5XXErrors", Dimensions };
const tells = { ActionsEnabled: true, AlarmActions: ["arn:aws:sns:us-east-1:482915630174:alerts"] };
type Alarm = Parameters<typeof reading<"cloudwatch-alarm">>[2];
const watchedBy = (...alarms: Alarm[]) => ({
  resource,
  inventory: inventoryOf(
    alarms.map((one, at) => reading("cloudwatch-alarm", `alarm-${at}`, { AlarmName: `alarm-${at}`, ...one })),
  ),
});

testCheck(check, {
  pass: {
    "an alarm on its errors": watchedBy({ ...metric, ...tells }),
    "in a formula": watchedBy({ ...tells, Metrics: [{ Id: "m", MetricStat: { Metric: metric } }] }),
    "by one that is made of it, by its ARN": watchedBy(
      { ...metric, AlarmArn: "arn:aws:cloudwatch:us-east-1:482915630174:alarm:alarm-0" },
      { AlarmRule: "NOT OK(x) AND ALARM(arn:aws:cloudwatch:us-east-1:482915630174:alarm:alarm-0)", ...tells },
    ),
    "by one that is made of it": watchedBy(metric, { AlarmRule: 'ALARM("alarm-0")', ...tells }),
  },
  fail: {
    "there is none": watchedBy(),
    "it tells nobody": watchedBy({ ...metric, ActionsEnabled: true, AlarmActions: [] }),
    "it scales the endpoint": watchedBy({
      ...metric,
      MetricName: "InvocationsPerInstance",
      ActionsEnabled: true,
      AlarmActions: [
        "arn:aws:autoscaling:us-east-1:482915630174:scalingPolicy:1:resource/sagemaker/endpoint/churn/variant/main:policyName/p",
      ],
    }),
    "one that is made of another tells": watchedBy(
      { ...metric, AlarmArn: "arn:aws:cloudwatch:us-east-1:482915630174:alarm:alarm-0" },
      { AlarmRule: "ALARM(arn:aws:cloudwatch:us-east-1:482915630174:alarm:alarm-01)", ...tells },
    ),
    "somebody switched it off": watchedBy({ ...metric, ...tells, ActionsEnabled: false }),
    "it is another endpoint's": watchedBy({
      ...metric,
      ...tells,
      Dimensions: [{ Name: "EndpointName", Value: "churn-2" }],
    }),
    "it is on the machines": watchedBy({
      ...tells,
      Namespace: "/aws/sagemaker/Endpoints",
      MetricName: "CPUUtilization",
      Dimensions,
    }),
  },
  unknown: {
    "it starts an investigation": watchedBy({
      ...metric,
      AlarmActions: ["arn:aws:aiops:us-east-1:482915630174:investigation-group/1"],
    }),
    "an alarm was not read": { resource, inventory: inventoryOf([unread("cloudwatch-alarm", "a")]) },
    "the answer is not complete": { resource: { EndpointName: "churn" } },
  },
  sure: { without: ["cloudwatch-alarm"], because: "one alarm that tells is enough, whatever others there are" },
});
