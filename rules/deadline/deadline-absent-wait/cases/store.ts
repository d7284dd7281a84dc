import mysql from 'mysql2/promise';

const pool = mysql.createPool({ host: 'db', connectionLimit: 10 });

export async function pay(id: string) {
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await connection.query({ sql: 'UPDATE orders SET paid = true WHERE id = ?', timeout: 2000 }, [id]);
  await pool.query({ sql: 'UPDATE totals SET changed = true', timeout: 2000 }); // expect: deadline-absent-wait
  await connection.commit();
  connection.release();
}

export async function payTogether(id: string) {
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await connection.query({ sql: 'UPDATE orders SET paid = true WHERE id = ?', timeout: 2000 }, [id]);
  await connection.query({ sql: 'UPDATE totals SET changed = true', timeout: 2000 });
  await connection.commit();
  await pool.query({ sql: 'UPDATE totals SET seen = true', timeout: 2000 });
  connection.release();
}
