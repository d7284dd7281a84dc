from pyflink.datastream import StreamExecutionEnvironment
from pyflink.datastream.connectors.base import DeliveryGuarantee
from pyflink.datastream.connectors.kafka import KafkaSink

env = StreamExecutionEnvironment.get_execution_environment()
env.enable_checkpointing(60000)


def unnamed(schema):
    return KafkaSink.builder().set_bootstrap_servers("kafka:9092").set_record_serializer(schema).build()  # expect: stream-sink-guarantee-mismatch


def named(schema):
    return (
        KafkaSink.builder()
        .set_bootstrap_servers("kafka:9092")
        .set_record_serializer(schema)
        .set_delivery_guarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build()
    )
