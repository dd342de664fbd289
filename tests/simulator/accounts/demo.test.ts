import { describe, expect, test } from "vitest";
import type { SimulatedRegion } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { hasLocalStorage } from "#lib/simulator/local-storage.ts";
import { sagemakerKinds } from "#lib/simulator/services/sagemaker-kinds.ts";
import { premature } from "./creations.ts";
import { danglingReferences, datesIn, stringsIn } from "./dangling.ts";
import { refusedRequests } from "./refused-requests.ts";
import { jobInstanceTypes, refusedVolumeKeys } from "./volume-keys.ts";

const now = new Date("2026-11-22T15:04:05.678Z");
const account = demoAccount({ now });
const region = (name: string) => account.regions.find((one) => one.name === name) as SimulatedRegion; // the demo has it
const [east, europe, pacific] = [region("us-east-1"), region("eu-west-1"), region("us-west-2")];
const total = (list: keyof SimulatedRegion["sagemaker"]) =>
  account.regions.reduce((sum, { sagemaker }) => sum + sagemaker[list].length, 0);

describe("the demo account", () => {
  test("is the same account for the same now", () => {
    expect(demoAccount({ now })).toEqual(account);
  });

  test("moves with now, and nothing but what is set to end or to be deleted lies ahead", () => {
    for (const moment of ["2024-02-29T00:00:07Z", "2031-01-05T23:59:59Z"]) {
      const then = new Date(moment);
      const played = demoAccount({ now: then });
      const counts = (one: typeof account) =>
        one.regions.map((r) => Object.values(r.sagemaker).map((list) => list.length));
      expect(counts(played)).toEqual(counts(account));
      const ahead = [...datesIn(played)].filter(
        ([field, date]) =>
          date > then &&
          !["CurrentVersionEolDate", "DeletionDate", "EndTime", "ValidUntil", "notAfter"].includes(field),
      );
      expect(ahead).toEqual([]);
    }
  });

  test("points at nothing that is not there, but for what is meant to be gone", () => {
    expect(danglingReferences(account)).toEqual([
      "us-east-1: ModelName recommender-deleted",
      "us-east-1: arn:aws:iam::482915630174:role/growth-deleted-role",
    ]);
  });

  test("has no job that names a key for a volume its machines do not have", () => {
    expect(refusedVolumeKeys(account)).toEqual([]);
    expect(jobInstanceTypes(account).filter(hasLocalStorage).length).toBeGreaterThan(10);
    const [job] = pacific.sagemaker.trainingJobs;
    const refused = {
      ...job,
      ResourceConfig: { ...job?.ResourceConfig, InstanceType: "ml.g5.xlarge", VolumeKmsKeyId: "alias/ml" },
    };
    const one = { ...pacific, sagemaker: { ...pacific.sagemaker, trainingJobs: [refused as NonNullable<typeof job>] } };
    expect(refusedVolumeKeys({ ...account, regions: [one] })).toEqual([
      `${job?.TrainingJobName}: ml.g5.xlarge with a volume key`,
      `${job?.TrainingJobName}: alias/ml is an alias`,
    ]);
  });

  test("holds nothing that AWS would not have made", () => {
    expect(refusedRequests(account)).toEqual([]);
    const [model] = east.sagemaker.models;
    const models = [{ ...model, ModelName: "under_score" } as NonNullable<typeof model>];
    const one = { ...account, regions: [{ ...east, sagemaker: { ...east.sagemaker, models } }] };
    expect(refusedRequests(one)).toEqual([expect.stringContaining("Value 'under_score' at 'modelName'")]);
  });

  test("makes nothing before what it is made of", () => {
    expect(premature(account)).toEqual([]);
  });

  test("has some 150 live resources and 600 jobs, of every kind", () => {
    const live = [
      "notebookInstances",
      "notebookLifecycleConfigs",
      "domains",
      "userProfiles",
      "models",
      "endpointConfigs",
      "endpoints",
    ] as const;
    const jobs = ["trainingJobs", "processingJobs", "transformJobs", "tuningJobs"] as const;
    for (const kind of [...live, ...jobs]) expect(total(kind), kind).toBeGreaterThan(3);
    expect(live.reduce((sum, kind) => sum + total(kind), 0)).toSatisfy((count: number) => count >= 140 && count <= 175);
    expect(jobs.reduce((sum, kind) => sum + total(kind), 0)).toSatisfy((count: number) => count >= 580 && count <= 630);
    for (const { ec2, kms } of account.regions) {
      for (const [kind, list] of Object.entries(ec2)) {
        if (kind !== "natGateways" && kind !== "networkAcls") expect(list.length, kind).toBeGreaterThan(0);
      }
      expect(kms.keys.length).toBeGreaterThan(2);
    }
    expect(account.iam.roles.length).toBeGreaterThan(30);
  });

  test("has jobs in every state, most of them completed", () => {
    const jobs = account.regions.flatMap(({ sagemaker }) => sagemaker.trainingJobs);
    const count = (status: string) => jobs.filter(({ TrainingJobStatus }) => TrainingJobStatus === status).length;
    expect(count("InProgress")).toBeGreaterThan(3);
    expect(count("Failed")).toBeGreaterThan(15);
    expect(count("Stopped")).toBeGreaterThan(5);
    expect(count("Completed")).toBeGreaterThan(jobs.length * 0.7);
  });

  test("has unique ARNs, names AWS would take, and policies that are JSON", () => {
    const arns: string[] = [];
    for (const { sagemaker } of account.regions) {
      for (const [field, value] of stringsIn(Object.values(sagemaker).flatMap((list) => list.map(shallow)))) {
        if (/^(NotebookInstance|TrainingJob|Endpoint|EndpointConfig|Model|UserProfile)Name$/.test(field))
          expect(value).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
      }
      for (const { collection, arn } of sagemakerKinds) {
        if (arn) arns.push(...sagemaker[collection].map((one) => String((one as Record<string, unknown>)[arn])));
      }
      for (const { Tags = [] } of Object.values(sagemaker).flat() as { Tags?: { Key?: string; Value?: string }[] }[]) {
        for (const { Key, Value } of Tags) expect(`${Key}${Value}`).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u);
      }
    }
    expect(new Set(arns).size).toBe(arns.length);
    const { iam, regions } = account;
    const documents = [
      ...iam.roles.flatMap(({ AssumeRolePolicyDocument, RolePolicyList = [] }) => [
        AssumeRolePolicyDocument,
        ...RolePolicyList.map(({ PolicyDocument }) => PolicyDocument),
      ]),
      ...iam.policies.flatMap(({ PolicyVersionList = [] }) => PolicyVersionList.map(({ Document }) => Document)),
      ...regions.flatMap(({ ec2 }) => ec2.vpcEndpoints.map(({ PolicyDocument }) => PolicyDocument)),
    ];
    expect(documents.length).toBeGreaterThan(80);
    for (const document of documents) expect(JSON.parse(document ?? "").Statement).toBeInstanceOf(Array);
  });

  test("carries hostile text where AWS lets it through", () => {
    const text = JSON.stringify(account);
    for (const hostile of ["<script>alert(", "=HYPERLINK(", "<img src=x onerror", "Søren Åkesson", "検索"]) {
      expect(text, hostile).toContain(hostile);
    }
  });
});

describe("the stories", () => {
  test("the intern's notebook: the internet, root, IMDSv1, an administrator's role", () => {
    const notebook = east.sagemaker.notebookInstances.find((one) => one.NotebookInstanceName === "oskar-sandbox");
    expect(notebook).toMatchObject({
      DirectInternetAccess: "Enabled",
      RootAccess: "Enabled",
      NotebookInstanceStatus: "InService",
      InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: "1" },
    });
    const role = account.iam.roles.find(({ Arn }) => Arn === notebook?.RoleArn);
    expect(role?.AttachedManagedPolicies).toEqual([
      { PolicyName: "AdministratorAccess", PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
    ]);
  });

  test("the hijacked endpoint runs the stranger's config", () => {
    const endpoint = east.sagemaker.endpoints.find(({ EndpointName }) => EndpointName === "fraud-scoring");
    expect(endpoint?.EndpointConfigName).toBe("fraud-scoring-v7-1");
    expect(endpoint?.DataCaptureConfig).toMatchObject({
      EnableCapture: true,
      CurrentSamplingPercentage: 100,
      KmsKeyId: "",
    });
    expect(endpoint?.DataCaptureConfig?.DestinationS3Uri).not.toContain("nwa-");
  });

  test("one Neo model runs on the machines it was compiled for, one does not", () => {
    const deployed = (config: string) => {
      const found = pacific.sagemaker.endpointConfigs.find(({ EndpointConfigName }) => EndpointConfigName === config);
      const variant = found?.ProductionVariants?.[0];
      const model = pacific.sagemaker.models.find(({ ModelName }) => ModelName === variant?.ModelName);
      return [
        model?.PrimaryContainer?.ModelDataUrl?.match(/ml_(\w+?)\.tar/)?.[1],
        variant?.InstanceType?.split(".")[1],
      ];
    };
    expect(deployed("door-counter")).toEqual(["c5", "c5"]);
    expect(deployed("queue-length")).toEqual(["c5", "m5"]);
  });

  test("jobs carry what looks like secrets, in hyperparameters and environments", () => {
    const jobs = east.sagemaker.trainingJobs;
    const of = (name: string) => jobs.find(({ TrainingJobName }) => TrainingJobName === name);
    expect(of("churn-debug-run")?.Environment?.AWS_ACCESS_KEY_ID).toMatch(/^AKIA[A-Z0-9]{16}$/);
    expect(of("notify-on-finish")?.Environment?.SLACK_TOKEN).toMatch(/^xoxb-/);
    expect(of("churn-from-db-1")?.HyperParameters?.db_url).toMatch(/^postgres:\/\/\w+:\w+@/);
  });
});

describe("the credit-risk team is in order", () => {
  const { sagemaker, ec2, kms } = europe;
  const own = <R extends { Tags?: { Key?: string | undefined; Value?: string | undefined }[] }>(list: R[]) =>
    list.filter(({ Tags = [] }) => Tags.some(({ Key, Value }) => Key === "Team" && Value === "credit-risk"));
  const enabled = new Set(kms.keys.filter((key) => key.Enabled && key.KeyManager === "CUSTOMER").map(({ Arn }) => Arn));
  const [vpcId] = own(ec2.vpcs as { Tags?: { Key?: string }[]; VpcId?: string }[]).map(({ VpcId }) => VpcId);

  test("its notebooks and Studio", () => {
    for (const notebook of own(sagemaker.notebookInstances)) {
      expect(notebook).toMatchObject({
        DirectInternetAccess: "Disabled",
        RootAccess: "Disabled",
        PlatformIdentifier: "notebook-al2023-v1",
        InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: "2" },
      });
      expect(enabled).toContain(notebook.KmsKeyId);
    }
    for (const domain of own(sagemaker.domains)) {
      expect(domain).toMatchObject({ AppNetworkAccessType: "VpcOnly", AuthMode: "SSO", VpcId: vpcId });
      expect(enabled).toContain(domain.KmsKeyId);
    }
    expect(own(sagemaker.notebookInstances)).toHaveLength(3);
    expect(own(sagemaker.domains)).toHaveLength(1);
    expect(own(sagemaker.userProfiles)).toHaveLength(6);
  });

  test("its jobs", () => {
    for (const job of own(sagemaker.trainingJobs)) {
      expect(job).toMatchObject({ EnableNetworkIsolation: true, EnableInterContainerTrafficEncryption: true });
      expect(job.VpcConfig?.Subnets).toHaveLength(2);
      expect(enabled).toContain(job.ResourceConfig?.VolumeKmsKeyId);
      expect(enabled).toContain(job.OutputDataConfig?.KmsKeyId);
    }
    for (const job of own(sagemaker.processingJobs)) {
      expect(job.NetworkConfig).toMatchObject({
        EnableNetworkIsolation: true,
        EnableInterContainerTrafficEncryption: true,
      });
      expect(enabled).toContain(job.ProcessingResources?.ClusterConfig?.VolumeKmsKeyId);
      expect(enabled).toContain(job.ProcessingOutputConfig?.KmsKeyId);
    }
    for (const job of own(sagemaker.transformJobs)) {
      expect(enabled).toContain(job.TransformResources?.VolumeKmsKeyId);
      expect(enabled).toContain(job.TransformOutput?.KmsKeyId);
    }
    expect(own(sagemaker.trainingJobs).length).toBeGreaterThan(50);
    expect(own(sagemaker.processingJobs).length).toBeGreaterThan(40);
    expect(own(sagemaker.transformJobs).length).toBeGreaterThan(20);
  });

  test("its models and endpoints", () => {
    for (const model of own(sagemaker.models)) {
      expect(model.EnableNetworkIsolation).toBe(true);
      expect(model.VpcConfig?.Subnets).toHaveLength(2);
      expect(model.PrimaryContainer?.Image).toMatch(
        /^482915630174\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/credit-risk\/[\w-]+@sha256:[0-9a-f]{64}$/,
      );
    }
    for (const config of own(sagemaker.endpointConfigs)) {
      expect(enabled).toContain(config.KmsKeyId);
      expect(enabled).toContain(config.DataCaptureConfig?.KmsKeyId);
      for (const { InitialInstanceCount } of config.ProductionVariants ?? [])
        expect(InitialInstanceCount).toBeGreaterThan(1);
    }
    expect(own(sagemaker.endpoints)).toHaveLength(4);
  });

  test("its VPC has no way out, every endpoint, and no open policy or group", () => {
    const routes = ec2.routeTables.filter(({ VpcId }) => VpcId === vpcId).flatMap(({ Routes = [] }) => Routes);
    expect(
      routes.every(
        ({ GatewayId = "", DestinationCidrBlock }) =>
          /^(local|vpce-)/.test(GatewayId) && DestinationCidrBlock !== "0.0.0.0/0",
      ),
    ).toBe(true);
    const endpoints = ec2.vpcEndpoints.filter(({ VpcId }) => VpcId === vpcId);
    const services = endpoints.map(({ ServiceName = "" }) =>
      ServiceName.replace(/^(com\.amazonaws|aws\.sagemaker)\.eu-west-1\./, ""),
    );
    expect(services).toEqual(
      expect.arrayContaining([
        "s3",
        "sagemaker.api",
        "sagemaker.runtime",
        "notebook",
        "studio",
        "sts",
        "logs",
        "kms",
        "ecr.api",
        "ecr.dkr",
      ]),
    );
    for (const { PolicyDocument = "" } of endpoints) {
      for (const { Action, Condition, Resource } of JSON.parse(PolicyDocument).Statement) {
        expect(Action).not.toBe("*");
        expect(Condition !== undefined || Resource !== "*").toBe(true);
      }
    }
    const groups = ec2.securityGroups.filter(({ VpcId }) => VpcId === vpcId);
    expect(JSON.stringify(groups)).not.toContain("0.0.0.0/0");
  });
});

/** A resource without the objects inside of it, whose names are other resources'. */
function shallow(resource: object): object {
  return Object.fromEntries(Object.entries(resource).filter(([, value]) => typeof value === "string"));
}
