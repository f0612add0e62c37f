"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const [PATH, PAGE, TITLE, TYPE, VERDICT, SIGNED, ENDS, AMOUNT, PARTIES, WAY, SURE, OUTCOME, CHANGE, REASON, FOUND, FIXED] = Array.from({ length: 16 }, (_, n) => n);
  const LOOKS = ["error", "warning", "advice", "undetermined", "failed"];
  const STANDING = ["v-fail", "v-review", "v-pass", "v-unread", "v-duplicate"];
  const UNCHECKED = 3;
  const HEIGHT = 46;
  const chosen = { text: "", verdict: "", type: "", year: "", rule: "", party: "", way: "", outcome: "", change: "" };
  const order = { by: VERDICT, down: false };
  const at = (id) => document.getElementById(id);
  const year = (file) => file[SIGNED].slice(0, 4) || "未写明";
  const haystacks = data.files.map((file) => [file[PATH], file[TITLE], ...file[PARTIES].map((n) => data.parties[n])].join("\n").toLowerCase());

  function make(name, options = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(options)) {
      if (key === "class") element.className = value;
      else if (key === "click") element.addEventListener("click", value);
      else if (key === "style") Object.assign(element.style, value);
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  const tests = {
    text: (file, wanted, n) => wanted.toLowerCase().split(/\s+/).every((word) => haystacks[n].includes(word)),
    verdict: (file, wanted) => file[VERDICT] === +wanted,
    type: (file, wanted) => file[TYPE] === +wanted,
    year: (file, wanted) => year(file) === wanted,
    rule: (file, wanted) => file[FOUND].some(([rule]) => rule === +wanted),
    party: (file, wanted) => file[PARTIES].includes(+wanted),
    way: (file, wanted) => file[WAY] === +wanted,
    outcome: (file, wanted) => file[OUTCOME] === +wanted,
    change: (file, wanted) => file[CHANGE] === +wanted,
  };

  function passing(except) {
    const active = Object.keys(chosen).filter((key) => chosen[key] !== "" && key !== except);
    return data.files.filter((file, n) => active.every((key) => tests[key](file, chosen[key], n)));
  }

  function choose(key, value) {
    chosen[key] = chosen[key] === String(value) ? "" : String(value);
    at(`f-${key}`).value = chosen[key];
    draw();
  }

  function tally(files, keys) {
    const counts = new Map();
    for (const file of files) for (const key of keys(file)) {
      const entry = counts.get(key) ?? STANDING.map(() => 0);
      entry[file[VERDICT]] += 1;
      counts.set(key, entry);
    }
    return counts;
  }

  const checked = (files) => files.filter((file) => file[VERDICT] < UNCHECKED);

  const total = (entry) => entry.reduce((sum, count) => sum + count, 0);

  function bar(name, parts, most, key, value, number) {
    const track = make("span", { class: "track" }, ...parts.map(([look, count]) => make("i", { class: look, style: { width: `${(100 * count) / most}%` } })));
    const pressed = chosen[key] === String(value);
    return make("button", { class: "bar", type: "button", "aria-pressed": pressed, title: name, click: () => choose(key, value) }, make("span", {}, name), track, make("span", { class: "number" }, number));
  }

  function bars(id, key, keys, names, limit) {
    const counts = [...tally(key === "outcome" ? passing(key) : checked(passing(key)), keys)].sort((a, b) => total(b[1]) - total(a[1]) || (names(a[0]) < names(b[0]) ? -1 : 1));
    const most = Math.max(1, ...counts.map(([, entry]) => total(entry)));
    const rows = counts.slice(0, limit).map(([value, entry]) => bar(names(value), entry.map((count, n) => [STANDING[n], count]), most, key, value, `${total(entry)} 份`));
    if (counts.length > limit) rows.push(make("p", { class: "soft" }, `其余 ${counts.length - limit} 项见下方的筛选。`));
    at(id).replaceChildren(...(rows.length ? rows : [make("p", { class: "soft" }, "没有。")]));
  }

  function ruleBars() {
    const files = checked(passing("rule"));
    const counts = new Map();
    for (const file of files) for (const [rule, look] of file[FOUND]) {
      const entry = counts.get(rule) ?? [0, 0, 0, 0, 0];
      entry[look] += 1;
      counts.set(rule, entry);
    }
    const sorted = [...counts].sort((a, b) => total(b[1]) - total(a[1]) || a[0] - b[0]).slice(0, 18);
    const rows = sorted.map(([rule, entry]) => bar(data.rules[rule][0], entry.map((count, n) => [`k-${LOOKS[n]}`, count]), Math.max(1, files.length), "rule", rule, `${total(entry)} 份 ${Math.round((100 * total(entry)) / files.length)}%`));
    at("by-rule").replaceChildren(...(rows.length ? rows : [make("p", { class: "soft" }, "没有发现问题。")]));
  }

  function yearColumns() {
    const counts = [...tally(checked(passing("year")), (file) => [year(file)])].sort((a, b) => (a[0] < b[0] ? -1 : 1));
    const most = Math.max(1, ...counts.map(([, entry]) => total(entry)));
    const columns = counts.map(([value, entry]) => make("button", { type: "button", "aria-pressed": chosen.year === value, title: `${value}：${total(entry)} 份`, click: () => choose("year", value) },
      make("span", {}, String(total(entry))), ...entry.map((count, n) => make("i", { class: STANDING[n], style: { height: `${(70 * count) / most}%` } })), make("span", {}, value)));
    at("by-year").replaceChildren(...columns);
  }

  function tiles() {
    const files = passing("verdict");
    const counts = STANDING.map(() => 0);
    let open = 0, fresh = 0, mended = 0;
    for (const file of files) {
      counts[file[VERDICT]] += 1;
      open += file[FOUND].length;
      fresh += file[FOUND].filter(([, , isNew]) => isNew).length;
      mended += file[FIXED];
    }
    const tile = (look, number, name, click) => make("button", { class: `tile ${look}`, type: "button", click }, make("b", {}, number.toLocaleString("zh-CN")), make("span", {}, name));
    const compared = data.compared ? [tile("k-error", fresh, "其中新发现的", () => {}), tile("k-satisfied", mended, "已改正的问题", () => {})] : [];
    at("tiles").replaceChildren(tile("", files.length, "文件", () => at("filters").reset()), ...counts.map((count, n) => tile(STANDING[n], count, data.verdicts[n], () => choose("verdict", n))),
      tile("k-error", open, "问题", () => {}), ...compared);
  }

  const COLUMNS = [["结论", VERDICT], ["协议", TITLE], ["当事人", PARTIES], ["种类", TYPE], ["签署", SIGNED], ["届满", ENDS], ["金额（元）", AMOUNT], ["错误 警告 建议 待定", FOUND], ["与上次相比", CHANGE]];
  const rank = {
    [TITLE]: (file) => file[TITLE] || file[PATH],
    [PARTIES]: (file) => file[PARTIES].map((n) => data.parties[n]).join(),
    [TYPE]: (file) => data.types[file[TYPE]],
    [FOUND]: (file) => -file[FOUND].reduce((sum, [, look]) => sum + [1e6, 1e3, 1, 30, 30][look], 0),
    [AMOUNT]: (file) => -(file[AMOUNT] ?? -1),
  };

  function sorted(files) {
    const key = rank[order.by] ?? ((file) => file[order.by]);
    const sign = order.down ? -1 : 1;
    return files.map((file) => [key(file), file]).sort((a, b) => sign * (typeof a[0] === "string" ? a[0].localeCompare(b[0], "zh-CN") : a[0] - b[0]) || (a[1][PATH] < b[1][PATH] ? -1 : 1)).map(([, file]) => file);
  }

  function row(file) {
    const counts = [0, 0, 0, 0];
    for (const [, look] of file[FOUND]) counts[Math.min(look, 3)] += 1;
    const name = file[TITLE] || file[PATH].split("/").pop();
    const shown = file[PAGE] ? make("a", { href: `reports/${file[PAGE]}`, target: "_blank", rel: "noopener" }, name) : name;
    const below = file[VERDICT] >= UNCHECKED ? `${data.outcomes[file[OUTCOME]]}：${file[REASON]}` : [file[PATH], file[REASON]].filter(Boolean).join("　");
    const parties = file[PARTIES].map((n) => data.parties[n]).join("；");
    const cells = [
      make("span", {}, make("span", { class: `badge ${STANDING[file[VERDICT]]}` }, data.verdicts[file[VERDICT]])),
      make("span", { class: "two", title: `${file[PATH]}\n${file[REASON]}` }, shown, make("small", {}, below)),
      make("span", { class: "wrap", title: parties }, parties),
      make("span", { class: "wrap", title: data.types[file[TYPE]] }, data.types[file[TYPE]]),
      make("span", {}, file[SIGNED]),
      make("span", {}, file[ENDS]),
      make("span", { class: "num" }, file[AMOUNT] === null ? "" : file[AMOUNT].toLocaleString("zh-CN", { minimumFractionDigits: 2 })),
      make("span", { class: "tally" }, ...(file[VERDICT] >= UNCHECKED ? [] : counts.map((count, n) => make("b", { class: `k-${LOOKS[n]}`, title: data.kinds[n] }, String(count))))),
      make("span", {}, data.compared ? data.changes[file[CHANGE]] : ""),
    ];
    return make("div", { class: "row", role: "row" }, ...cells);
  }

  let listed = [];
  function window_() {
    const box = at("scroll");
    const first = Math.max(0, Math.floor(box.scrollTop / HEIGHT) - 5);
    const some = listed.slice(first, first + Math.ceil(box.clientHeight / HEIGHT) + 10);
    at("rows").style.top = `${first * HEIGHT}px`;
    at("rows").replaceChildren(...some.map(row));
  }

  function list() {
    listed = sorted(passing());
    at("space").style.height = `${listed.length * HEIGHT}px`;
    at("shown").textContent = `共 ${data.files.length} 个文件，显示 ${listed.length} 个。`;
    at("head").replaceChildren(...COLUMNS.map(([name, by]) => make("button", { type: "button", click: () => { order.down = order.by === by && !order.down; order.by = by; draw(); } }, name + (order.by === by ? (order.down ? " ▼" : " ▲") : ""))));
    at("scroll").scrollTop = 0;
    window_();
  }

  function draw() {
    tiles();
    ruleBars();
    yearColumns();
    bars("by-type", "type", (file) => [file[TYPE]], (n) => data.types[n], 8);
    bars("by-party", "party", (file) => file[PARTIES], (n) => data.parties[n], 10);
    bars("by-how", "way", (file) => [file[WAY]], (n) => data.ways[n], 8);
    bars("by-way", "outcome", (file) => [file[OUTCOME]], (n) => data.outcomes[n], 8);
    list();
  }

  function options(key, pairs) {
    const sortedPairs = pairs.sort((a, b) => a[1].localeCompare(b[1], "zh-CN"));
    at(`f-${key}`).replaceChildren(make("option", { value: "" }, "全部"), ...sortedPairs.map(([value, name]) => make("option", { value }, name)));
    at(`f-${key}`).addEventListener("change", (event) => { chosen[key] = event.target.value; draw(); });
  }

  const numbered = (names) => names.map((name, n) => [String(n), name]);
  const used = new Set(data.files.flatMap((file) => file[FOUND].map(([rule]) => rule)));
  options("verdict", numbered(data.verdicts));
  options("type", numbered(data.types));
  options("year", [...new Set(data.files.map(year))].map((value) => [value, value]));
  options("rule", numbered(data.rules.map(([title]) => title)).filter(([n]) => used.has(+n)));
  options("party", numbered(data.parties));
  options("way", numbered(data.ways));
  options("outcome", numbered(data.outcomes));
  options("change", numbered(data.changes));
  at("f-text").addEventListener("input", (event) => { chosen.text = event.target.value.trim(); draw(); });
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("filters").addEventListener("reset", () => { for (const key of Object.keys(chosen)) chosen[key] = ""; setTimeout(draw); });
  at("scroll").addEventListener("scroll", () => requestAnimationFrame(window_));
  addEventListener("resize", window_);
  at("run").replaceChildren(...Object.entries(data.run).map(([name, text]) => make("div", {}, make("dt", {}, name), make("dd", {}, text))));
  const legend = (id, names, looks) => at(id).replaceChildren(...names.map((name, n) => make("span", {}, make("i", { class: looks[n] }), name)));
  legend("legend", data.verdicts.slice(0, UNCHECKED), STANDING);
  legend("kinds", data.kinds, LOOKS.map((look) => `k-${look}`));
  document.body.classList.toggle("alone", !data.compared);
  draw();
})();
