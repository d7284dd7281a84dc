"""systems.py KIND N FOLDER: whole systems that are larger in one way than any that people run.

compose: N services in one file, each of which asks the next. routes: a gateway with N routes to N services, each with a breaker. nest: settings N levels deep.
implementations: N of one interface, called through it. chain: a handler that calls itself through N functions and asks another service at the end. catches: N
handlers whose failures are logged and forgotten, for types of failures that N files declare. pools: N queries of services that make several clients.
shared: N services that run one library. wide: N handlers that all ask one function, which asks N services. events: N kinds of messages, each made and handled in another service.
"""
import os
import sys

kind, n, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]


def w(name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


POM = "<project><groupId>shop</groupId><artifactId>%s</artifactId><dependencies>\n" \
      "<dependency><groupId>org.springframework.cloud</groupId><artifactId>spring-cloud-starter-gateway</artifactId><version>2.2.0</version></dependency>\n" \
      "</dependencies></project>\n"
FLASK = 'import requests\nfrom flask import Flask\n\napp = Flask(__name__)\n\n\n'


def compose():
    text = ["services:\n"]
    for i in range(n):
        text.append("  s%d:\n    build: ./s%d\n    environment:\n      NEXT_URL: http://s%d:8000\n    depends_on: [s%d]\n" % (i, i, (i + 1) % n, (i + 1) % n))
        w("s%d/Dockerfile" % i, "FROM python:3\nCOPY . .\nCMD python app.py\n")
        w("s%d/app.py" % i, "import os\n" + FLASK + '@app.get("/next%d")\ndef ask():\n    return requests.get(os.environ["NEXT_URL"] + "/next%d").text\n\n\n'
          'if __name__ == "__main__":\n    app.run(port=8000)\n' % (i, (i + 1) % n))
    w("docker-compose.yml", "".join(text))


def routes():
    text = ["spring:\n  application: {name: edge}\n  cloud:\n    gateway:\n      routes:\n"]
    for i in range(n):
        text.append("        - id: r%d\n          uri: lb://s%d\n          predicates: [Path=/r%d/**]\n          filters:\n            - CircuitBreaker=r%d\n" % (i, i % 300, i, i))
        w("edge/src/main/java/edge/K%d.java" % i, "package edge;\n\nclass K%d {\n    int f() {\n        return %d;\n    }\n}\n" % (i, i))
    w("edge/src/main/resources/application.yml", "".join(text))
    w("edge/pom.xml", POM % "edge")
    for i in range(min(n, 300)):
        w("s%d/pom.xml" % i, "<project><groupId>shop</groupId><artifactId>s%d</artifactId></project>\n" % i)
        w("s%d/src/main/resources/application.yml" % i, "spring:\n  application: {name: s%d}\n" % i)
        w("s%d/src/main/java/S%d.java" % (i, i), 'package s%d;\n\nimport org.springframework.web.bind.annotation.GetMapping;\nimport org.springframework.web.bind.annotation.RestController;\n\n'
          '@RestController\nclass S%d {\n    @GetMapping("/r%d/x")\n    String x() {\n        return "x";\n    }\n}\n' % (i, i, i))


def nest():
    w("docker-compose.yml", "services:\n" + "".join("  " * (i + 1) + "a%d:\n" % i for i in range(n)) + "  " * (n + 1) + "image: x\n")
    w("k8s.yaml", "apiVersion: v1\nkind: Deployment\nspec: " + "{a: " * n + "1" + "}" * n + "\n")
    w("list.yml", "a: " + "[" * n + "]" * n + "\n")
    w("appsettings.json", '{"a": ' * n + "1" + "}" * n + "\n")
    w("app.py", FLASK + '@app.get("/x")\ndef x():\n    return requests.get("http://a/x").text\n')


def implementations():
    w("src/Port.java", "package p;\n\npublic interface Port {\n    String ask(String id);\n}\n")
    for i in range(n):
        w("src/Port%d.java" % i, 'package p;\n\nimport org.springframework.web.client.RestTemplate;\n\nclass Port%d implements Port {\n    private final RestTemplate rest = new RestTemplate();\n    private Port next;\n\n'
          '    public String ask(String id) {\n        rest.getForObject("http://s%d/x/" + id, String.class);\n        return next.ask(id);\n    }\n}\n' % (i, i))
    w("src/Door.java", 'package p;\n\nimport org.springframework.web.bind.annotation.GetMapping;\nimport org.springframework.web.bind.annotation.RestController;\n\n@RestController\nclass Door {\n    private Port port;\n\n' +
      "".join('    @GetMapping("/d%d")\n    String d%d(String id) {\n        return port.ask(id);\n    }\n\n' % (i, i) for i in range(min(n, 100))) + "}\n")


def chain():
    w("app.py", FLASK + '@app.post("/x")\ndef f0(n):\n    return f1(n)\n\n\n' + "".join("def f%d(n):\n    requests.post(\"http://s%d/x\")\n    return f%d(n) or f%d(n)\n\n\n" % (i, i, (i + 1) % n, (i * 7 + 3) % n) for i in range(1, n)))


def catches():
    for i in range(n):
        w("e%d.py" % i, "".join("class Failure%d_%d(Exception):\n    pass\n\n\n" % (i, k) for k in range(10)) + "import logging\nimport requests\nfrom flask import Flask\n\napp = Flask(__name__)\n\n\n"
          '@app.post("/e%d")\ndef e%d():\n    try:\n        return requests.post("http://s%d/x").text\n    except requests.RequestException:\n        logging.warning("no answer")\n' % (i, i, i % 20))
    w("docker-compose.yml", "services:\n" + "".join("  s%d:\n    image: s%d\n" % (i, i) for i in range(20)))


def pools():
    for i in range(n):
        w("s%d/go.mod" % (i % 20), "module s%d\n\ngo 1.21\n" % (i % 20))
        w("s%d/q%d/q.go" % (i % 20, i), 'package q%d\n\nimport (\n\t"database/sql"\n\t"net/http"\n)\n\nvar db, _ = sql.Open("postgres", "postgres://db/x")\n\n'
          'func Ask%d(w http.ResponseWriter, r *http.Request) {\n\tdb.Exec("insert into t%d (a) values (1)")\n\thttp.Get("http://s%d/x")\n}\n\nfunc init() {\n\thttp.HandleFunc("/q%d", Ask%d)\n}\n' % (i, i, i, i % 20, i, i))


def shared():
    w("lib/go.mod", "module lib\n\ngo 1.21\n")
    w("lib/ask.go", 'package lib\n\nimport "net/http"\n\nfunc Ask(url string) {\n\thttp.Get(url)\n}\n')
    for i in range(n):
        w("s%d/go.mod" % i, "module s%d\n\ngo 1.21\n\nrequire lib v0.0.0\n\nreplace lib => ../lib\n" % i)
        w("s%d/main.go" % i, 'package main\n\nimport (\n\t"lib"\n\t"net/http"\n)\n\nfunc handle(w http.ResponseWriter, r *http.Request) {\n\tlib.Ask("http://s%d/x")\n}\n\nfunc main() {\n\thttp.HandleFunc("/x", handle)\n\thttp.ListenAndServe(":80", nil)\n}\n' % ((i + 1) % n))


def wide():
    w("app.py", FLASK + "def ask():\n" + "".join('    requests.get("http://s%d/x")\n' % i for i in range(n)) + "\n\n" + "".join('@app.get("/h%d")\ndef h%d():\n    return ask()\n\n\n' % (i, i) for i in range(n)))
    w("docker-compose.yml", "services:\n" + "".join("  s%d:\n    image: s%d\n" % (i, i) for i in range(n)))


def events():
    for i in range(n):
        w("s%d/go.mod" % i, "module s%d\n\ngo 1.21\n" % i)
        w("s%d/main.py" % i, 'import pika\n\n\ndef handle(ch, method, properties, body):\n    ch.basic_publish(exchange="", routing_key="q%d", body=body)\n    ch.basic_ack(method.delivery_tag)\n\n\n'
          'channel = pika.BlockingConnection(pika.ConnectionParameters("mq")).channel()\nchannel.basic_consume(queue="q%d", on_message_callback=handle)\nchannel.start_consuming()\n' % ((i + 1) % n, i))
        w("s%d/Dockerfile" % i, "FROM python:3\nCOPY . .\nCMD python main.py\n")


{f.__name__: f for f in (compose, routes, nest, implementations, chain, catches, pools, shared, wide, events)}[kind]()
