#include <librdkafka/rdkafka.h>

static rd_kafka_conf_t *configuration(void) {
    char why[512];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", "kafka:9092", why, sizeof why);
    rd_kafka_conf_set(conf, "message.timeout.ms", "5000", why, sizeof why);
    return conf;
}

int send(const char *text, size_t n) {
    char why[512];
    rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, configuration(), why, sizeof why);
    rd_kafka_topic_t *orders = rd_kafka_topic_new(rk, "orders", NULL);
    rd_kafka_produce(orders, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, (void *)text, n, NULL, 0, NULL);
    rd_kafka_flush(rk, 10 * 1000); // answer: deadline bounded 10s
    return 0;
}

int drain(rd_kafka_t *rk) {
    rd_kafka_flush(rk, -1); // expect: deadline-infinite-explicit
    return 0;
}
