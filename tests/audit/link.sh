# Repositories together: who asks whom, and what is wrong only when both are seen.
. "$(dirname "$0")/lib.sh"
export SOURCE_DATE_EPOCH=1767225600

# repository NAME FILE: a commit with what the standard input says.
repository() {
  mkdir -p "$1"
  git -C "$1" init -q -b main
  cat >"$1/$2"
  printf 'FROM python:3\nCMD ["python", "%s"]\n' "$2" >"$1/Dockerfile"
  git -C "$1" add -A
  git -C "$1" commit -q -m one
}
repository checkout app.py <<'E2'
import requests


def pay(order):
    for attempt in range(4):
        try:
            return requests.post("http://payment/charges/" + order, timeout=2)
        except requests.RequestException:
            pass


def look(order):
    return requests.get("http://payment/nowhere/at/all", timeout=2)


def outside(order):
    return requests.get("https://payment.example.com/charges/" + order, timeout=2)
E2
repository payment server.py <<'E2'
import requests
from flask import Flask

app = Flask(__name__)


@app.route("/charges/<order>", methods=["POST"])
def charge(order):
    for attempt in range(5):
        try:
            return requests.post("https://bank.example/transfers", timeout=3).text
        except requests.RequestException:
            pass
    return "no", 503


@app.route("/charges/<order>", methods=["GET"])
def show(order):
    return order
E2
repository alone app.py <<'E2'
import requests


def pay(order):
    return requests.post("http://billing/charges/" + order, timeout=2)
E2
sed -i '1s/^/# payment\n/' payment/server.py
printf 'services:\n  payment:\n    build: .\n' >payment/compose.yaml
git -C payment add -A && git -C payment commit -q -m name
printf 'key,path\ncheckout,checkout\npayment,payment\nalone,alone\n' >table.csv
exits 0 "$program" audit run --manifest table.csv
for card in faultline-audit/*/*/card.json; do node "$here/../tools/check-json.mjs" "$here/../../docs/schema/card.schema.json" "$card" >out 2>&1 || [ $? = 77 ] || { cat out >&2; fail "$card"; }; done
exits 0 "$program" audit merge --db audit.db faultline-audit
"$program" audit report --db audit.db >report
expect() { grep -qF -- "$1" report || { cat report >&2; fail "the report lacks: $1"; }; }
expect '| checkout | payment | 2 |'
expect 'one request may become 20 at POST https://bank.example/transfers'
expect 'is tried 4 times in checkout, and each time payment tries 5 times'
expect 'checkout gives POST http://payment/charges/\* up after 2000 ms, but payment waits 3000 ms for POST https://bank.example/transfers before it answers'
[ "$(grep -c '^| alone |' report)" = 0 ] || { cat report >&2; fail "somebody answers who does not"; }

# Messages: one who repeats them, one who does it twice; the name has a character that patterns of SQL know.
repository sender app.py <<'E2'
from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers="kafka:9092", retries=0)


def send(order):
    for attempt in range(3):
        try:
            producer.send("charge_orders", order).get(timeout=5)
            return
        except Exception:
            pass
E2
repository patient app.py <<'E2'
from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers="kafka:9092", retries=0)


def send(order):
    producer.send("charge_orders", order).get(timeout=5)
    producer.send("chargeXorders", order).get(timeout=5)
E2
repository taker Taker.java <<'E2'
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.client.RestTemplate;

class Taker {
  private final RestTemplate bank;

  Taker(RestTemplate bank) {
    this.bank = bank;
  }

  @KafkaListener(topics = "charge_orders", groupId = "pay")
  void on(String order) {
    bank.postForObject("https://bank.example/charges", order, String.class);
  }
}
E2
printf 'sender,sender\npatient,patient\ntaker,taker\n' >>table.csv
exits 0 "$program" audit run --manifest table.csv
exits 0 "$program" audit merge --db audit.db faultline-audit
"$program" audit report --db audit.db >report
expect '| idem-consumer-no-dedupe | warning |'
expect 'sender sends charge\_orders again when it fails, and taker does it twice: '
[ "$(grep -c 'patient sends' report)" = 0 ] || { cat report >&2; fail "one that sends once sends again"; }
expect '| topic | charge\_orders | kafka | 2 | patient, sender |'

# Procedures: three languages, each with the interface's file; a deadline goes with the request, so that none of them is shorter than what is behind it.
proto() {
  mkdir -p "$1"
  cat >"$1/payments.proto" <<'E2'
syntax = "proto3";

package pay.v1;

service Payments {
  rpc Charge (ChargeRequest) returns (ChargeReply);
  rpc Refund (ChargeRequest) returns (ChargeReply);
}

message ChargeRequest { string id = 1; }
message ChargeReply { string id = 1; }
E2
}
for name in desk till shop; do proto $name; done
repository desk client.py <<'E2'
import grpc

import payments_pb2
import payments_pb2_grpc

channel = grpc.insecure_channel("payments:50051")
stub = payments_pb2_grpc.PaymentsStub(channel)


def pay(order):
    for attempt in range(4):
        try:
            return stub.Charge(payments_pb2.ChargeRequest(id=order), timeout=2)
        except grpc.RpcError:
            pass


def refund(order):
    for attempt in range(4):
        try:
            return stub.Refund(payments_pb2.ChargeRequest(id=order), timeout=2)
        except grpc.RpcError:
            pass
E2
repository till server.py <<'E2'
from concurrent import futures

import grpc
import requests

import payments_pb2
import payments_pb2_grpc


class Payments(payments_pb2_grpc.PaymentsServicer):
    def Charge(self, request, context):
        for attempt in range(5):
            try:
                requests.post("https://bank.example/transfers", timeout=3)
                return payments_pb2.ChargeReply(id=request.id)
            except requests.RequestException:
                pass

    def Refund(self, request, context):
        return payments_pb2.ChargeReply(id=request.id)


def serve():
    server = grpc.server(futures.ThreadPoolExecutor())
    payments_pb2_grpc.add_PaymentsServicer_to_server(Payments(), server)
    server.add_insecure_port("[::]:50051")
    server.start()
    server.wait_for_termination()


serve()
E2
repository shop main.go <<'E2'
package main

import (
	"context"
	"time"

	"google.golang.org/grpc"

	pb "example.com/shop/proto"
)

func main() {
	conn, _ := grpc.Dial("payments:50051", grpc.WithInsecure())
	client := pb.NewPaymentsClient(conn)
	for i := 0; i < 3; i++ {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		_, err := client.Charge(ctx, &pb.ChargeRequest{Id: "1"})
		cancel()
		if err == nil {
			return
		}
	}
}
E2
printf 'desk,desk\ntill,till\nshop,shop\n' >>table.csv
exits 0 "$program" audit run --manifest table.csv
exits 0 "$program" audit merge --db audit.db faultline-audit
"$program" audit report --db audit.db >report
expect '| desk | till | 2 |'
expect '| shop | till | 1 |'
expect 'Payments/Charge is tried 4 times in desk, and each time till tries 5 times'
expect 'Payments/Charge is tried 3 times in shop, and each time till tries 5 times'
[ "$(grep -c 'Payments/Refund is tried' report)" = 0 ] || { cat report >&2; fail "a procedure with nothing behind it"; }
[ "$(grep -c 'gives Payments/' report)" = 0 ] || { cat report >&2; fail "a deadline that goes with the request is taken for a shorter one"; }

# Locks of one name: they exclude one another, whoever takes them; and a name of which a piece is not known.
repository night night.py <<'E2'
import redis

store = redis.Redis(socket_timeout=2)
NAME = "nightly" + "-report"


def work(order):
    with store.lock(NAME, timeout=30, blocking_timeout=5):
        store.incr("reports")
    with store.lock(f"order:{order}", timeout=30, blocking_timeout=5):
        store.incr("orders")
    with store.lock(order, timeout=30, blocking_timeout=5):
        store.incr("others")
E2
repository day Day.java <<'E2'
import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;

class Day {
  private final RedissonClient store;

  Day(RedissonClient store) {
    this.store = store;
  }

  void work(String order) throws InterruptedException {
    RLock lock = store.getLock("nightly-report");
    if (lock.tryLock(5, 30, TimeUnit.SECONDS)) {
      lock.unlock();
    }
    RLock other = store.getLock("order:" + order);
    if (other.tryLock(5, 30, TimeUnit.SECONDS)) {
      other.unlock();
    }
  }
}
E2
printf 'night,night\nday,day\n' >>table.csv
exits 0 "$program" audit run --manifest table.csv
for card in faultline-audit/*/*/card.json; do node "$here/../tools/check-json.mjs" "$here/../../docs/schema/card.schema.json" "$card" >out 2>&1 || [ $? = 77 ] || { cat out >&2; fail "$card"; }; done
exits 0 "$program" audit merge --db audit.db faultline-audit
"$program" audit report --db audit.db >report
expect '| lock of this name | nightly-report | redis | 2 | day, night |'
expect '| lock of this name | order:\* | redis | 2 | day, night |'

# In any order, and again.
rm -f other.db*
exits 0 "$program" audit run --manifest table.csv --out parts --shard 0/2
exits 0 "$program" audit run --manifest table.csv --out parts1 --shard 1/2
exits 0 "$program" audit merge --db other.db parts1
exits 0 "$program" audit merge --db other.db parts parts1
"$program" audit report --db other.db >again
cmp -s report again || { diff report again >&2; fail "merged in another order: something else"; }

# Two services of one name: nobody knows which one is meant.
cp -r payment second
sed -i 's/payment,payment/payment,payment\nsecond,second/' table.csv
exits 0 "$program" audit run --manifest table.csv
exits 0 "$program" audit merge --db audit.db faultline-audit
"$program" audit report --db audit.db >report
grep -q '^| checkout | payment |' report && fail "a name that two have was believed"

# A procedure that two repositories offer is nobody's, however often either does.
cp -r till till2
cp till2/server.py till2/spare.py
git -C till2 add -A && git -C till2 commit -q -m spare
printf 'till2,till2\n' >>table.csv
exits 0 "$program" audit run --manifest table.csv
exits 0 "$program" audit merge --db audit.db faultline-audit
"$program" audit report --db audit.db >report
grep -q '^| desk | till' report && { cat report >&2; fail "a procedure that two offer was believed"; }
exit 0
