/// How the report looks: one type scale, thin rules, tabular figures, and A4 in print.
let stylesheet = """

  :root { color-scheme: light; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1.25rem 4rem; background: #fff;
    color: #1c1c1c; font: 400 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto,
    "Helvetica Neue", "Noto Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; }
  h1, h2, h3 { line-height: 1.2; font-weight: 600; break-after: avoid; }
  h1 { font-size: 1.75rem; margin: 0 0 0.75rem; }
  h2 { font-size: 1.25rem; margin: 3rem 0 0.75rem; padding-top: 0.6rem;
    border-top: 1.5px solid #1c1c1c; }
  h3 { font-size: 1rem; margin: 2rem 0 0.5rem; }
  p, ul, dl { max-width: 70ch; margin: 0 0 0.8rem; }
  p.kicker { margin: 0 0 0.2rem; color: #555; letter-spacing: 0.02em; }
  p.lead { font-size: 1.125rem; }
  p.note { font-size: 0.8125rem; color: #555; }
  dl.facts { display: grid; \
  grid-template-columns: max-content minmax(0, 1fr) max-content minmax(0, 1fr);
    gap: 0.15rem 1rem; max-width: none; font-size: 0.875rem; }
  dl.facts dt { color: #555; }
  dl.facts dd { margin: 0; overflow-wrap: anywhere; }
  nav { margin: 2rem 0; }
  /* Numbers hang into the gap. */
  nav ol { columns: 3 14rem; column-gap: 2.2rem; margin: 0; padding-left: 1.4rem; \
  font-size: 0.875rem; }
  nav a { color: #0b4f8a; }
  a.told { color: inherit; text-decoration: underline dotted #767676; \
  text-underline-offset: 0.15em; }
  figcaption a, .numbers a { color: #0b4f8a; }
  :focus-visible { outline: 3px solid #0072b2; outline-offset: 2px; }
  code { font: 0.85em/1.4 ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace;
    overflow-wrap: anywhere; }
  .warning { border-left: 4px solid #d55e00; padding: 0.1rem 0 0.1rem 0.9rem; }
  /* A shadow stands at the right edge for as long as more columns hide behind it. */
  .scroll { overflow-x: auto; margin: 1rem 0 1.5rem;
    background: linear-gradient(to left, #fff 30%, #fff0) right / 3rem 100% local,
      radial-gradient(farthest-side at 100% 50%, #0005, #0000) right / 0.9rem 100% scroll;
    background-repeat: no-repeat; }
  .hint { display: none; }
  table { border-collapse: collapse; width: 100%; font-size: 0.8125rem; line-height: 1.35;
    border-bottom: 1px solid #1c1c1c; }
  caption { text-align: left; padding: 0 0 0.5rem; color: #333; }
  caption span { display: block; max-width: 70ch; }
  caption b { color: #1c1c1c; }
  th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.9rem 0.25rem 0;
    font-weight: 400; }
  th:last-child, td:last-child { padding-right: 0; }
  thead th { vertical-align: bottom; border-top: 1px solid #1c1c1c;
    border-bottom: 1px solid #1c1c1c; font-weight: 600; hyphens: manual; }
  tbody tr + tr > * { border-top: 1px solid #e4e4e0; }
  tr.total > * { border-top: 1px solid #1c1c1c !important; font-weight: 600; }
  .n { text-align: right; white-space: nowrap; }
  thead .n { white-space: normal; }
  .unit { display: block; font-weight: 400; color: #555; white-space: nowrap; }
  /* The identifier of a figure, where a browser shows the target of a link. */
  td[id]:hover::after { content: attr(id); position: fixed; left: 0; bottom: 0; z-index: 1;
    padding: 0.15rem 0.5rem; background: #fff; border: 1px solid #999; color: #1c1c1c;
    font: 0.75rem/1.4 ui-monospace, Consolas, "Liberation Mono", monospace; }
  td:target { outline: 2px solid #0072b2; }
  .unresolved { color: #6b6b6b; font-style: italic; }
  sup.e { font-size: 0.7em; font-style: italic; line-height: 0; padding-left: 0.1em; }
  #packages tbody th { min-width: 17rem; }
  /* Empty columns share the room alike, so that there is some to write in. */
  #goals, #unpriced, #four_step { table-layout: fixed; min-width: 52rem; }
  :is(#goals, #unpriced) th:nth-child(-n + 2) { width: 21%; }
  #four_step th:first-child { width: 17%; }
  #four_step th:nth-child(2) { width: 34%; }
  #four_step th:nth-child(3) { width: 14%; }
  #inputs td { font: 0.7rem/1.5 ui-monospace, Consolas, "Liberation Mono", monospace; }
  figure { margin: 1rem 0 2rem; max-width: 66rem; }
  figure .scroll { margin: 0; }
  figcaption { max-width: 70ch; margin-top: 0.4rem; font-size: 0.875rem; color: #333; }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(330px, 1fr));
    gap: 0.6rem 1.6rem; }
  .first figure { max-width: 48rem; }
  .first figcaption { max-width: none; }
  div.legend { margin: 0.5rem 0 1rem; font-size: 0.8125rem; line-height: 1.35; }
  .legend > div { display: flex; flex-wrap: wrap; gap: 0.1rem 1.2rem; margin-bottom: 0.3rem; }
  .legend span { display: inline-flex; align-items: center; gap: 0.4rem; }
  .legend svg { width: 30px; flex: none; }
  .multiples { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
    gap: 1rem 1.2rem; margin: 1rem 0 1.5rem; }
  .multiple { break-inside: avoid; }
  .multiple p { margin: 0.25rem 0 0; font-size: 0.8125rem; line-height: 1.35; }
  svg { display: block; width: 100%; font-family: inherit; }
  svg[viewBox] { height: auto; }
  svg.definitions { position: absolute; width: 0; height: 0; }
  svg text { fill: #1c1c1c; }
  .mark:hover > rect, .mark:hover > circle, .mark:hover > path { stroke: #1c1c1c;
    stroke-width: 1.5px; }
  svg text.unknown { fill: #6b6b6b; font-style: italic; }
  svg .names text, svg .halo { paint-order: stroke; stroke: #fff; stroke-width: 3px;
    stroke-linejoin: round; stroke-opacity: 0.9; }
  svg .ground { display: none; fill: #f7f5ef; fill-opacity: 0.75; }
  @media (min-width: 40rem) { #verdict tbody th { white-space: nowrap; } }
  @media (max-width: 40rem) {
    body { padding: 1rem 0.9rem 3rem; }
    /* On a phone the table is wider than the page, its caption is not. */
    .scroll { container-type: inline-size; }
    caption span { max-width: min(70ch, 100cqi); }
    dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
    dl.facts dd { margin-bottom: 0.4rem; }
    tbody th { min-width: 8.5rem; max-width: 11rem; overflow-wrap: break-word; }
    /* Sources, comments and lists of places would else be columns of single words. */
    td.long { min-width: 17rem; }
    /* A map whose middle of interest is east of its own opens there. */
    .scroll:has(> svg.east) { direction: rtl; background: none; }
    .scroll > svg { direction: ltr; }
    .hint::after { content: " →"; }
    .scroll > svg.east ~ .hint { left: auto; right: 0; direction: ltr; }
    .scroll > svg.east ~ .hint::before { content: "← "; }
    .scroll > svg.east ~ .hint::after { content: none; }
    .hint { display: block; position: sticky; left: 0; width: max-content; color: #555;
      font-size: 0.75rem; font-style: italic; margin-top: 0.2rem; }
  }
  /* No table may be wider than the paper: a browser would shrink every page to fit it. */
  @media print {
    @page { size: A4; margin: 12mm 13mm 13mm; }
    body { max-width: none; padding: 0; font-size: 8.5pt; }
    h1 { font-size: 14.5pt; margin-bottom: 2mm; } h2 { font-size: 12pt; margin-top: 7mm; }
    h3 { font-size: 9.5pt; margin-top: 5mm; }
    p, ul, dl { margin-bottom: 2mm; }
    h2 + p, h3 + p { break-inside: avoid; }
    /* Columns stand an em apart, also where numbers fill both. */
    table { font-size: 6.6pt; line-height: 1.28; } th, td { padding: 0.35mm 1.05em 0.35mm 0; }
    tbody tr:first-child > * { padding-top: 0.8mm; }
    .unit { white-space: normal; }
    .long, code { overflow-wrap: anywhere; }
    /* Tables too wide to be read on an upright page lie down. */
    @page wide { size: A4 landscape; }
    #s-distribution, .scroll:has(> :is(#appraisal, #closures, #closures_named)) { page: wide; }
    :is(#appraisal, #closures, #closures_named) { line-height: 1.15; }
    #appraisal tbody th { min-width: 40mm; } #appraisal td:not(.n) { min-width: 35mm; }
    #appraisal td:nth-child(2) { min-width: 0; }
    #appraisal td:nth-child(5) { white-space: normal; }
    :is(#appraisal, #closures, #closures_named) :is(th, td) { padding-top: 0.2mm;
      padding-bottom: 0.2mm; }
    .scroll { overflow: visible; background: none; margin: 2mm 0 4mm; }
    .hint { display: none; }
    /* Drawings and pages are cut at whole pixels on paper, which must not take a map's frame. */
    svg { min-width: 0 !important; overflow: visible; } svg[viewBox] { width: calc(100% - 1px); }
    /* Printed words with an edge are words twice, and a pattern is a picture as large as what it is
       cut to. */
    svg .names text, svg .halo { stroke: none; }
    svg .ground { display: inline; }
    rect[fill^="url("] { clip-path: inset(0); }
    figure { margin: 3mm 0 5mm; }
    figcaption { font-size: 7.5pt; max-width: none; }
    figure > .scroll > svg[viewBox] { max-height: 112mm; }
    figure > .scroll > svg.tall { max-height: 180mm; }
    /* Two with their captions stand on a page; names are printed at 6 points. */
    .keep figure > .scroll > svg[viewBox] { max-width: 156mm; }
    /* The first map has its legend and caption beside it; its words are printed at 6 points. */
    #s-summary figure {
      display: grid; grid-template-columns: 124mm 1fr; column-gap: 4mm; align-items: start; }
    #s-summary figure > .scroll { grid-row: 1 / span 2; }
    #s-summary figure > .legend, #s-summary figure > figcaption { grid-column: 2; }
    #s-summary figure > .scroll > svg[viewBox] { max-height: 80mm; }
    #chart\\/waterfall .pair > svg { max-height: 44mm; }
    a.told { text-decoration: none; }
    .numbers a { color: inherit; text-decoration: none; }
    p:has(+ .multiples), p:has(+ .keep), h3 + p:has(+ figure) { break-after: avoid; }
    /* Leaves room for the text that it illustrates. */
    #chart\\/savings svg { zoom: 0.8; }
    #chart\\/industries > .scroll > svg[viewBox] { max-height: 104mm; }
    .pair { grid-template-columns: 1fr 1fr; }
    .multiples { grid-template-columns: 1fr 1fr 1fr; gap: 4mm; }
    .multiple p { font-size: 7pt; }
    figure, tr, .keep { break-inside: avoid; }
    thead { display: table-header-group; }
    caption, caption span { break-inside: avoid; max-width: none; }
    caption, thead { break-after: avoid; }
    tbody tr:nth-child(-n + 3), tbody tr:nth-last-child(-n + 2) {
      break-before: avoid; }
    p.note, div.legend { font-size: 7pt; margin: 0; max-width: none; }
    .legend > div { gap: 0.2mm 3mm; margin-bottom: 0.5mm; }
    /* The cover, the summary and the contents are the first page. */
    dl.facts { font-size: 7pt; gap: 0.2mm 3mm; margin-bottom: 2mm; }
    dl.facts code { font-size: 6.6pt; }
    sup.e { font-size: max(0.7em, 6pt); }
    p.warning { max-width: none; font-size: 8pt; line-height: 1.3; margin-bottom: 1mm; }
    p.lead { font-size: 9.5pt; line-height: 1.32; max-width: none; margin-bottom: 1.2mm; }
    header:has(.warning) ~ #s-summary p.lead { font-size: 8.5pt; line-height: 1.28; }
    #s-summary h2 { margin-top: 3mm; }
    #s-summary .scroll, #s-summary figure { margin: 1.5mm 0; }
    #s-summary figcaption { font-size: 7pt; line-height: 1.3; margin-top: 0.5mm; }
    #s-summary caption code, #s-summary .numbers { display: none; }
    nav { margin: 2mm 0 0; break-inside: avoid; break-after: page; }
    nav ol { columns: 4; font-size: 7.5pt; line-height: 1.3; }
    nav a { color: inherit; text-decoration: none; }
    :is(#packages, #appraisal_years, #appraisal_work) tbody th { min-width: 41mm; }
    #goals, #unpriced, #four_step { min-width: 0; }
    #inputs td, caption code, figcaption code { font-size: 6.6pt; }
    #inputs th, #inputs td { padding-top: 0.4mm; padding-bottom: 0.4mm; }
  }

  """
