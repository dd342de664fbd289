import { expect, test } from "vitest";
import { skippedVerification, weakenedDefences } from "#lib/analysis/scripts/weakened.ts";

test.each([
  "systemctl stop amazon-cloudwatch-agent",
  "sudo systemctl disable --now amazon-ssm-agent.service",
  "service auditd stop",
  "pkill -9 falcon-sensor",
  "yum remove -y amazon-ssm-agent",
  "rpm -e SentinelAgent sentinelone",
  "amazon-cloudwatch-agent-ctl -m ec2 -a stop",
  "setenforce 0",
  "sed -i s/SELINUX=enforcing/SELINUX=disabled/ /etc/selinux/config",
  "iptables -F",
  "iptables -P INPUT ACCEPT",
  "ufw disable",
  "auditctl -e 0",
  "unset HISTFILE",
  "history -c && exit",
  "rm -rf /var/log/*",
  "> /var/log/secure",
  "cat /dev/null >| /var/log/wtmp",
  "aws cloudtrail stop-logging --name main",
  "aws guardduty delete-detector --detector-id x",
])("a defence goes: %s", (script) => {
  expect(weakenedDefences(`#!/bin/bash\n${script}`)).toMatchObject([{ lines: [2] }]);
});

test.each([
  "systemctl restart amazon-cloudwatch-agent",
  "amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s",
  "systemctl stop jupyter-server",
  "yum install -y amazon-cloudwatch-agent",
  "iptables -A OUTPUT -d 169.254.169.254 -j DROP",
  "rm -f /var/log/jupyter.log.1",
  "echo done >> /var/log/jupyter.log",
  "echo done >> /var/log/cloud-init-output.log",
  "exec > >(tee -a /var/log/cloud-init-output.log) 2>&1",
  "grep x 2>/dev/null /var/log/messages",
  "docker run --rm -v /var/log/messages:/log reader",
  "aws cloudtrail lookup-events",
  "echo the history -- continued",
])("a defence stays: %s", (script) => {
  expect(weakenedDefences(script)).toEqual([]);
});

test.each([
  "curl -k https://example.com/x -o x",
  "curl -sSLk https://example.com/x",
  "curl --insecure https://example.com",
  "wget --no-check-certificate https://example.com/x",
  "git config --global http.sslVerify false",
  "export GIT_SSL_NO_VERIFY=1",
  "export PYTHONHTTPSVERIFY=0",
  "npm config set strict-ssl false",
  "conda config --set ssl_verify false",
  "aws s3 cp s3://b/k . --no-verify-ssl",
  "ssh -o StrictHostKeyChecking=no git@github.com",
  "pip install --trusted-host pypi.example.com x",
  "pip config --global set global.trusted-host pypi.example.com",
  "pip install --index-url http://pypi.example.com/simple x",
  "yum install -y --nogpgcheck x",
  "apt-get install --allow-unauthenticated x",
])("nothing is verified: %s", (script) => {
  expect(skippedVerification(`#!/bin/bash\n${script}`)).toMatchObject([{ lines: [2] }]);
});

test.each([
  "curl -sSL https://example.com/x -o k",
  "curl -k https://localhost:8443/api/sessions",
  "curl --keepalive-time 2 https://example.com",
  "curl -K options https://example.com",
  "curl -i http://example.com/health",
  "export PIP_INDEX_URL=http://localhost:3141/root/pypi",
  "ssh -o StrictHostKeyChecking=accept-new git@github.com",
  "pip config --global set global.index-url https://packages.example.internal/simple",
  "git config --global http.sslVerify true",
  "conda config --set ssl_verify /etc/ssl/ca.pem",
  "pip install -i https://packages.example.internal/simple x",
])("it is verified: %s", (script) => {
  expect(skippedVerification(script)).toEqual([]);
});
