// repositories.mjs FOLDER COUNT SEED: so many bare repositories of git, and on the standard output their rows of a manifest (key,path,owner).
//
// Services in five languages, some with settings and a compose file, that ask one another over HTTP, share topics and tables, and repeat what failed: so that
// findings arise in one repository, and others only when two are seen together. The same seed gives the same commits.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const [folder, count, seed] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4] ?? 1)];
let state = BigInt(seed) * 2654435761n + 88172645463325252n;
const random = (below) => { // xorshift
  state ^= (state << 13n) & 0xffffffffffffffffn;
  state ^= state >> 7n;
  state ^= (state << 17n) & 0xffffffffffffffffn;
  return Number(state % BigInt(below));
};
const words = ['order', 'stock', 'price', 'basket', 'route', 'parcel', 'voucher', 'review', 'ledger', 'invoice'];
const name = (n) => `svc-${n}`, cap = (word) => word[0].toUpperCase() + word.slice(1);

// What every language writes in its own way: an endpoint, a request with or without deadline and repetition, work around it.
const languages = {
  python: {
    start: ['python', 'app.py'],
    server: (s) => ['app.py', `import requests\nfrom flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route("/${s.word}s/<key>", methods=["POST"])\ndef handle(key):\n    for attempt in range(${s.attempts}):\n        try:\n            return requests.post("http://${s.asks}/${s.asked}s/" + key${s.deadline ? ', timeout=3' : ''}).text\n        except requests.RequestException:\n            pass\n    return "no", 503\n`],
    filler: (n, k) => [`lib/part${k}.py`, `class Part${k}:\n    def __init__(self, store):\n        self.store = store\n        self.rows = {}\n\n` + times(n, (i) => `    def step_${i}(self, row, limit=${i}):\n        found = self.store.find(row.key, limit)\n        if found is None:\n            return self.rows.get(row.key, ${i})\n        self.rows[row.key] = found.total + ${i}\n        return [part for part in found.parts if part.size > limit]\n\n`)],
  },
  go: {
    start: ['/app'],
    server: (s) => ['main.go', `package main\n\nimport (\n\t"net/http"\n\t"time"\n)\n\nvar client = &http.Client{${s.deadline ? 'Timeout: 3 * time.Second' : ''}}\n\nvar started = time.Now()\n\nfunc handle(w http.ResponseWriter, r *http.Request) {\n\tfor i := 0; i < ${s.attempts}; i++ {\n\t\tanswer, err := client.Post("http://${s.asks}/${s.asked}s/"+r.URL.Query().Get("key"), "text/plain", nil)\n\t\tif err == nil {\n\t\t\tanswer.Body.Close()\n\t\t\treturn\n\t\t}\n\t}\n\tw.WriteHeader(503)\n}\n\nfunc main() {\n\thttp.HandleFunc("POST /${s.word}s/{key}", handle)\n\thttp.ListenAndServe(":8080", nil)\n}\n`],
    filler: (n, k) => [`part${k}.go`, `package main\n\ntype part${k} struct {\n\trows map[string]int\n}\n\n` + times(n, (i) => `func (p *part${k}) step${i}(key string, limit int) (int, error) {\n\tfound, err := p.load(key, limit+${i})\n\tif err != nil {\n\t\treturn p.rows[key], err\n\t}\n\tp.rows[key] = found + ${i}\n\treturn found, nil\n}\n\n`) + `func (p *part${k}) load(key string, limit int) (int, error) {\n\treturn len(key) + limit, nil\n}\n`],
  },
  java: {
    start: ['java', '-jar', 'app.jar'],
    server: (s) => [`src/main/java/shop/${cap(s.word)}Controller.java`, `package shop;\n\nimport org.springframework.http.client.SimpleClientHttpRequestFactory;\nimport org.springframework.kafka.annotation.KafkaListener;\nimport org.springframework.web.bind.annotation.PathVariable;\nimport org.springframework.web.bind.annotation.PostMapping;\nimport org.springframework.web.bind.annotation.RestController;\nimport org.springframework.web.client.RestTemplate;\n\n@RestController\nclass ${cap(s.word)}Controller {\n  private final RestTemplate rest = ${s.deadline ? 'limited()' : 'new RestTemplate()'};\n\n  private static RestTemplate limited() {\n    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();\n    factory.setConnectTimeout(1000);\n    factory.setReadTimeout(3000);\n    return new RestTemplate(factory);\n  }\n\n  @PostMapping("/${s.word}s/{key}")\n  String handle(@PathVariable String key) {\n    for (int attempt = 0; attempt < ${s.attempts}; attempt++) {\n      try {\n        return rest.postForObject("http://${s.asks}/${s.asked}s/" + key, null, String.class);\n      } catch (RuntimeException e) {\n        continue;\n      }\n    }\n    return "no";\n  }\n\n  @KafkaListener(topics = "${s.topic}", groupId = "${s.name}")\n  void on(String message) {\n    rest.postForObject("http://${s.asks}/${s.asked}s/1", message, String.class);\n  }\n}\n`],
    filler: (n, k) => [`src/main/java/shop/Part${k}.java`, `package shop;\n\nimport java.util.HashMap;\nimport java.util.Map;\n\nclass Part${k} {\n  private final Map<String, Integer> rows = new HashMap<>();\n\n` + times(n, (i) => `  int step${i}(String key, int limit) {\n    Integer found = rows.get(key);\n    if (found == null) {\n      rows.put(key, limit + ${i});\n      return limit;\n    }\n    return Math.max(found, limit - ${i});\n  }\n\n`) + '}\n'],
  },
  typescript: {
    start: ['node', 'server.js'],
    server: (s) => ['src/server.ts', `import axios from 'axios';\nimport express from 'express';\n\nconst app = express();\n\napp.post('/${s.word}s/:key', async (request, response) => {\n  for (let attempt = 0; attempt < ${s.attempts}; attempt++) {\n    try {\n      const answer = await axios.post('http://${s.asks}/${s.asked}s/' + request.params.key, {}${s.deadline ? ', { timeout: 3000 }' : ''});\n      response.json(answer.data);\n      return;\n    } catch (error) {\n      continue;\n    }\n  }\n  response.status(503).end();\n});\n\napp.listen(8080);\n`],
    filler: (n, k) => [`src/part${k}.ts`, `export interface Row${k} { key: string; total: number }\n\nexport class Part${k} {\n  private rows = new Map<string, Row${k}>();\n\n` + times(n, (i) => `  step${i}(row: Row${k}, limit = ${i}): number {\n    const found = this.rows.get(row.key);\n    if (!found) {\n      this.rows.set(row.key, { ...row, total: row.total + ${i} });\n      return limit;\n    }\n    return found.total > limit ? found.total : ${i};\n  }\n\n`) + '}\n'],
  },
  worker: { // python again: what sends messages and writes tables
    start: ['python', 'worker.py'],
    server: (s) => ['worker.py', `import psycopg2\nfrom kafka import KafkaProducer\n\nproducer = KafkaProducer(bootstrap_servers="kafka:9092", retries=0)\nstore = psycopg2.connect("dbname=shop")\n\n\ndef send(${s.word}):\n    for attempt in range(${s.attempts}):\n        try:\n            producer.send("${s.topic}", ${s.word}).get(timeout=5)\n            break\n        except Exception:\n            pass\n    with store.cursor() as cursor:\n        cursor.execute("UPDATE ${s.table} SET state = 'sent' WHERE id = %s", (${s.word}["id"],))\n    store.commit()\n`],
    filler: (n, k) => languages.python.filler(n, k),
  },
};
function times(n, one) { return Array.from({ length: n }, (_, i) => one(i)).join(''); }

function filesOf(n) {
  const kind = Object.keys(languages)[n % 5], language = languages[kind];
  const asked = random(count), service = {
    name: name(n), word: words[n % 10], asks: name(asked), asked: words[asked % 10], attempts: 1 + random(5), deadline: random(2) === 0, topic: `${words[random(10)]}_events_${random(40)}`,
    table: `${words[random(10)]}_rows_${random(40)}`,
  };
  const files = [language.server(service), ['README.md', `# ${service.name}\n\nSeed ${seed}, number ${n}.\n`]];
  const parts = random(20) === 0 ? 40 + random(80) : random(12); // one in twenty is no small one
  for (let k = 0; k < parts; k++) files.push(language.filler(3 + random(30), k));
  if (random(10) < 9) files.push(['compose.yaml', `services:\n  ${service.name}:\n    build: .\n`], ['Dockerfile', `FROM scratch\nCMD ${JSON.stringify(language.start)}\n`]);
  if (random(3) === 0) files.push(['config/application.yml', `server:\n  port: 8080\nspring:\n  kafka:\n    producer:\n      retries: ${random(5)}\n`]);
  return files;
}

const run = (words, input) => {
  const done = spawnSync('git', words, { input, env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' } });
  if (done.status !== 0) throw new Error(`git ${words.join(' ')}: ${done.stderr}`);
};
mkdirSync(folder, { recursive: true });
for (let n = 0; n < count; n++) {
  const at = `${folder}/${name(n)}.git`, message = 'one';
  let stream = `commit refs/heads/main\ncommitter a <a@example.com> 1767225600 +0000\ndata ${message.length}\n${message}\n`;
  for (const [path, text] of filesOf(n)) stream += `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  run(['init', '-q', '--bare', '-b', 'main', at], '');
  run(['--git-dir', at, 'fast-import', '--quiet'], stream);
  process.stdout.write(`generated/${name(n)},${at},team-${n % 17}\n`);
}
