// Opens pages of reports in a browser: they show the figures of the report, load nothing else, and
// are accessible.
//
// Usage, from a folder with node_modules: node report_page_test.mjs PINGPONG GOLDEN.json
// Exits with 0 if there is no fault, otherwise with 1 after a line for each fault.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { faultsOf, ratioFaultsOf, readDrawings } from './marks.mjs';
import { makeReports } from './reports.mjs';

const require = createRequire(resolve('node_modules'));
const { chromium } = require('playwright-core');
const axe = require.resolve('axe-core/axe.min.js');

const [command, golden] = process.argv.slice(2);
const maxBytes = 500_000;
const phone = { width: 375, height: 800 }, desk = { width: 1000, height: 900 };
const charts = ['ratios', 'ladder', 'durations', 'percentiles', 'medians'];

// A page in a new context, with its console messages, errors and requests to the network.
async function open(browser, path, options) {
  const context = await browser.newContext({ viewport: desk, bypassCSP: true, ...options });
  const page = await context.newPage();
  const messages = [];
  page.on('console', (message) => messages.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(path).href)
      messages.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(path).href);
  return { context, page, messages };
}

async function checkDrawings(browser, report, viewport, addFault) {
  const { context, page, messages } =
    await open(browser, report.page, { bypassCSP: false, viewport });
  const drawings = await page.evaluate(readDrawings);
  messages.forEach(addFault);
  faultsOf(drawings, report.json).forEach(addFault);
  if (report.name === 'golden' || report.name === 'counts') {
    for (const id of charts) {
      const drawing = drawings.find((drawing) => drawing.id === id);
      if (!drawing || drawing.marks.length + drawing.bars.length + drawing.strips.length === 0)
        addFault(`the chart "${id}" is not there or has no marks`);
    }
  }
  if (report.name === 'payloads' || report.name === 'connections') {
    const sweep = drawings.find((drawing) => drawing.id === 'ratio-by-setting');
    if (!sweep || sweep.marks.length === 0)
      addFault('no chart shows how the ratio depends on what was varied');
  }
  for (const [id, known] of Object.entries(report.ratios ?? {}))
    ratioFaultsOf(drawings.find((drawing) => drawing.id === id), id, known).forEach(addFault);
  const top = await page.locator('header').innerText();
  if (!top.includes(report.banner) && !(report.otherwise && top.includes(report.otherwise)))
    addFault(`the top of the page does not say "${report.banner}"`);
  const pdf = await page.pdf({ format: 'A4' });
  if (pdf.length < 10_000)
    addFault(`it prints as ${pdf.length} bytes of PDF`);
  await context.close();
}

async function checkAccess(browser, report, colorScheme, addFault) {
  const { context, page } = await open(browser, report.page, { colorScheme });
  await page.addScriptTag({ path: axe });
  const unfold = () =>
    document.querySelectorAll('details').forEach((details) => (details.open = true));
  await page.evaluate(unfold);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { id, impact, help, nodes } of violations)
    if (['serious', 'critical'].includes(impact))
      addFault(`${colorScheme}: ${id}: ${help}: ${nodes[0].target}`);
  await context.close();
}

async function checkPhone(browser, report, addFault) {
  const { context, page } = await open(browser, report.page, { viewport: phone });
  const { wide, beyond, small } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    beyond: [...document.querySelectorAll('svg.chart')].filter((svg) => svg.checkVisibility())
      .filter((svg) => svg.getBoundingClientRect().right > window.innerWidth)
      .map((svg) => svg.id),
    small: [...document.querySelectorAll('svg text')].filter((text) => text.checkVisibility())
      .map((text) => ({
        words: text.textContent,
        px: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
      })).filter((text) => text.px < 11),
  }));
  if (wide > phone.width)
    addFault(`it is ${wide} px wide on a phone of ${phone.width}`);
  if (beyond.length > 0)
    addFault(`the chart "${beyond[0]}" has to be scrolled on a phone`);
  if (small.length > 0)
    addFault(`"${small[0].words}" is written in ${small[0].px} px on a phone`);
  await context.close();
}

async function check(browser, report) {
  const faults = [];
  const addFault = (fault) => faults.push(`${report.name}: ${fault}`);
  if (statSync(report.page).size >= maxBytes)
    addFault(`it has ${statSync(report.page).size} bytes`);
  for (const viewport of [desk, phone])
    await checkDrawings(browser, report, viewport,
                        (fault) => addFault(`${viewport.width} px: ${fault}`));
  for (const scheme of ['light', 'dark'])
    await checkAccess(browser, report, scheme, addFault);
  await checkPhone(browser, report, addFault);
  return faults;
}

const folder = mkdtempSync(join(tmpdir(), 'pingpong-pages-'));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
                                        args: ['--no-sandbox'] });
try {
  let faults = [], pages = 0;
  for (const report of await makeReports(resolve(command), resolve(golden), folder)) {
    faults = faults.concat(await check(browser, report));
    ++pages;
  }
  faults.forEach((fault) => console.error(fault));
  console.log(`${pages} pages, ${faults.length} faults`);
  process.exitCode = faults.length > 0 || pages === 0 ? 1 : 0;
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
