#include "pingpong/reporter/html/drawing/script.hpp"

namespace pingpong::html {

std::string_view page_script() noexcept {
    return R"js(
'use strict';
{
  // A box beside the mark that is pointed at, or that the keyboard has reached.
  const box = document.createElement('div');
  box.className = 'mark-box';
  box.setAttribute('role', 'status');
  document.body.append(box);

  const hide = () => {
    box.textContent = '';
    document.querySelectorAll('.shown').forEach((mark) => mark.classList.remove('shown'));
  };
  const show = (target) => {
    hide();
    const { text, mark, x, y } = target;
    box.textContent = text;
    if (mark) mark.classList.add('shown');
    const { width, height } = box.getBoundingClientRect();
    const left = Math.min(Math.max(x - width / 2, 4), document.documentElement.clientWidth - width - 4);
    box.style.left = left + 'px';
    box.style.top = (y - height - 14 > 4 ? y - height - 14 : y + 18) + 'px';
  };

  // What a chart can show: elements with a title, which the box replaces, and points of a path that
  // has a list of values.
  const along = (svg, axis, value) => {
    const { [axis + 'Scale']: scale, [axis + 'Min']: min, [axis + 'Max']: max,
            [axis + 'From']: from, [axis + 'To']: to } = svg.dataset;
    const place = scale === 'log' ? Math.log : Number;
    return +from + (place(value) - place(+min)) / (place(+max) - place(+min)) * (to - from);
  };
  const pointsOf = (svg, path) => {
    const ys = path.dataset.y.split(' ');
    return path.dataset.x.split(' ').map((x, i) => ({
      path,
      text: path.dataset.text.replace('{x}', (+x).toPrecision(4)).replace('{y}', (+ys[i]).toPrecision(4)),
      at: new DOMPoint(along(svg, 'x', +x), along(svg, 'y', +ys[i])),
    }));
  };
  const isOff = (element) => element.closest('.off') !== null;
  const placed = (svg, target) => {
    if (target.mark) {
      const { left, right, top, bottom } = target.mark.getBoundingClientRect();
      return { ...target, x: (left + right) / 2, y: (top + bottom) / 2,
               away: (x, y) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) };
    }
    const { x, y } = target.at.matrixTransform(svg.getScreenCTM());
    return { ...target, x, y, away: (toX, toY) => Math.hypot(toX - x, toY - y) };
  };

  const equip = (svg) => {
    const targets = [...svg.querySelectorAll('path > title, rect > title')].map((title) => {
      const target = { text: title.textContent, mark: title.parentNode };
      title.remove();
      return target;
    });
    for (const path of svg.querySelectorAll('[data-text]')) targets.push(...pointsOf(svg, path));
    if (targets.length === 0) return;
    const visible = () => targets.filter((target) => !isOff(target.mark ?? target.path));
    svg.addEventListener('pointermove', (event) => {
      const near = visible().map((target) => placed(svg, target))
        .map((target) => ({ target, distance: target.away(event.clientX, event.clientY) }))
        .reduce((best, each) => (best && each.distance >= best.distance ? best : each), null);
      if (near && 12 > near.distance) show(near.target);
      else hide();
    });
    svg.addEventListener('pointerleave', hide);
    svg.tabIndex = 0;
    let index = -1;
    const step = (by) => {
      const all = visible();
      if (all.length === 0) return;
      index = (index + by + all.length) % all.length;
      show(placed(svg, all[index]));
    };
    svg.addEventListener('focus', () => { if (svg.matches(':focus-visible')) { index = -1; step(1); } });
    svg.addEventListener('blur', hide);
    svg.addEventListener('keydown', (event) => {
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') hide();
      if (!by) return;
      event.preventDefault();
      step(by);
    });
  };
  document.querySelectorAll('svg.chart').forEach(equip);
  addEventListener('scroll', hide, { passive: true });

  // A button for each series of a figure.
  for (const figure of document.querySelectorAll('figure')) {
    const series = new Map();
    for (const group of figure.querySelectorAll('[data-series]:not([data-series=""])'))
      series.set(group.dataset.series, [...(series.get(group.dataset.series) ?? []), group]);
    if (2 > series.size) continue;
    const switches = document.createElement('div');
    switches.className = 'switches';
    switches.setAttribute('role', 'group');
    switches.setAttribute('aria-label', 'Series shown');
    for (const [name, groups] of series) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = groups[0].getAttribute('class');
      button.textContent = name;
      button.setAttribute('aria-pressed', 'true');
      button.addEventListener('click', () => {
        const on = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(on));
        groups.forEach((group) => group.classList.toggle('off', !on));
      });
      switches.append(button);
    }
    figure.querySelector('figcaption').before(switches);
  }
}
)js";
}

}  // namespace pingpong::html
