import type { DescribeFileSystemsRequest, DescribeFileSystemsResponse, FileSystem } from "@aws-sdk/client-fsx";
import * as client from "@aws-sdk/client-fsx";
import type { Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { fsxFileSystems } from "../shelves/fsx.ts";
import { listOf } from "./shelved.ts";

export const fsx: Service = {
  name: "fsx",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    DescribeFileSystems: listOf<FileSystem, DescribeFileSystemsRequest, DescribeFileSystemsResponse>(fsxFileSystems, {
      items: "FileSystems",
      token: ["NextToken", "NextToken"],
      size: ["MaxResults", 100],
    }),
  },
  badToken: ["BadRequest", "Invalid NextToken."],
};
