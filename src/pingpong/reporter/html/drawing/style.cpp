#include "pingpong/reporter/html/drawing/style.hpp"

namespace pingpong::html {

// The colours are those of Okabe and Ito; orange is darker on white, and blue lighter on black, so
// that every mark has a contrast of at least 3:1.
std::string_view style_sheet() noexcept {
    return R"css(
:root {
  color-scheme: light dark;
  --paper: #fffefb; --ink: #1c1b19; --muted: #5f5c56; --rule: #dedad1; --grid: #ebe7df;
  --band: #e9e5da; --wash: #f6f3ec; --alarm: #a4262c; --caution: #8a5a00;
  --blue: #0072b2; --orange: #c17f00; --vermilion: #d55e00; --bluish-green: #008f68;
  --reddish-purple: #c2669a; --none: #6b6b6b;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "Book Antiqua",
    "TeX Gyre Pagella", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", Arial,
    sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #161614; --ink: #e9e6df; --muted: #a9a49a; --rule: #3b3934; --grid: #2a2925;
    --band: #302e28; --wash: #201f1c; --alarm: #ff9b94; --caution: #f0c060;
    --blue: #56b4e9; --orange: #e69f00; --vermilion: #f0763a; --bluish-green: #2cc295;
    --reddish-purple: #dd93bd; --none: #a0a0a0;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 var(--serif); font-variant-numeric: lining-nums;
  overflow-wrap: break-word;
}
.page { max-width: 50rem; margin: 0 auto; padding: 0 1.25rem 3rem; }
header { padding-top: 1.75rem; }
a { color: inherit; text-decoration-color: var(--muted); text-underline-offset: .15em; }
h1 { font-size: 1.75rem; line-height: 1.15; font-weight: 600; letter-spacing: -.01em; margin: 0; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; font-weight: 600; margin: 3rem 0 .8rem; }
h3 { font-size: 1rem; font-weight: 600; margin: 0 0 .35rem; }
p { margin: 0 0 1rem; }
.run { color: var(--muted); font: .8125rem/1.5 var(--sans); margin: 0 0 .75rem; }
.answer { font-size: 1.2rem; line-height: 1.4; margin: .6rem 0 .5rem; text-wrap: pretty; }
.contents { font: .8125rem/1.35 var(--sans); color: var(--muted); }
.contents ul { list-style: none; margin: 0; padding: 0; }
.contents > ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-bottom: .75rem; }
.contents ul ul { display: none; }
.contents a { text-decoration: none; }
.contents a:hover { color: var(--ink); text-decoration: underline; }
.answers { display: grid; grid-template-columns: 7.5rem 1fr; gap: .7rem 1.25rem; margin: 0; }
.answers dt { font-style: italic; color: var(--muted); }
.answers dd { margin: 0; min-width: 0; }
.banner {
  border-left: 4px solid var(--caution); background: var(--wash); padding: .5rem .9rem;
  margin: 0 0 .75rem; font: .875rem/1.45 var(--sans);
}
.banner.invalid { border-color: var(--alarm); }
.banner strong { color: var(--caution); }
.banner.invalid strong { color: var(--alarm); }
.banner p, .banner ul { margin: 0; }
.banner ul { padding-left: 1.1rem; }
figure { margin: 2.75rem 0 0; scroll-margin-top: 1rem; }
h2 + figure { margin-top: 1rem; }
section:first-child > figure:first-child { margin-top: .5rem; }
code { font: .9em var(--mono); white-space: nowrap; }
pre code { font: inherit; white-space: inherit; }
figcaption, .note { font: .875rem/1.5 var(--sans); color: var(--muted); }
figcaption { margin-top: .4rem; }
figcaption strong { color: var(--ink); font-weight: 600; }
figcaption a { text-decoration: none; }
figcaption a:hover { text-decoration: underline; }
.note { margin: .6rem 0 0; }
.scroll { overflow-x: auto; max-width: 100%; }
:focus-visible { outline: 2px solid var(--blue); outline-offset: 3px; }
details { font: .875rem/1.5 var(--sans); margin-top: .5rem; }
summary { cursor: pointer; color: var(--muted); width: fit-content; padding: .15rem 0; }
summary:hover { color: var(--ink); }
table {
  border-collapse: collapse; font: .8125rem/1.4 var(--sans); font-variant-numeric: tabular-nums;
  margin: .9rem 0 .25rem; min-width: 100%;
}
caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
th, td { padding: .22rem .42rem; text-align: right; white-space: nowrap; font-weight: 400; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
th[scope=row], .words { text-align: left; }
td.words { white-space: normal; max-width: 22rem; }
thead th { color: var(--muted); border-bottom: 1px solid var(--ink); vertical-align: bottom; }
tbody tr + tr > * { border-top: 1px solid var(--grid); }
tbody tr.invalid > * { color: var(--alarm); }
tbody tr:last-child > * { border-bottom: 1px solid var(--rule); }
pre, .octets {
  font: .8125rem/1.5 var(--mono); background: var(--wash); padding: .8rem 1rem; margin: 0 0 .75rem;
  overflow-x: auto;
}
pre:has(code) { white-space: pre-wrap; overflow-wrap: anywhere; }
.warnings { padding-left: 0; list-style: none; margin: 0; }
.warnings li { margin-bottom: .7rem; padding-left: 1rem; border-left: 3px solid var(--rule); }
.warnings li.warning { border-color: var(--caution); }
.warnings li.invalid { border-color: var(--alarm); }
.warnings strong { font: 600 .8125rem var(--sans); text-transform: uppercase; letter-spacing: .04em; }
.warning strong { color: var(--caution); }
.invalid strong { color: var(--alarm); }
.note strong { color: var(--muted); }
.columns { columns: 20rem 2; column-gap: 2.5rem; }
.facts { break-inside: avoid; margin-bottom: 1.4rem; font: .8125rem/1.45 var(--sans); }
.facts dl { display: grid; grid-template-columns: 1fr 1fr; gap: .15rem .8rem; margin: 0; }
.facts dt { color: var(--muted); }
.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.exchanges { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1.25rem; }
.octets { white-space: pre-wrap; overflow-wrap: anywhere; }
.octets-title { font: .8125rem/1.5 var(--sans); color: var(--muted); margin: 0 0 .2rem; }

.mark-box {
  position: fixed; z-index: 1; max-width: min(24rem, calc(100vw - 8px)); padding: .35rem .6rem;
  background: var(--ink); color: var(--paper); font: .8125rem/1.4 var(--sans);
  border-radius: 3px; pointer-events: none; font-variant-numeric: tabular-nums;
}
.mark-box:empty { visibility: hidden; }
.switches { display: flex; flex-wrap: wrap; gap: .3rem .4rem; margin: .4rem 0; }
.switches button {
  font: .8125rem/1.3 var(--sans); color: var(--ink); background: none; cursor: pointer;
  border: 1px solid var(--rule); border-bottom: 3px solid var(--hue, var(--muted)); border-radius: 3px;
  padding: .2rem .55rem;
}
.switches button[aria-pressed=false] {
  color: var(--muted); text-decoration: line-through; border-bottom-color: var(--rule);
}
.chart { display: block; width: 100%; height: auto; font: 13px var(--sans); font-variant-numeric: tabular-nums; }
.chart + .chart { margin-top: 1.25rem; }
.narrow { display: none; max-width: 27rem; }
.chart text { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.chart .blank { fill: var(--paper); }
.chart .heading { font-weight: 600; }
.chart .tick, .chart .title, .chart .small { fill: var(--muted); font-size: 12px; }
.chart .key-words { font-size: 12px; }
.chart .failed { fill: var(--alarm); font-style: italic; }
.chart path { fill: none; stroke: var(--hue); stroke-width: 1.75; stroke-linejoin: round; }
.chart .grid { stroke: var(--grid); stroke-width: 1; }
.chart .axis { stroke: var(--muted); stroke-width: 1; }
.chart .one { stroke: var(--ink); stroke-width: 1; }
.chart .leader { stroke: var(--rule); stroke-width: 1; }
.chart .band { fill: var(--band); }
.chart .interval { stroke-width: 2.25; }
.chart .mark, .chart .marks { fill: var(--hue); stroke: var(--paper); stroke-width: .75; }
.chart .marks { stroke: none; fill-opacity: .6; }
.chart .lean { fill: var(--paper); stroke: var(--hue); stroke-width: 1.75; }
.chart .marks.lean { fill: none; stroke-width: 1; stroke-opacity: .7; }
.chart .defaults { stroke: var(--hue); stroke-width: 1.75; }
.chart .blue { --hue: var(--blue); } .chart .orange { --hue: var(--orange); }
.chart .vermilion { --hue: var(--vermilion); } .chart .bluish-green { --hue: var(--bluish-green); }
.chart .reddish-purple { --hue: var(--reddish-purple); } .chart .none { --hue: var(--none); }
.switches .blue { --hue: var(--blue); } .switches .orange { --hue: var(--orange); }
.switches .vermilion { --hue: var(--vermilion); } .switches .none { --hue: var(--none); }
.switches .bluish-green { --hue: var(--bluish-green); }
.switches .reddish-purple { --hue: var(--reddish-purple); }
.chart .failure { --hue: var(--alarm); stroke: var(--alarm); stroke-width: 2; }
.chart .failure-line { stroke: var(--alarm); stroke-width: 1; stroke-dasharray: 2 3; }
.chart .withheld, .chart .mark.withheld { fill: var(--paper); stroke: var(--muted); stroke-width: 1.5; }
.chart .fit { fill: none; stroke-width: 1.25; }
.chart .fit.lean, .chart .series.lean, .chart .median.lean { fill: none; stroke-width: 1.5; stroke-dasharray: 6 3; }
.chart .fit.defaults, .chart .series.defaults, .chart .median.defaults { stroke-dasharray: 2 3; }
.chart .orange.series, .chart .orange.fit { stroke-dasharray: 9 2; }
.chart .vermilion.series, .chart .vermilion.fit { stroke-dasharray: 7 2 2 2; }
.chart .reddish-purple.series, .chart .reddish-purple.fit { stroke-dasharray: 2 2; }
.chart .extended { stroke-dasharray: 3 4; stroke-opacity: .7; }
.chart .median { stroke-width: 1.25; stroke-opacity: .9; }
.chart .ribbon { fill: var(--hue); fill-opacity: .16; stroke: none; }
.chart .density { fill: var(--hue); fill-opacity: .28; stroke-width: 1.25; }
.chart .density.lean { fill: var(--hue); fill-opacity: .1; stroke-dasharray: 6 3; }
.chart .quartiles { stroke-width: 4; }
.chart .shown { stroke: var(--ink); stroke-width: 2; }
.chart .off { visibility: hidden; }
.chart .break-even { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 4 3; }
.chart .break-even-interval { stroke: var(--ink); stroke-width: 3; }
.chart .error { stroke: var(--ink); stroke-width: 1.25; }
.chart .bar { fill: var(--hue); stroke: var(--paper); stroke-width: 1; }
.chart .bar.negative { fill: none; stroke: var(--hue); stroke-width: 1.5; stroke-dasharray: 3 2; }

@media screen and (min-width: 66rem) {
  .page {
    display: grid; grid-template-columns: 12rem minmax(0, 50rem); column-gap: 3rem;
    grid-template-rows: auto 1fr; max-width: none; justify-content: center;
  }
  header, main { grid-column: 2; }
  .contents {
    grid-area: 1 / 1 / 3; position: sticky; top: 0; align-self: start; max-height: 100vh;
    overflow-y: auto; padding: 2rem 0;
  }
  .contents > ul, .contents ul ul { display: block; }
  .contents ul ul { padding-left: .9rem; font-size: .75rem; }
  .contents > ul > li { margin-bottom: .7rem; }
  .contents li li { margin-top: .25rem; }
}
@media (max-width: 40rem) {
  header { padding-top: 1.25rem; }
  h1 { font-size: 1.5rem; }
  .answer { font-size: 1.1rem; }
  .answers { grid-template-columns: 1fr; gap: .15rem; }
  .answers dd { margin-bottom: .8rem; }
  .facts dl { grid-template-columns: 1fr 1fr; }
}
@media screen and (max-width: 40rem) {
  .wide { display: none; }
  .narrow { display: block; }
  .scroll { overflow: visible; }
  table, caption, tbody, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr {
    display: grid; grid-template-columns: repeat(3, 1fr); gap: .2rem .75rem; padding: .5rem 0;
    border-top: 1px solid var(--rule);
  }
  tbody tr > th[scope=row], td.words { grid-column: 1 / -1; white-space: normal; max-width: none; }
  tbody tr > th[scope=row] { font-weight: 600; }
  tbody tr > *, tbody tr + tr > *, tbody tr:last-child > * { border: 0; padding: 0; text-align: left; }
  td { white-space: normal; min-width: 0; overflow-wrap: anywhere; }
  td::before {
    content: attr(data-label); display: block; color: var(--muted); font-size: .6875rem;
  }
}
@media print {
  @page { margin: 18mm 16mm; }
  :root { --paper: #fff; }
  html { font-size: 9.5pt; }
  body { background: none; }
  .page { max-width: none; padding: 0; }
  .contents, .switches, .mark-box { display: none; }
  header { padding-top: 0; }
  h2 { margin-top: 1.75rem; }
  h2, h3 { break-after: avoid; }
  figure, table, .facts, .banner, .warnings li { break-inside: avoid; }
  figure { margin-top: 1.5rem; }
  .scroll { overflow: visible; }
  figure details { display: none; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
}
)css";
}

}  // namespace pingpong::html
