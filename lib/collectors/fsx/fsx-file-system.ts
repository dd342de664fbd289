import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { fileSystemIn } from "../file-system-in.ts";

/** The account's file systems that resources mount, of Lustre nearly always. */
export default defineCollector({
  kind: "fsx-file-system",
  label: "FSx file systems",
  scope: "region",
  volume: "live",
  arnType: "file-system",
  cloudFormation: "AWS::FSx::FileSystem",
  terraform: "aws_fsx_lustre_file_system",
  console: "fsx/home?region={region}#file-system-details[/{id}]",
  actions: ["fsx:DescribeFileSystems"],
  named: fileSystemIn,
  async *collect({ fsx, names, arnOf, required, readListed }) {
    if (names.size === 0) return;
    for await (const page of pages(fsx.describeFileSystems, { MaxResults: 1000 })) {
      yield* readListed(
        required(page.FileSystems, "FileSystems").filter(({ FileSystemId = "" }) => names.has(FileSystemId)),
        ({ FileSystemId: id = "", ResourceARN, Tags }) => ({
          name: Tags?.find(({ Key }) => Key === "Name")?.Value || id,
          arn: ResourceARN ?? arnOf("fsx", `file-system/${id}`),
          also: [id],
        }),
      );
    }
  },
});
