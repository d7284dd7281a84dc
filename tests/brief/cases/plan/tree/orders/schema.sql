CREATE TABLE payments (id SERIAL PRIMARY KEY, customer TEXT, cents INTEGER);
