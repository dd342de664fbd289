import { defineCheck } from "../define.ts";
import { knownMounts, mounting, mountsAreKnown } from "../mounts-are-known.ts";
import { changeDomain } from "../remedies/domain.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "domain/mounts-known-file-systems",
  kind: "domain",
  title: "Studio domain mounts only encrypted file systems of this account",
  failTitle: "Studio domain mounts a file system of another account, or one that is not encrypted",
  ...mounting,
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CustomFileSystemConfig.html"],
  evaluate({ DomainArn, DefaultUserSettings, DefaultSpaceSettings }, context) {
    if (!DomainArn || !DefaultUserSettings)
      return unknown("AWS returned no DomainArn or DefaultUserSettings, so the answer is not complete.");
    const inSpaces = DefaultSpaceSettings?.CustomFileSystemConfigs;
    return worstOf(
      [
        mountsAreKnown(
          DefaultUserSettings.CustomFileSystemConfigs,
          "DefaultUserSettings.CustomFileSystemConfigs",
          context,
        ),
        ...(inSpaces?.length
          ? [mountsAreKnown(inSpaces, "DefaultSpaceSettings.CustomFileSystemConfigs", context)]
          : []),
      ],
      notApplicable("No file system of one's own is mounted."),
    );
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Take it off the list after a look at what people keep there. A file system of EFS that is not encrypted cannot be made so: copy it to a new one, by a backup or DataSync, and mount that.",
      takesAway: true,
      fields: {
        DefaultUserSettings: {
          CustomFileSystemConfigs: knownMounts(domain.DefaultUserSettings?.CustomFileSystemConfigs, context),
        },
        ...(domain.DefaultSpaceSettings?.CustomFileSystemConfigs && {
          DefaultSpaceSettings: {
            CustomFileSystemConfigs: knownMounts(domain.DefaultSpaceSettings.CustomFileSystemConfigs, context),
          },
        }),
      },
      onlyByApi: true,
    }),
});
