import type { FunctionConfiguration } from "@aws-sdk/client-lambda";
import { functions } from "#lib/simulator/shelves/lambda.ts";
import { hexOf, seededRandom } from "./random.ts";
import { arnOf, at, roleArn, type Site } from "./site.ts";

interface FunctionSpec extends Pick<FunctionConfiguration, "Description" | "KMSKeyArn" | "Runtime" | "VpcConfig"> {
  name: string;
  /** With its path. */
  role: string;
  variables?: Record<string, string>;
  policy?: string;
}

/** A function as GetFunctionConfiguration tells of it. Source: Lambda API reference. */
export function lambdaFunction(site: Site, { name, role, variables, policy, Runtime, ...more }: FunctionSpec): void {
  functions.put(site.content, {
    FunctionName: name,
    FunctionArn: arnOf(site, "lambda", `function:${name}`),
    Runtime: Runtime ?? "python3.13",
    Role: roleArn(site, role),
    Handler: "app.handler",
    CodeSize: 1024 + Number.parseInt(hexOf(name, 5), 16),
    Timeout: 30,
    MemorySize: 256,
    LastModified: `${at(site, 120, "11:42:05").toISOString().slice(0, 23)}+0000`,
    CodeSha256: Buffer.from(hexOf(`code ${name}`, 64), "hex").toString("base64"),
    Version: "$LATEST",
    TracingConfig: { Mode: "PassThrough" },
    RevisionId: seededRandom(`revision ${name}`).uuid(),
    State: "Active",
    LastUpdateStatus: "Successful",
    PackageType: "Zip",
    Architectures: ["arm64"],
    EphemeralStorage: { Size: 512 },
    LoggingConfig: { LogFormat: "Text", LogGroup: `/aws/lambda/${name}` },
    ...(variables && { Environment: { Variables: variables } }),
    ...(policy !== undefined && { policy }),
    ...more,
  });
}
