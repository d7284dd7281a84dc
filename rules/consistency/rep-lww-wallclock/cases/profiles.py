import time

from cassandra.cluster import Cluster

session = Cluster(["cassandra"]).connect("shop")


def stamped(profile_id, name):
    session.execute(  # expect: rep-lww-wallclock
        "UPDATE profiles USING TIMESTAMP %s SET name = %s WHERE id = %s",
        (int(time.time() * 1000000), name, profile_id),
    )


def of_the_event(event):
    session.execute(
        "UPDATE profiles USING TIMESTAMP %s SET name = %s WHERE id = %s",
        (event.offset, event.name, event.id),
    )


def plain(profile_id, name):
    session.execute("UPDATE profiles SET name = %s WHERE id = %s", (name, profile_id))
