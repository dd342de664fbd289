import { defineCheck } from "../define.ts";
import { knownMounts, mountOptions, mountsAreKnown } from "../mounts-are-known.ts";
import { changeUserProfile } from "../remedies/user-profile.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "user-profile/mounts-known-file-systems",
  kind: "user-profile",
  title: "Studio user profile mounts only encrypted file systems of this account",
  failTitle: "Studio user profile mounts a file system of another account, or an unencrypted one",
  severity: "medium",
  category: "data",
  question: "studio/mounts-known-file-systems",
  rationale:
    "What is mounted lies open in every app, with the user's files beside it: from somebody else's file system code comes in, and into it data goes out, past all buckets and logs of the account.",
  needs: ["efs-file-system", "fsx-file-system", "s3-bucket"],
  controls: ["checklist:N-STU-11", "nist-800-53-r5:AC-4", "nist-800-53-r5:SC-28(1)", "iso-27001-2022:A.8.12"],
  options: mountOptions,
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CustomFileSystemConfig.html"],
  evaluate({ UserProfileArn, UserProfileName, UserSettings }, context) {
    if (!UserProfileArn && !UserProfileName)
      return unknown("AWS returned no UserProfileArn, so the answer is not complete.");
    return mountsAreKnown(UserSettings?.CustomFileSystemConfigs, "UserSettings.CustomFileSystemConfigs", context);
  },
  fix: (profile, context) =>
    changeUserProfile(profile, context, {
      summary:
        "Take it off the list after a look at what people keep there. A file system of EFS that is not encrypted cannot be made so: copy it to a new one, by a backup or DataSync, and mount that.",
      settings: { CustomFileSystemConfigs: knownMounts(profile.UserSettings?.CustomFileSystemConfigs, context) },
      onlyByApi: true,
    }),
});
