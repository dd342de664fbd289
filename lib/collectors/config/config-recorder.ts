import { defineCollector } from "../define.ts";
import { ofRegion } from "../of-region.ts";

/** Which resources AWS Config records here, whether it does, and where to. A region has one recorder of the customer's, or none. */
export default defineCollector({
  kind: "config-recorder",
  label: "AWS Config recorders",
  scope: "region",
  volume: "live",
  arnType: "",
  cloudFormation: "AWS::Config::ConfigurationRecorder",
  terraform: "aws_config_configuration_recorder",
  console: "config/home[?region={name}#/settings]",
  actions: [
    "config:DescribeConfigurationRecorders",
    "config:DescribeConfigurationRecorderStatus",
    "config:DescribeDeliveryChannels",
  ],
  parts: ["DeliveryChannels", "Status"],
  // How the latest delivery went.
  volatile: ["Status[].lastStatus", "Status[].lastStatusChangeTime"],
  async *collect(context) {
    const { config, required, readEach } = context;
    yield* readEach(...ofRegion(context, "config", "configuration-recorder"), async (_, part) => {
      const { ConfigurationRecorders } = await config.describeConfigurationRecorders({});
      return {
        ConfigurationRecorders: required(ConfigurationRecorders, "ConfigurationRecorders"),
        Status: await part("Status", async () =>
          required(
            (await config.describeConfigurationRecorderStatus({})).ConfigurationRecordersStatus,
            "ConfigurationRecordersStatus",
          ),
        ),
        DeliveryChannels: await part("DeliveryChannels", async () =>
          required((await config.describeDeliveryChannels({})).DeliveryChannels, "DeliveryChannels"),
        ),
      };
    });
  },
  // Where the record is kept, under which key, and who hears of it; the role sees the whole account, and is nothing of SageMaker's.
  follows: ({ DeliveryChannels }) =>
    DeliveryChannels?.map(({ s3BucketName, s3KmsKeyArn, snsTopicARN }) => [
      s3BucketName && `s3://${s3BucketName}`,
      { KmsKeyArn: s3KmsKeyArn, snsTopicARN },
    ]),
});
