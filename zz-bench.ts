import { createRedactor } from "#lib/analysis/secrets/redact.ts";
const r = createRedactor({ salt: "x" });
const job = (i: number) => ({
  TrainingJobName: `churn-${i}-2026`, TrainingJobArn: `arn:aws:sagemaker:us-east-1:123456789012:training-job/churn-${i}`,
  RoleArn: "arn:aws:iam::123456789012:role/T", CreationTime: new Date(1.7e12 + i * 1e6).toISOString(), TrainingStartTime: new Date(1.7e12 + i * 1e6 + 5).toISOString(),
  AlgorithmSpecification: { TrainingImage: "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1.0", TrainingInputMode: "File", ContainerArguments: ["-c", `python train.py --lr ${i / 1e5} --max-tokens 512 --out s3://bucket/run-${i}`] },
  HyperParameters: Object.fromEntries(Array.from({ length: 20 }, (_, k) => [`param_${k}`, `"value ${i * k}"`])),
  Environment: { ...Object.fromEntries(Array.from({ length: 10 }, (_, k) => [`SM_VAR_${k}`, `path/to/thing/${i}/${k}`])), ...(i % 10 === 0 && { DB_PASSWORD: `hunter${i}xx`, URL: `postgres://u:pass${i}@h/db` }) },
  InputDataConfig: Array.from({ length: 3 }, (_, k) => ({ ChannelName: `c${k}`, DataSource: { S3DataSource: { S3Uri: `s3://bucket/data/${i}/${k}`, S3DataType: "S3Prefix" } } })),
  OutputDataConfig: { S3OutputPath: `s3://bucket/out/${i}`, KmsKeyId: "" }, ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
  SecondaryStatusTransitions: Array.from({ length: 5 }, (_, k) => ({ Status: "Starting", StartTime: new Date(1.7e12 + i * 1e6 + k).toISOString(), StatusMessage: "Preparing the instances for training" })),
  Tags: [{ Key: "team", Value: "growth" }, { Key: "run", Value: String(i) }],
});
const n = 50_000; let t = 0, cpu = 0, bytes = 0;
for (let b = 0; b < n; b += 100) { const batch = Array.from({ length: 100 }, (_, k) => ({ kind: "training-job", resource: job(b + k) })); bytes += JSON.stringify(batch[0]).length * 100; const c = process.cpuUsage(); const s = performance.now(); await r.redact(batch); t += performance.now() - s; const d = process.cpuUsage(c); cpu += d.user + d.system; }
console.log("50k jobs", (bytes/1e6).toFixed(0), "MB", (t / 1000).toFixed(1), "s wall; cpu", (cpu / 1e6).toFixed(1), "s");
