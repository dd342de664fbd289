import { defineCheck } from "../define.ts";
import { knownMounts, mounting, mountsAreKnown } from "../mounts-are-known.ts";
import { changeUserProfile } from "../remedies/user-profile.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "user-profile/mounts-known-file-systems",
  kind: "user-profile",
  title: "Studio user profile mounts only encrypted file systems of this account",
  failTitle: "Studio user profile mounts a file system of another account, or an unencrypted one",
  ...mounting,
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
      takesAway: true,
      settings: { CustomFileSystemConfigs: knownMounts(profile.UserSettings?.CustomFileSystemConfigs, context) },
      onlyByApi: true,
    }),
});
