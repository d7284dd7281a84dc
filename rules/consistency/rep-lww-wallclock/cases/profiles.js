const cassandra = require('cassandra-driver')
const { Pool } = require('pg')

const client = new cassandra.Client({ contactPoints: ['cassandra'], localDataCenter: 'dc1' })
const pool = new Pool({ statement_timeout: 1000, query_timeout: 1000, connectionTimeoutMillis: 1000 })

async function stamped(id, name) {
  const now = Date.now() * 1000
  await client.execute('INSERT INTO profiles (id, name) VALUES (?, ?) USING TIMESTAMP ?', [id, name, now], { prepare: true }) // expect: rep-lww-wallclock
}

async function upserted(id, name) {
  await pool.query( // expect: rep-lww-wallclock
    `INSERT INTO profiles (id, name, changed_at) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, changed_at = EXCLUDED.changed_at WHERE EXCLUDED.changed_at > profiles.changed_at`,
    [id, name, new Date()]
  )
}

async function byVersion(id, name, version) {
  await pool.query(
    `INSERT INTO profiles (id, name, version) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, version = EXCLUDED.version WHERE EXCLUDED.version > profiles.version`,
    [id, name, version]
  )
}

// What is read is only said to be old: nobody's write is thrown away.
async function refresh(id) {
  const { rows } = await pool.query('SELECT id, fetched_at FROM profiles WHERE id = $1', [id])
  if (rows[0].fetched_at < new Date(Date.now() - 60000)) {
    await pool.query('UPDATE profiles SET fetched_at = now() WHERE id = $1', [id])
  }
}

module.exports = { stamped, upserted, byVersion, refresh }
