// What both peers share: the network's files, queries with parameters, and how times are taken and told.
import fs from 'node:fs';
import path from 'node:path';

/// The text of each query, by the name of its file. Where the peer needs another text, it lies in a folder named for the peer.
export function queries(folder, peer, suffix = '.cypher') {
    const own = path.join(folder, peer);
    const names = new Set([folder, own].filter(fs.existsSync).flatMap(f => fs.readdirSync(f)).filter(f => f.endsWith(suffix)));
    return [...names].sort().map(name => {
        const file = [path.join(own, name), path.join(folder, name)].find(fs.existsSync);
        return { name: path.basename(name, suffix), text: fs.readFileSync(file, 'utf8') };
    });
}

/// The lines of a table below its heading.
export function* lines(file) {
    yield* fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
}

/// splitmix64, as dossier_short_bench draws.
function draws(seed) {
    const mask = (1n << 64n) - 1n;
    let state = BigInt(seed);
    return bound => {
        let z = state = (state + 0x9e3779b97f4a7c15n) & mask;
        z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
        z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
        return Number((z ^ (z >> 31n)) % BigInt(bound));
    };
}

/// The rules in a query's comments (`// $p: Person`, `// $d: 0..49`, `// $w: a, b`), as functions from draws to a value.
function rules(text, ids) {
    return [...text.matchAll(/^\/\/ \$(\w+): (.*)$/gm)].map(([, name, what]) => {
        const range = /^(\d+)\.\.(\d+)$/.exec(what);
        if (range) return [name, draw => Number(range[1]) + draw(Number(range[2]) - Number(range[1]) + 1)];
        const choices = what.includes(',') ? what.split(', ') : ids(what);
        return [name, draw => choices[draw(choices.length)]];
    });
}

const now = () => performance.now();

export function report(engine, query, count, times) {
    const sorted = times.toSorted((a, b) => a - b);
    console.log(JSON.stringify({
        engine, query, count: Number(count), median_ms: sorted[sorted.length >> 1], min_ms: sorted[0], max_ms: sorted.at(-1),
    }));
}

/// One warm-up, then five runs; three of what takes over a second, one of what takes over ten. `ask` gives rows of values.
export async function time(engine, { name, text }, ask) {
    let start = now();
    const [[count]] = await ask(text);
    const warm = now() - start;
    const times = [];
    for (let left = warm > 10000 ? 1 : warm > 1000 ? 3 : 5; left > 0; --left) {
        start = now();
        await ask(text);
        times.push(now() - start);
    }
    report(engine, name, count, times);
}

/// A prepared query with other parameters each time, as long and as often as dossier_short_bench asks it; the count is the sum of all
/// numbers in the first five answers.
export async function timeShort(engine, { name, text }, ids, prepared) {
    const parameters = rules(text, ids);
    const drawn = draw => Object.fromEntries(parameters.map(([key, rule]) => [key, rule(draw)]));
    await prepared(drawn(draws(1)));
    const draw = draws(7), times = [];
    let sum = 0, check = 0;
    while (times.length < 500 && (times.length < 5 || sum < 2000)) {
        const values = drawn(draw), start = now(), rows = await prepared(values), took = now() - start;
        if (times.length < 5) check += rows.flat().reduce((all, cell) => (typeof cell === 'string' ? all : all + Number(cell)), 0);
        times.push(took);
        sum += took;
    }
    report(engine, name, check, times);
}
