package owners;

import jakarta.persistence.Table;

@Table(name = "kinds")
public class Kind {
    String id;
}
