// DuckDB, an embedded relational database, on the generated network: the counting queries as joins over the layout that
// suits it best, where a relationship to one end only is a column.
//
//   node duckdb.mjs lsqb MERGED QUERIES      counting, in memory
//   node duckdb.mjs import MERGED FILE       rows a second into FILE
import fs from 'node:fs';
import path from 'node:path';
import duckdb from '@duckdb/node-api';
import { queries, time } from './bench.mjs';

async function connected(file = ':memory:') {
    const instance = await duckdb.DuckDBInstance.create(file, { threads: '1' });
    const connection = await instance.connect();
    return async text => (await connection.run(text)).getRows();
}

/// Reads every table; gives the rows read.
async function load(ask, folder) {
    let rows = 0;
    for (const name of fs.readdirSync(folder).filter(f => f.endsWith('.csv'))) {
        const table = path.basename(name, '.csv');
        const told = await ask(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${path.join(folder, name)}', delim='|', header=true)`);
        rows += Number(told[0][0]);
    }
    return rows;
}

async function lsqb(folder, texts) {
    const ask = await connected();
    await load(ask, folder);
    await ask('INSERT INTO Person_knows_Person SELECT person2id, person1id FROM Person_knows_Person');
    await ask(fs.readFileSync(path.join(texts, 'duckdb', 'views.sql'), 'utf8'));
    for (const query of queries(texts, 'duckdb', '.sql').filter(q => q.name !== 'views')) await time(engine, query, ask);
}

async function importAll(folder, file) {
    for (const f of [file, `${file}.wal`]) fs.rmSync(f, { force: true });
    const ask = await connected(file);
    const start = performance.now();
    const rows = await load(ask, folder);
    await ask('CHECKPOINT');
    console.log(JSON.stringify({ engine, query: 'import, rows a second', value: rows / ((performance.now() - start) / 1000) }));
    console.log(JSON.stringify({ engine, query: 'file, MiB', value: fs.statSync(file).size / 2 ** 20 }));
}

const engine = `duckdb ${(await (await connected())('SELECT version()'))[0][0].slice(1)}`;
const [what, ...rest] = process.argv.slice(2);
await { lsqb, import: importAll }[what](...rest);
process.exit(0);
