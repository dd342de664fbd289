import { defineCheck } from "../define.ts";
import { knownMounts, mountOptions, mountsAreKnown } from "../mounts-are-known.ts";
import { changeDomain } from "../remedies/domain.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/mounts-known-file-systems",
  kind: "domain",
  title: "Studio domain mounts only encrypted file systems of this account",
  failTitle: "Studio domain mounts a file system of another account, or one that is not encrypted",
  severity: "medium",
  category: "data",
  question: "studio/mounts-known-file-systems",
  rationale:
    "What is mounted lies open in every app, with the user's files beside it: from somebody else's file system code comes in, and into it data goes out, past all buckets and logs of the account.",
  needs: ["efs-file-system", "fsx-file-system", "s3-bucket"],
  controls: ["checklist:N-STU-11", "nist-800-53-r5:AC-4", "nist-800-53-r5:SC-28(1)", "iso-27001-2022:A.8.12"],
  options: mountOptions,
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CustomFileSystemConfig.html"],
  evaluate({ DomainArn, DefaultUserSettings }, context) {
    if (!DomainArn || !DefaultUserSettings)
      return unknown("AWS returned no DomainArn or DefaultUserSettings, so the answer is not complete.");
    const path = "DefaultUserSettings.CustomFileSystemConfigs";
    return mountsAreKnown(DefaultUserSettings.CustomFileSystemConfigs, path, context);
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Take it off the list after a look at what people keep there. A file system of EFS that is not encrypted cannot be made so: copy it to a new one, by a backup or DataSync, and mount that.",
      fields: {
        DefaultUserSettings: {
          CustomFileSystemConfigs: knownMounts(domain.DefaultUserSettings?.CustomFileSystemConfigs, context),
        },
      },
      onlyByApi: true,
    }),
});
