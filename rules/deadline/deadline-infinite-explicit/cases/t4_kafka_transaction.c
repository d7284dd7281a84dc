#include <librdkafka/rdkafka.h>

/* -1 is the limit of the transaction for those that begin and end it, and no limit for the rest. */
void send_all(rd_kafka_t *rk) {
    rd_kafka_init_transactions(rk, -1);
    rd_kafka_begin_transaction(rk);
    rd_kafka_commit_transaction(rk, -1);
    rd_kafka_flush(rk, -1); /* expect: deadline-infinite-explicit */
}
