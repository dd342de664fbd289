import { type Channel, tls12, tls12cbc, tls13 } from "#lib/simulator/accounts/build/actors.ts";

/** Addresses are of the ranges kept for documentation (RFC 5737, RFC 3849). */
export const addresses = {
  officeNewYork: "203.0.113.10",
  officeDublin: "203.0.113.74",
  officeSeattle: "203.0.113.139",
  /** The intern's flat. */
  home: "198.51.100.23",
  homeOther: "198.51.100.87",
  githubRunner: "192.0.2.18",
  jenkins: "10.20.4.19",
  airflow: "10.20.6.80",
  observability: "192.0.2.140",
  stranger: "192.0.2.201",
  strangerV6: "2001:db8:bad:5eed::17",
} as const;

const browser = (system: string) =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36`;

export const agents = {
  mac: browser("Macintosh; Intel Mac OS X 10_15_7"),
  windows: browser("Windows NT 10.0; Win64; x64"),
  /** Since 2.32 it signs in with the console (`aws login`), and needs no access key. */
  cli: "aws-cli/2.32.6 md/awscrt#0.27.6 ua/2.1 os/macos#24.6.0 md/arch#arm64 lang/python#3.13.7 md/pyimpl#CPython m/Z,b,E cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#sagemaker",
  boto: "Boto3/1.40.61 md/Botocore#1.40.61 ua/2.1 os/linux#6.1.155-176.282.amzn2023 md/arch#x86_64 lang/python#3.12.9 md/pyimpl#CPython m/Z,b,e cfg/retry-mode#legacy Botocore/1.40.61 AWS-SageMaker-Python-SDK/2.254.1 Python/3.12.9",
  notebook:
    "Boto3/1.34.131 md/Botocore#1.34.131 ua/2.0 os/linux#4.14.355-280.664.amzn2 md/arch#x86_64 lang/python#3.10.14 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.131 AWS-SageMaker-Python-SDK/2.224.2 AWS-SageMaker-Notebook-Instance/al2",
  /** Before TLS 1.3, and no longer patched. */
  ancientBoto: "Boto3/1.9.253 Python/2.7.16 Linux/4.14.146-93.123.amzn1.x86_64 Botocore/1.12.253",
  terraform:
    "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) terraform-provider-aws/6.14.1 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.39.2 ua/2.1 os/linux lang/go#1.24.7 md/GOARCH#amd64 md/GOOS#linux api/sagemaker#1.215.1",
  java: "aws-sdk-java/2.33.4 md/io#sync md/http#Apache ua/2.1 os/Linux#5.10.242 lang/java#17.0.16 md/OpenJDK_64-Bit_Server_VM#17.0.16+8-LTS md/vendor#Amazon.com_Inc. m/D,N",
  kali: "Boto3/1.26.90 Python/3.10.8 Linux/6.0.0-kali3-amd64 Botocore/1.29.90",
  /** A caller may send any words as its user agent. */
  hostile: 'curl/8.5.0 "><script>alert(document.domain)</script>',
} as const;

const console_ = { tls: tls13, extra: { sessionCredentialFromConsole: "true" } };

export const channels = {
  consoleNewYork: { address: addresses.officeNewYork, agent: agents.mac, ...console_ },
  consoleDublin: { address: addresses.officeDublin, agent: agents.mac, ...console_ },
  consoleSeattle: { address: addresses.officeSeattle, agent: agents.windows, ...console_ },
  consoleHome: { address: addresses.home, agent: agents.windows, ...console_ },
  consoleAway: { address: addresses.homeOther, agent: agents.mac, ...console_ },
  cliNewYork: { address: addresses.officeNewYork, agent: agents.cli, tls: tls13 },
  cliDublin: { address: addresses.officeDublin, agent: agents.cli, tls: tls13 },
  cliSeattle: { address: addresses.officeSeattle, agent: agents.cli, tls: tls13 },
  github: { address: addresses.githubRunner, agent: agents.boto, tls: tls13 },
  githubTerraform: { address: addresses.githubRunner, agent: agents.terraform, tls: tls13 },
  jenkins: { address: addresses.jenkins, agent: agents.java, tls: tls12 },
  airflow: { address: addresses.airflow, agent: agents.ancientBoto, tls: tls12cbc },
  observability: { address: addresses.observability, agent: agents.java, tls: tls12 },
  stranger: { address: addresses.stranger, agent: agents.kali, tls: tls12 },
} satisfies Record<string, Channel>;
