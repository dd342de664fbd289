import { alarm } from "#lib/simulator/accounts/build/alarms.ts";
import { eventRule } from "#lib/simulator/accounts/build/event-rule.ts";
import { arnOf, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";

/** Vision starts its pipeline when somebody puts an image into the bucket; its one alarm never saw a value. */
export function westAlarms(site: Site): void {
  alarm(site, {
    name: "shelf-detector-gpu",
    daysAgo: 109,
    namespace: "/aws/sagemaker/Endpoints",
    metric: "GPUUtilization",
    dimensions: { EndpointName: "shelf-detector", VariantName: "AllTraffic" },
    threshold: 95,
    state: "INSUFFICIENT_DATA",
  });
  eventRule(site, {
    name: "distill-on-upload",
    sees: {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: ["nwa-vision-us-west-2"] }, object: { key: [{ prefix: "incoming/" }] } },
    },
    targets: [
      {
        Id: "pipeline",
        Arn: arnOf(site, "sagemaker", "pipeline/distill-and-register"),
        RoleArn: roleArn(site, "service-role/Amazon_EventBridge_Invoke_Pipeline"),
      },
    ],
  });
  eventRule(site, {
    name: "job-failed",
    sees: { source: ["aws.sagemaker"], "detail-type": ["SageMaker Training Job State Change"] },
    disabled: true,
    targets: [],
  });
}
