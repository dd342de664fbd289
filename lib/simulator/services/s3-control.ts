import type { GetPublicAccessBlockOutput, GetPublicAccessBlockRequest } from "@aws-sdk/client-s3-control";
import * as client from "@aws-sdk/client-s3-control";
import { permissionFor } from "#lib/aws/services.ts";
import { AwsError } from "../aws-error.ts";
import type { Operation, Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { accountBlocks } from "../shelves/s3-control.ts";

const getPublicAccessBlock: Operation<GetPublicAccessBlockRequest, GetPublicAccessBlockOutput> = (input, call) => {
  if (input.AccountId !== call.account.id) throw call.denied();
  const [block] = call.gone ? [] : accountBlocks.on(call.account);
  if (block) return { PublicAccessBlockConfiguration: block };
  const sentence = "The public access block configuration was not found";
  throw new AwsError("NoSuchPublicAccessBlockConfiguration", sentence, 404);
};

/** What S3 says of an account rather than of a bucket. */
export const s3Control: Service = {
  name: "s3",
  dialect: "s3",
  protocol: restProtocol(client, { format: "xml", xmlns: "http://awss3control.amazonaws.com/doc/2018-08-20/" }),
  operations: { GetPublicAccessBlock: getPublicAccessBlock },
  badToken: ["InvalidArgument", "The continuation token provided is incorrect"],
  actionOf: (operation) => permissionFor(`s3control:${operation}`),
};
