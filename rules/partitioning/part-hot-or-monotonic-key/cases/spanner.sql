-- expect: part-hot-or-monotonic-key
CREATE TABLE Readings (
  At TIMESTAMP NOT NULL,
  Device STRING(36) NOT NULL,
  Value FLOAT64,
) PRIMARY KEY (At, Device);

CREATE TABLE Orders (
  OrderId STRING(36) NOT NULL,
  PlacedAt TIMESTAMP NOT NULL,
) PRIMARY KEY (OrderId, PlacedAt DESC);

-- A table of a store that keeps no ranges by its key.
CREATE TABLE plain (at TIMESTAMP, device INT, PRIMARY KEY (at, device));
