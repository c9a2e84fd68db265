// Opens pages of reports in a browser: they show the figures of the report, load nothing else, and
// are accessible; the first screen has the answer; the script does what it should.
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
const screen = { width: 1280, height: 900 };
const charts = {
  golden: ['ratios', 'ladder', 'percentiles', 'medians'],
  counts: ['ratios', 'ladder', 'durations', 'densities', 'percentiles', 'medians'],
};

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
  for (const id of charts[report.name] ?? []) {
    const drawing = drawings.find((drawing) => drawing.id === id);
    if (!drawing || drawing.marks.length + drawing.bars.length + drawing.strips.length === 0)
      addFault(`the chart "${id}" is not there or has no marks`);
  }
  if (report.name === 'payloads' || report.name === 'connections') {
    const sweep = drawings.find((drawing) => drawing.id === 'ratio-by-setting');
    if (!sweep || sweep.marks.length === 0)
      addFault('no chart shows how the ratio depends on what was varied');
  }
  for (const [id, known] of Object.entries(report.ratios ?? {}))
    ratioFaultsOf(drawings.find((drawing) => drawing.id === id), id, known).forEach(addFault);
  if (report.name === 'several')
    ratioFaultsOf(drawings.find((drawing) => drawing.id === 'history'), 'history',
                  report.ratios.agreement, 'y').forEach(addFault);
  const top = await page.locator('header').innerText();
  if (!top.includes(report.banner) && !(report.otherwise && top.includes(report.otherwise)))
    addFault(`the top of the page does not say "${report.banner}"`);
  const pdf = await page.pdf({ format: 'A4' });
  if (pdf.length < 10_000)
    addFault(`it prints as ${pdf.length} bytes of PDF`);
  await context.close();
}

// The first screen has the answer, the ratio and the table; the table of contents stays in view.
async function checkFirstScreen(browser, report, addFault) {
  const { context, page } = await open(browser, report.page, { viewport: screen });
  const bottomOf = (selector) => page.evaluate(
    (wanted) => document.querySelector(wanted)?.getBoundingClientRect().bottom, selector);
  for (const part of report.firstScreen ?? []) {
    const bottom = await bottomOf(part);
    if (bottom === undefined || bottom > screen.height)
      addFault(`"${part}" ends at ${bottom} px, beyond the first screen`);
  }
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const top = await page.evaluate(
    () => document.querySelector('nav.contents').getBoundingClientRect().top);
  if (top !== 0)
    addFault(`the table of contents lies at ${top} px at the end of the page`);
  await context.close();
}

// With its policy in force: the box beside a mark, by pointer and by keyboard, and the switches.
async function checkScript(browser, report, addFault) {
  const { context, page } = await open(browser, report.page, { bypassCSP: false, viewport: screen });
  const box = page.locator('.mark-box');
  const mark = page.locator('svg.wide .mark[data-x]').first();
  await mark.scrollIntoViewIfNeeded();
  await mark.hover({ force: true });
  if (!/\d/.test(await box.innerText()))
    addFault('no box shows the figures of a mark that is pointed at');
  await page.mouse.move(0, 0);
  if (await box.innerText() !== '')
    addFault('the box stays when the pointer has left');
  const chart = page.locator('svg.wide', { has: page.locator('.mark[data-x]') }).first();
  await page.keyboard.press('Tab');
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  const shown = await box.innerText();
  if (!/\d/.test(shown))
    addFault('no box shows the figures of a mark that the keyboard has reached');
  await page.keyboard.press('Escape');
  if (await box.innerText() !== '')
    addFault('Escape does not close the box');
  const button = page.locator('#percentiles-figure .switches button').first();
  if (await button.count() === 0)
    addFault('the series of a chart cannot be switched');
  const name = await button.innerText();
  const visible = () => page.locator(`#percentiles [data-series="${name}"] path`).first().isVisible();
  await button.click();
  if (await visible() || await button.getAttribute('aria-pressed') !== 'false')
    addFault(`a click does not switch "${name}" off`);
  await button.click();
  if (!await visible())
    addFault(`a second click does not switch "${name}" on`);
  await context.close();
}

// Without its script the page has the same charts, and tooltips for their marks.
async function checkWithoutScript(browser, report, addFault) {
  const { context, page } = await open(browser, report.page, { javaScriptEnabled: false });
  if (await page.locator('.switches, .mark-box').count() > 0)
    addFault('without a script there are switches that do nothing');
  if (await page.locator('svg.wide .mark > title').count() === 0)
    addFault('without a script no mark has a tooltip');
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
  const cut = await page.evaluate(() => [...document.querySelectorAll('table, pre, .octets, td, th')]
    .filter((part) => part.checkVisibility() && !part.closest('thead'))
    .filter((part) => part.getBoundingClientRect().right > window.innerWidth ||
                      part.scrollWidth > part.clientWidth + 1)
    .map((part) => part.innerText.slice(0, 40)));
  if (cut.length > 0)
    addFault(`"${cut[0]}" is cut on a phone`);
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
  await checkFirstScreen(browser, report, addFault);
  if (report.name === 'counts') {
    await checkScript(browser, report, addFault);
    await checkWithoutScript(browser, report, addFault);
  }
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
