import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "user-profile",
  label: "Studio user profiles",
  scope: "region",
  volume: "live",
  parent: "domain",
  cloudFormation: "AWS::SageMaker::UserProfile",
  terraform: "aws_sagemaker_user_profile",
  console: "sagemaker/home?region={region}#/studio/{parent}[/user/{id}]",
  inEvents: { userProfileName: "{domainId}/{}" },
  actions: ["sagemaker:ListUserProfiles", "sagemaker:DescribeUserProfile"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listUserProfiles, { MaxResults: 100 })) {
      yield* readEach(
        page.UserProfiles,
        // The list has no ARN; names are unique within a domain only. ARN form: Service Authorization Reference.
        ({ DomainId: domain = "", UserProfileName: name = "" }) => ({
          name: `${domain}/${name}`,
          arn: arnOf("sagemaker", `user-profile/${domain}/${name}`),
        }),
        ({ DomainId, UserProfileName }) => sagemaker.describeUserProfile({ DomainId, UserProfileName }),
      );
    }
  },
});
