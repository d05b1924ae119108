// Kùzu, an embedded graph database that speaks openCypher, on the generated network.
//
//   node kuzu.mjs lsqb EDGES PROPERTIES QUERIES      counting, in memory
//   node kuzu.mjs short EDGES PROPERTIES QUERIES     prepared statements with parameters, in memory
//   node kuzu.mjs import EDGES PROPERTIES FILE       rows a second into FILE
//   node kuzu.mjs open EDGES PROPERTIES FILE         opening FILE and one look-up; FILE is made where it is absent
//   node kuzu.mjs write FILE                         single statements and batches, in memory and in FILE
//
// Posts and comments are one table here, as a message's label cannot be a second one.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import kuzu from 'kuzu';
import { lines, queries, report, time, timeShort } from './bench.mjs';

const engine = `kuzu ${kuzu.VERSION}`;
const properties = {
    Person: 'firstName STRING, lastName STRING, birthYear INT64', Tag: 'name STRING', Forum: 'title STRING',
    Message: 'creationDate INT64, length INT64, content STRING',
};
const tableOf = label => (label === 'Post' || label === 'Comment' ? 'Message' : label);

/// Kùzu is fastest where a type has one pair of labels: the pair that the queries walk keeps the type's name.
const walkedFrom = { HAS_TAG: 'Message', IS_LOCATED_IN: 'Person', IS_PART_OF: 'City' };
function typeOf(name, from) {
    const type = name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
    return from === (walkedFrom[type] ?? from) ? type : `${from.toUpperCase()}_${type}`;
}

class Base {
    constructor(file = ':memory:') {
        this.database = new kuzu.Database(file, 8 * 2 ** 30);
        this.connection = new kuzu.Connection(this.database, 1);
        this.database.initSync();
        this.connection.initSync();
    }
    ask(text) { return taken(this.connection.querySync(text)); }
    prepare(text) {
        const statement = this.connection.prepareSync(text);
        if (!statement.isSuccess()) throw new Error(`${statement.getErrorMessage()} in ${text}`);
        return values => taken(this.connection.executeSync(statement, values));
    }
    close() {
        this.connection.closeSync();
        this.database.closeSync();
    }
}

function taken(result) {
    const rows = result.getAllSync().map(Object.values);
    result.close();
    return rows;
}

/// The tables of the folder: of nodes {label, file}, of relationships {type, from, to, file}.
function network(edges, props) {
    const nodes = [], relationships = [];
    for (const name of fs.readdirSync(edges).filter(f => f.endsWith('.csv'))) {
        const heading = fs.readFileSync(path.join(edges, name), 'utf8').split('\n', 1)[0];
        const ends = /:START_ID\((\w+)\)\|:END_ID\((\w+)\)/.exec(heading);
        if (ends) {
            const from = tableOf(ends[1]), to = tableOf(ends[2]);
            relationships.push({ type: typeOf(name.split('_')[1], from), from, to, file: path.join(edges, name) });
        } else {
            const label = tableOf(name.replace('.csv', ''));
            nodes.push({ label, file: path.join(properties[label] ? props : edges, name) });
        }
    }
    // Which replies answer a post: what the label would say.
    relationships.push({ type: 'REPLY_OF_POST', from: 'Message', to: 'Message', file: path.join(edges, 'Comment_replyOf_Post.csv') });
    return { nodes, relationships };
}

/// Friends stand once in the file; walks that may take either direction are fastest over both.
function bothWays(file) {
    const both = path.join(os.tmpdir(), `knows-${process.pid}.csv`);
    const all = [...lines(file)];
    fs.writeFileSync(both, ['from|to', ...all, ...all.map(line => line.split('|').reverse().join('|'))].join('\n') + '\n');
    return both;
}

/// Reads everything; gives the rows read.
function load(base, { nodes, relationships }, knowsBothWays) {
    const copy = (table, file) => {
        const [[told]] = base.ask(`COPY ${table} FROM '${file}' (HEADER=true, DELIM='|')`);
        return parseInt(told, 10);
    };
    const labels = new Set(nodes.map(n => n.label));
    for (const label of labels) base.ask(`CREATE NODE TABLE ${label}(id INT64${properties[label] ? `, ${properties[label]}` : ''}, PRIMARY KEY(id))`);
    for (const table of new Set(relationships.map(r => `${r.type}(FROM ${r.from} TO ${r.to})`))) base.ask(`CREATE REL TABLE ${table}`);
    let rows = 0;
    for (const { label, file } of nodes) rows += copy(label, file);
    for (const { type, file } of relationships) {
        const twice = type === 'KNOWS' && knowsBothWays ? bothWays(file) : null;
        rows += copy(type, twice ?? file);
        if (twice) fs.unlinkSync(twice);
    }
    return rows;
}

const remove = file => { for (const f of [file, `${file}.wal`]) fs.rmSync(f, { recursive: true, force: true }); };
const measure = (query, value) => console.log(JSON.stringify({ engine, query, value }));

async function lsqb(edges, props, folder) {
    const base = new Base();
    load(base, network(edges, props), true);
    for (const query of queries(folder, 'kuzu')) await time(engine, query, text => base.ask(text));
}

async function short(edges, props, folder) {
    const base = new Base();
    load(base, network(edges, props), false);
    const files = label => (label === 'Message' ? ['Post', 'Comment'] : [label]).map(f => path.join(props, `${f}.csv`));
    const ids = label => files(label).flatMap(file => [...lines(file)].map(line => Number(line.slice(0, line.indexOf('|')))));
    for (const query of queries(folder, 'kuzu')) await timeShort(engine, query, ids, base.prepare(query.text));
}

function importAll(edges, props, file) {
    remove(file);
    const base = new Base(file);
    const start = performance.now(), rows = load(base, network(edges, props), false);
    measure('import, rows a second', rows / ((performance.now() - start) / 1000));
    base.ask('CHECKPOINT');
    base.close();
    measure('file, MiB', fs.statSync(file).size / 2 ** 20);
}

function open(edges, props, file) {
    if (!fs.existsSync(file)) importAll(edges, props, file);
    const times = Array.from({ length: 5 }, () => {
        const start = performance.now(), base = new Base(file);
        base.ask('MATCH (p:Person {id: 933}) RETURN p.birthYear');
        const took = performance.now() - start;
        base.close();
        return took;
    });
    report(engine, 'open', 1, times);
}

/// Statements a second, for two seconds each; `rows` a statement makes.
function rate(base, text, values, rows = 1) {
    const run = base.prepare(text), start = performance.now();
    let n = 0;
    while (performance.now() - start < 2000) run(values(n++));
    return [rows * n / ((performance.now() - start) / 1000), n];
}

function write(file) {
    for (const [where, place] of [['in memory', undefined], ['in a file', file]]) {
        if (place) remove(place);
        const base = new Base(place);
        base.ask('CREATE NODE TABLE Note(id INT64, title STRING, body STRING, PRIMARY KEY(id))');
        base.ask('CREATE REL TABLE LINKS(FROM Note TO Note, weight INT64)');
        const body = 'a few words such as a note has';
        const [created, n] = rate(base, 'CREATE (:Note {id: $id, title: $title, body: $body})', i => ({ id: i, title: `note ${i}`, body }));
        measure(`CREATE a node, ${where}`, created);
        measure(`MERGE a node, ${where}`, rate(base, 'MERGE (n:Note {id: $id}) ON CREATE SET n.title = $title ON MATCH SET n.title = $title',
            i => ({ id: i % 2 ? i % n : n + i, title: `merged ${i}` }))[0]);
        measure(`CREATE a relationship, ${where}`, rate(base, 'MATCH (a:Note {id: $a}), (b:Note {id: $b}) CREATE (a)-[:LINKS {weight: 1}]->(b)',
            i => ({ a: i * 7919 % n, b: (i * 104729 + 1) % n }))[0]);
        measure(`SET a property, ${where}`, rate(base, 'MATCH (n:Note {id: $id}) SET n.title = $title', i => ({ id: i * 7919 % n, title: `set ${i}` }))[0]);
        measure(`UNWIND 1,000 nodes, ${where}`, rate(base, 'UNWIND $rows AS row CREATE (:Note {id: row.id, title: row.title, body: row.body})',
            i => ({ rows: Array.from({ length: 1000 }, (_, k) => ({ id: 10_000_000 + i * 1000 + k, title: `note ${k}`, body })) }), 1000)[0]);
        measure(`UNWIND 1,000 relationships, ${where}`, rate(base, 'UNWIND $rows AS row MATCH (a:Note {id: row.a}), (b:Note {id: row.b}) CREATE (a)-[:LINKS {weight: 1}]->(b)',
            i => ({ rows: Array.from({ length: 1000 }, (_, k) => ({ a: 10_000_000 + k, b: 10_000_000 + (k * 31 + i) % 1000 })) }), 1000)[0]);
        base.close();
        if (place) remove(place);
    }
}

const [what, ...rest] = process.argv.slice(2);
await { lsqb, short, import: importAll, open, write }[what](...rest);
process.exit(0);  // closing an embedded database at exit can wait for threads that are gone
