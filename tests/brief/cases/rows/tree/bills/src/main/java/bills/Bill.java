package bills;

import jakarta.persistence.Table;

@Table(name = "bill_rows")
public class Bill {
    String id;
}
