// Whether the marks of a page show the figures of its report, where they should.

// The scales and figures that a drawing states, and where its marks are. Runs in the browser.
export function readDrawings() {
  const middle = (element) => {
    const box = element.getBBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.x, top: box.y,
             right: box.x + box.width, bottom: box.y + box.height };
  };
  const scaleOf = (data, axis) => data[`${axis}Scale`] && {
    log: data[`${axis}Scale`] === 'log', min: +data[`${axis}Min`], max: +data[`${axis}Max`],
    from: +data[`${axis}From`], to: +data[`${axis}To`],
  };
  const isVisible = (svg) => svg.checkVisibility();
  return [...document.querySelectorAll('svg.chart')].filter(isVisible).map((svg) => ({
    id: svg.id.replace(/-narrow$/, ''),
    narrow: svg.id.endsWith('-narrow'),
    x: scaleOf(svg.dataset, 'x'),
    y: scaleOf(svg.dataset, 'y'),
    marks: [...svg.querySelectorAll('.mark:not(.key):not(.failure)')].map(
      (mark) => ({ data: { ...mark.dataset }, at: middle(mark) })),
    intervals: [...svg.querySelectorAll('.interval, .error[data-low]')].map(
      (line) => ({ data: { ...line.dataset }, at: middle(line) })),
    bars: [...svg.querySelectorAll('.bar[data-cell], .bar[data-to]')].map(
      (bar) => ({ data: { ...bar.dataset }, at: middle(bar) })),
    strips: [...svg.querySelectorAll('.marks')].map((strip) => ({
      data: { ...strip.dataset },
      hollow: /h|a/.test(strip.getAttribute('d')) === false,
      begins: [...strip.getAttribute('d').matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)].map(
        (begin) => ({ x: +begin[1], y: +begin[2] })),
    })),
    texts: [...svg.querySelectorAll('text')].map((text) => ({
      words: text.textContent, ...middle(text), width: svg.viewBox.baseVal.width,
    })),
  }));
}

const along = (scale, value) => {
  const place = scale.log ? Math.log10 : (plain) => plain;
  return scale.from + (place(value) - place(scale.min)) / (place(scale.max) - place(scale.min)) *
    (scale.to - scale.from);
};

const near = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-12);

// A place is written to a tenth of a unit.
const placed = (a, b) => Math.abs(a - b) <= 0.16;

function* placesOf(drawing) {
  for (const mark of drawing.marks)
    for (const axis of ['x', 'y'])
      if (mark.data[axis] !== undefined)
        yield [`a mark's ${axis}`, along(drawing[axis], +mark.data[axis]), mark.at[axis]];
  for (const line of drawing.intervals) {
    yield ['an interval\'s begin', along(drawing.x, Math.max(+line.data.low, drawing.x.min)),
           line.at.left];
    yield ['an interval\'s end', along(drawing.x, +line.data.high), line.at.right];
  }
  for (const bar of drawing.bars) {
    if (bar.data.x !== undefined)
      yield ['a bar\'s length', along(drawing.x, +bar.data.x), bar.at.right];
    if (bar.data.costUs !== undefined)
      yield ['a step\'s length', Math.abs(along(drawing.x, +bar.data.costUs) - drawing.x.from),
             bar.at.right - bar.at.left];
  }
  for (const strip of drawing.strips) {
    const xs = strip.data.x.split(' ').map(Number), ys = strip.data.y.split(' ').map(Number);
    const perMark = strip.begins.length / xs.length;  // a cross has two strokes
    const offset = { x: strip.begins[0].x - along(drawing.x, xs[0]),
                     y: strip.begins[0].y - along(drawing.y, ys[0]) };
    for (let i = 0; i < xs.length; ++i) {
      const begin = strip.begins[i * perMark];
      yield ['a block\'s time', along(drawing.x, xs[i]) + offset.x, begin.x];
      yield ['a block\'s median', along(drawing.y, ys[i]) + offset.y, begin.y];
    }
  }
}

// The figures that marks say they show, and those that the report has.
function* figuresOf(drawing, json) {
  const medians = json.comparisons.filter((each) => each.statistic === 'median');
  const found = ({ numerator, denominator }) => medians.find(
    (each) => each.numerator === +numerator && each.denominator === +denominator);
  for (const { data } of [...drawing.marks, ...drawing.intervals]) {
    if (data.numerator !== undefined) {
      const claim = found(data)?.claim;
      yield ['a ratio', +(drawing.id.includes('ratios') ? data.x : data.y), claim?.estimate];
      if (data.low !== undefined) {
        yield ['a ratio\'s low end', +data.low, claim?.low];
        yield ['a ratio\'s high end', +data.high, claim?.high];
      }
    }
    if (data.repetition !== undefined) {
      const trial = json.trials.find((each) => each.cell === +data.cell &&
        each.repetition === +data.repetition && each.process === +data.process);
      yield ['a trial\'s duration', +data.y, trial?.duration_ns / 1e9];
      yield ['a trial\'s exchanges', +data.x, trial?.exchanges];
    }
    if (data.percentile !== undefined)
      yield ['a percentile', +data.y,
             json.summaries[+data.cell].percentiles[data.percentile] / 1000];
  }
  for (const { data } of drawing.bars) {
    if (data.to !== undefined)
      yield ['a step of the ladder', +data.costUs, json.ladder.find(
        (each) => each.from === +data.from && each.to === +data.to)?.cost_ns.estimate / 1000];
  }
  for (const { data } of drawing.strips) {
    const blocks = json.blocks.filter((each) => each.cell === +data.cell);
    const times = data.x.split(' ').map(Number), values = data.y.split(' ').map(Number);
    if (!drawing.narrow)  // which leaves some out
      yield ['the number of blocks', times.length, blocks.length];
    for (const [i, time] of times.entries())
      yield ['a block\'s median', values[i],
             blocks.find((block) => near(block.start_offset_ns / 1e9, time))?.p50_ns / 1000];
  }
}

// The faults in a drawing whose marks must be some of these ratios, one line each.
export function ratioFaultsOf(drawing, id, known, axis = 'x') {
  if (!drawing || drawing.marks.length === 0)
    return [`the chart "${id}" is not there or has no marks`];
  return drawing.marks.filter(({ data }) => !known.some((ratio) => near(+data[axis], ratio)))
    .map(({ data }) => `${id}: ${data[axis]} is no ratio of the reports`);
}

// The faults in the drawings of a page, one line each.
export function faultsOf(drawings, json) {
  const faults = [];
  for (const drawing of drawings) {
    for (const [part, expected, actual] of placesOf(drawing))
      if (!placed(expected, actual))
        faults.push(`${drawing.id}: ${part} lies at ${actual}, not at ${expected}`);
    for (const [figure, shown, known] of figuresOf(drawing, json))
      if (known === undefined || Number.isNaN(known) || !near(shown, known))
        faults.push(`${drawing.id}: ${figure} is ${shown}, in the report ${known}`);
    for (const text of drawing.texts)
      if (text.words && (text.left < -1 || text.right > text.width + 1))
        faults.push(`${drawing.id}: "${text.words}" is cut off`);
    for (let i = 0; i < drawing.texts.length; ++i)
      for (let j = 0; j < i; ++j)
        if (overlap(drawing.texts[i], drawing.texts[j]))
          faults.push(`${drawing.id}: "${drawing.texts[i].words}" covers ` +
                      `"${drawing.texts[j].words}"`);
  }
  return faults;
}

// Lines of text may touch, as the boxes of letters have room above and below.
function overlap(a, b) {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return a.words && b.words && across > 1 && down > 5;
}
