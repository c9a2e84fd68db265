// Reports to check: the golden one, and new ones of the command under test.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

// Exit statuses of runs whose reports are checked: slower, undecided, invalid, failed.
const expected = [0, 1, 3, 4, 5];

function run(command, words) {
  const done = spawnSync(command, words, { encoding: 'utf8', timeout: 300_000 });
  if (!expected.includes(done.status))
    throw new Error(`${words.join(' ')}: exit status ${done.status}: ${done.stderr.slice(-500)}`);
}

// Plays with these options and keeps the report as JSON and as a page.
function play(command, folder, name, options) {
  run(command, ['run', '--quiet', ...options, '-o', join(folder, `${name}.json`),
                '-o', join(folder, `${name}.html`)]);
}

// A run that would take hours, interrupted as soon as something was measured.
async function playAndInterrupt(command, folder, name) {
  const json = join(folder, `${name}.json`);
  const running = spawn(command, ['run', '--quiet', '--counts', '100,1000000000', '--rounds', '1',
                                  '-o', json, '-o', join(folder, `${name}.html`)],
                        { stdio: 'ignore' });
  const ended = new Promise((resolve) => running.on('exit', resolve));
  for (let i = 0; i < 1200 && !(existsSync(json) && statSync(json).size > 0); ++i)
    await wait(100);
  running.kill('SIGINT');
  const status = await ended;
  if (status !== 130)
    throw new Error(`an interrupted run: exit status ${status}, not 130`);
}

// All reports: each with its name, the path of its page, its JSON, and the banner that its page must
// have at the top.
export async function makeReports(command, golden, folder) {
  const banners = {
    golden: 'Not all contenders finished.',
    counts: '',
    payloads: '',
    connections: '',
    failed: 'Not all contenders finished.',
    interrupted: 'Interrupted.',
    alone: 'No conclusion.',
  };
  const firstScreens = {
    counts: ['.answer', '#ratios-figure', '#ratio table'],
    payloads: ['.answer', '#ratios-figure', '#ratio table'],
  };
  run(command, ['report', golden, '-o', join(folder, 'golden.html'),
                '-o', join(folder, 'golden.json')]);
  play(command, folder, 'counts', ['--counts', '200,500,1000', '--rounds', '4']);
  play(command, folder, 'payloads', ['--counts', '200', '--payload', '5,1K', '--rounds', '2',
                                     '--sensitivity']);
  play(command, folder, 'connections', ['--counts', '400', '--connections', '1,8', '--rounds', '2']);
  // Nothing listens on port 1.
  play(command, folder, 'failed', ['--counts', '100', '--rounds', '1', '--http',
                                   'http://127.0.0.1:1/']);
  play(command, folder, 'alone', ['--counts', '100', '--rounds', '1', '--protocols', 'ws']);
  await playAndInterrupt(command, folder, 'interrupted');
  const reports = Object.entries(banners).map(([name, banner]) => ({
    name,
    banner,
    firstScreen: firstScreens[name],
    page: join(folder, `${name}.html`),
    json: JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')),
  }));
  return [...reports, ...pagesOfSeveral(command, folder)];
}

// The pages of several reports and of the changes between two. They have no JSON of their own: their
// figures are those of the reports.
function pagesOfSeveral(command, folder) {
  const path = (name) => join(folder, name);
  const jsonOf = (name) => JSON.parse(readFileSync(path(name), 'utf8'));
  const runs = ['counts.json', 'again.json'];
  play(command, folder, 'again', ['--counts', '200,500,1000', '--rounds', '4']);
  run(command, ['report', ...runs.map(path), '-o', path('several.html')]);
  run(command, ['compare', ...runs.map(path), '-o', path('changed.html'), '-o', path('changed.json')]);
  const claims =
    runs.flatMap((name) => jsonOf(name).comparisons).map((each) => each.claim.estimate);
  const changed = jsonOf('changed.json').changes.flatMap((each) => each.ratio?.estimate ?? []);
  const nothing = { comparisons: [], blocks: [], trials: [] };
  return [
    { name: 'several', banner: 'of 2 runs', otherwise: 'in both runs', page: path('several.html'),
      json: nothing, ratios: { agreement: claims } },
    { name: 'changed', banner: 'egression', page: path('changed.html'), json: nothing,
      ratios: { agreement: claims, changes: changed } },
  ];
}
