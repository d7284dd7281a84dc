package owners;

import jakarta.persistence.Table;

@Table(name = "owner_rows")
public class Row {
    String id;
}
