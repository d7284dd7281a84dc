from cassandra.cluster import Cluster

session = Cluster(["cassandra"]).connect("shop")


def take(seat, user):
    return session.execute("INSERT INTO seats (id, holder) VALUES (%s, %s) IF NOT EXISTS", (seat, user)).was_applied


def give_back(seat):
    session.execute("DELETE FROM seats WHERE id = %s", (seat,))  # expect: rep-conditional-write-bypassed


def give_back_right(seat, user):
    session.execute("DELETE FROM seats WHERE id = %s IF holder = %s", (seat, user))


# Silent: another table, all of whose writes go without a condition.
def book(order):
    session.execute("INSERT INTO orders (id) VALUES (%s)", (order.id,))
