from esdbclient import EventStoreDBClient, NewEvent, StreamState

client = EventStoreDBClient(uri="esdb://events:2113")


def book(show, booked: NewEvent):
    taken = client.get_stream(show)
    if booked in taken:
        raise ValueError(show)
    client.append_to_stream(show, current_version=StreamState.ANY, events=[booked])  # expect: es-append-without-expected-version


def book_at(play, booked: NewEvent):
    taken = client.get_stream(play)
    client.append_to_stream(play, current_version=taken[-1].stream_position, events=[booked])
