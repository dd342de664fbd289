import { iamId } from "./random.ts";
import type { Frame } from "./site.ts";

interface Issued extends Frame {
  /** ARN of the role. */
  role: string;
  session: string;
  accessKeyId: string;
  since: Date;
  seconds: number;
}

/** SageMaker asks for its execution roles by the hour, and well before that for the next key. */
export const sagemaker = { service: "sagemaker.amazonaws.com", session: "SageMaker", seconds: 3600, keyMinutes: 40 };

const american = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** How CloudTrail writes a time within an answer of STS, IAM or KMS. Source: CloudTrail user guide, "Example STS API event". */
export function answeredTime(time: Date): string {
  return american.format(time).replaceAll("\u202f", " ");
}

/** What STS answers to every sort of AssumeRole, and the role that the record names. */
export function issued({ role, session, accessKeyId, since, seconds, account, partition }: Issued) {
  const name = role.slice(role.lastIndexOf("/") + 1);
  const expiration = answeredTime(new Date(since.getTime() + seconds * 1000));
  return {
    response: {
      Credentials: { AccessKeyId: accessKeyId, SessionToken: "HIDDEN_DUE_TO_SECURITY_REASONS", Expiration: expiration },
      AssumedRoleUser: {
        AssumedRoleId: `${iamId("AROA", name)}:${session}`,
        Arn: `arn:${partition}:sts::${account}:assumed-role/${name}/${session}`,
      },
    },
    resources: [{ accountId: account, type: "AWS::IAM::Role", ARN: role }],
  };
}
