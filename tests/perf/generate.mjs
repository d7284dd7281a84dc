// Writes a Java program of so many lines: services of a shop with clients, repositories, handlers and consumers that call one another across files, as
// people write them. The same number gives the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const nouns = ['Order', 'Payment', 'Stock', 'Customer', 'Invoice', 'Shipment', 'Basket', 'Price', 'Refund', 'Voucher', 'Address', 'Review'];
const verbs = ['load', 'store', 'reserve', 'release', 'confirm', 'cancel', 'publish', 'refresh'];

function random(seed) { // a small generator of our own: the same everywhere
  let state = seed * 2654435761 >>> 0 || 1;
  return (n) => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state % n;
  };
}

const header = (pack, imports) => `/*
 * Part of a program that is written to be measured.
 */
package ${pack};

${imports.map((name) => `import ${name};`).join('\n')}

`;

function client(pack, name, pick) {
  const calls = verbs.map((verb, i) => `  /** Asks the other service to ${verb} a ${name.toLowerCase()}. */
  public ${name}Record ${verb}${name}(String id, int amount) {
    if (id == null || id.isEmpty()) {
      throw new IllegalArgumentException("id is missing");
    }
    String url = baseUrl + "/${name.toLowerCase()}/" + id + "?amount=" + amount;
    for (int attempt = 0; attempt < ${2 + pick(4)}; attempt++) {
      try {
        ${name}Record answer = http.getForObject(url, ${name}Record.class);
        log.info("${verb} {} gave {}", id, answer);
        return answer;
      } catch (RestClientException e) {
        log.warn("attempt {} of ${verb} failed", attempt, e);${i % 2 ? `\n        pause(${100 + pick(900)});` : ''}
      }
    }
    return null;
  }
`).join('\n');
  return header(pack, ['java.util.List', 'org.slf4j.Logger', 'org.slf4j.LoggerFactory', 'org.springframework.stereotype.Component', 'org.springframework.web.client.RestClientException', 'org.springframework.web.client.RestTemplate']) +
`@Component
public class ${name}Client {
  private static final Logger log = LoggerFactory.getLogger(${name}Client.class);

  private final RestTemplate http;
  private final String baseUrl;

  public ${name}Client(RestTemplate http, ClientSettings settings) {
    this.http = http;
    this.baseUrl = settings.getBaseUrl();
  }

${calls}
  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
`;
}

function handler(pack, name, other, otherPack, pick) {
  const methods = verbs.map((verb) => `  @PostMapping("/${name.toLowerCase()}/{id}/${verb}")
  @Transactional
  public ${name}Record ${verb}(@PathVariable String id, @RequestBody ${name}Request request) {
    ${name}Record found = repository.findById(id).orElseThrow();
    List<String> lines = new ArrayList<>();
    for (String line : request.getLines()) {
      if (line.startsWith("#")) {
        continue;
      }
      lines.add(line.trim());
    }
    found.setLines(lines);
    if (lines.size() > ${10 + pick(90)}) {
      ${other.toLowerCase()}.${verb}${other}(id, lines.size());
    }
    repository.save(found);
    kafka.send("${name.toLowerCase()}-${verb}", id, found.toString());
    return found;
  }
`).join('\n');
  return header(pack, ['java.util.ArrayList', 'java.util.List', 'org.springframework.kafka.core.KafkaTemplate', 'org.springframework.transaction.annotation.Transactional', 'org.springframework.web.bind.annotation.PathVariable', 'org.springframework.web.bind.annotation.PostMapping', 'org.springframework.web.bind.annotation.RequestBody', 'org.springframework.web.bind.annotation.RestController', `${otherPack}.${other}Client`]) +
`@RestController
public class ${name}Handler {
  private final ${name}Repository repository;
  private final ${other}Client ${other.toLowerCase()};
  private final KafkaTemplate<String, String> kafka;

  public ${name}Handler(${name}Repository repository, ${other}Client ${other.toLowerCase()}, KafkaTemplate<String, String> kafka) {
    this.repository = repository;
    this.${other.toLowerCase()} = ${other.toLowerCase()};
    this.kafka = kafka;
  }

${methods}}
`;
}

function record(pack, name, pick) {
  const fields = Array.from({ length: 8 + pick(12) }, (_, i) => `value${i}`);
  return header(pack, ['java.util.List', 'java.util.Objects']) + `public class ${name}Record {
  private List<String> lines;
${fields.map((f) => `  private String ${f};`).join('\n')}

  public List<String> getLines() {
    return lines;
  }

  public void setLines(List<String> lines) {
    this.lines = lines;
  }

${fields.map((f) => { const F = f[0].toUpperCase() + f.slice(1); return `  public String get${F}() {
    return ${f};
  }

  public void set${F}(String ${f}) {
    this.${f} = Objects.requireNonNull(${f});
  }
`; }).join('\n')}}
`;
}

const repository = (pack, name) => header(pack, ['org.springframework.data.jpa.repository.JpaRepository']) + `public interface ${name}Repository extends JpaRepository<${name}Record, String> {
}
`;
const request = (pack, name) => header(pack, ['java.util.List']) + `public class ${name}Request {
  private List<String> lines;

  public List<String> getLines() {
    return lines;
  }
}
`;

const settings = (pack) => header(pack, ['org.springframework.boot.context.properties.ConfigurationProperties']) + `@ConfigurationProperties("client")
public class ClientSettings {
  private String baseUrl;

  public String getBaseUrl() {
    return baseUrl;
  }
}
`;

export function generate(folder, lines) {
  let written = 0;
  const write = (pack, name, text) => {
    const at = join(folder, 'src/main/java', ...pack.split('.'));
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, `${name}.java`), text);
    written += text.split('\n').length - 1;
  };
  for (let shop = 0; written < lines; shop++) {
    const pack = `org.example.shop${shop}`;
    const pick = random(shop + 1);
    write(pack, 'ClientSettings', settings(pack));
    for (let i = 0; i < nouns.length && written < lines; i++) {
      const name = nouns[i], other = nouns[(i + 1 + pick(nouns.length - 1)) % nouns.length];
      const otherPack = shop && pick(4) === 0 ? `org.example.shop${pick(shop)}` : pack; // one in four calls goes to another part
      write(pack, `${name}Client`, client(pack, name, pick));
      write(pack, `${name}Handler`, handler(pack, name, other, otherPack, pick));
      write(pack, `${name}Record`, record(pack, name, pick));
      write(pack, `${name}Repository`, repository(pack, name));
      write(pack, `${name}Request`, request(pack, name));
    }
  }
  return written;
}
