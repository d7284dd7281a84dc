package shop;

import com.eventstore.dbclient.AppendToStreamOptions;
import com.eventstore.dbclient.EventData;
import com.eventstore.dbclient.EventStoreDBClient;
import com.eventstore.dbclient.ExpectedRevision;
import com.eventstore.dbclient.ReadStreamOptions;

class Seats {
  private final EventStoreDBClient store;

  Seats(EventStoreDBClient store) {
    this.store = store;
  }

  void book(String show, EventData booked) throws Exception {
    var seen = store.readStream(show, ReadStreamOptions.get()).get();
    store.appendToStream(show, booked).get(); // expect: es-append-without-expected-version
  }

  void bookWith(String concert, EventData booked) throws Exception {
    var seen = store.readStream(concert, ReadStreamOptions.get()).get();
    store.appendToStream(concert, AppendToStreamOptions.get(), booked).get(); // expect: es-append-without-expected-version
  }

  void bookAt(String play, EventData booked) throws Exception {
    var seen = store.readStream(play, ReadStreamOptions.get()).get();
    var options = AppendToStreamOptions.get().expectedRevision(ExpectedRevision.expectedRevision(seen.getLastStreamPosition()));
    store.appendToStream(play, options, booked).get();
  }
}
