package shop;

import java.util.Collection;
import java.util.function.Consumer;

final class Each {
    static void each(Collection<Long> ids, Consumer<Long> turn) {
        ids.forEach(turn); // miss: load-remote-call-in-loop what is done in each turn stands in another file
    }
}
